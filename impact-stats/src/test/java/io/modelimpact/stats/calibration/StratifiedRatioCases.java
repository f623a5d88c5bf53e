package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.adjust.PostStratification;
import io.modelimpact.stats.adjust.PostStratification.Stratified;
import io.modelimpact.stats.adjust.Stratum;
import io.modelimpact.stats.exact.ExactCrossProducts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Differences of ratios of sums over strata that differ in their ratio and in how much they view. */
final class StratifiedRatioCases {
    private static final int TRIALS = 6_000;
    private static final int STRATA = 4;
    private static final double EFFECT = 0.1;
    private static final String DESIGN = "clicks on views, 4 strata of ratios 0.3 to 0.6, 300 units each";

    private StratifiedRatioCases() {}

    static List<CalibrationCase> cases() {
        PostStratification plain = PostStratification.ofRatios();
        PostStratification adjusted = plain.withCovariates();
        return List.of(
                over("post-stratified ratio of sums, absolute", EFFECT, draws -> plain.absolute(strata(draws, 2))),
                over(
                        "post-stratified ratio of sums, relative",
                        EFFECT / ratioOfControl(),
                        draws -> plain.relative(strata(draws, 2))),
                over(
                        "post-stratified ratio of sums with covariates, absolute",
                        EFFECT,
                        draws -> adjusted.absolute(strata(draws, 4))),
                over(
                        "post-stratified ratio of sums with covariates, relative",
                        EFFECT / ratioOfControl(),
                        draws -> adjusted.relative(strata(draws, 4))));
    }

    private static CalibrationCase over(String method, double truth, Function<Draws, Outcome<Stratified>> estimate) {
        return interval(
                method,
                DESIGN,
                Promise.LARGE_SAMPLES,
                TRIALS,
                truth,
                draws -> estimate.apply(draws).map(found -> found.estimate().interval()));
    }

    private static double ratio(int stratum) {
        return 0.3 + 0.1 * stratum;
    }

    private static double views(Draws draws, int stratum) {
        return 1 + stratum + StrictMath.floor(4 * draws.exponential());
    }

    /** Expected clicks over expected views. */
    private static double ratioOfControl() {
        double step = StrictMath.exp(-0.25);
        double further = step / (1 - step);
        double clicks = 0;
        double views = 0;
        for (int stratum = 0; stratum < STRATA; stratum++) {
            double expected = 1 + stratum + further;
            clicks += ratio(stratum) * expected;
            views += expected;
        }
        return clicks / views;
    }

    private static List<Stratum> strata(Draws draws, int variables) {
        List<ExactCrossProducts[]> arms = new ArrayList<>();
        for (int stratum = 0; stratum < STRATA; stratum++) {
            arms.add(
                    new ExactCrossProducts[] {ExactCrossProducts.create(variables), ExactCrossProducts.create(variables)
                    });
        }
        for (int unit = 0; unit < 600; unit++) {
            int at = (int) (STRATA * draws.uniform());
            boolean treated = unit % 2 == 1;
            double habit = 0.2 * draws.uniform() - 0.1;
            double ratio = ratio(at) + habit + (treated ? EFFECT : 0);
            double[] row = new double[variables];
            for (int i = 0; i < variables; i += 2) {
                row[i + 1] = views(draws, at);
                row[i] = draws.successes((long) row[i + 1], i == 0 ? ratio : ratio(at) + habit);
            }
            arms.get(at)[treated ? 1 : 0].addRow(row);
        }
        return arms.stream().map(both -> new Stratum(both[0], both[1])).toList();
    }
}
