package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.compare.LogRatioLift;
import io.modelimpact.stats.compare.PairedTTest;
import io.modelimpact.stats.compare.PairedTTest.PairedRatios;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Differences of ratios of sums, where a unit's denominator is a count of its events and its numerator depends on it. */
final class RatioCases {
    private static final double CONTROL = 0.4;
    private static final double TREATMENT = 0.5;

    private RatioCases() {}

    /** A comparison of two arms. */
    private interface Comparison extends BiFunction<SampleSummary, SampleSummary, Outcome<Interval>> {}

    static List<CalibrationCase> cases() {
        List<CalibrationCase> cases = new ArrayList<>();
        double lift = TREATMENT / CONTROL - 1;
        add(
                cases,
                "ratio of sums, absolute",
                TREATMENT - CONTROL,
                (c, t) -> WelchTTest.withDefaults().test(c, t).map(Inference::interval));
        add(
                cases,
                "ratio of sums, relative",
                lift,
                (c, t) -> RelativeLift.withDefaults().test(c, t).map(Inference::interval));
        add(
                cases,
                "ratio of sums, log",
                lift,
                (c, t) -> LogRatioLift.withDefaults().test(c, t).map(Inference::interval));
        cases.add(interval(
                "ratio of sums, paired",
                "clicks on views, 300 units",
                Promise.LARGE_SAMPLES,
                6_000,
                TREATMENT - CONTROL,
                RatioCases::paired));
        return List.copyOf(cases);
    }

    private static void add(List<CalibrationCase> cases, String method, double truth, Comparison comparison) {
        cases.add(interval(
                method,
                "clicks on views, 300 units each",
                Promise.LARGE_SAMPLES,
                6_000,
                truth,
                draws -> comparison.apply(arm(draws, 300, CONTROL), arm(draws, 300, TREATMENT))));
        cases.add(interval(
                method,
                "clicks on views, 12 units each",
                Promise.none("the delta method with few units"),
                20_000,
                truth,
                draws -> comparison.apply(arm(draws, 12, CONTROL), arm(draws, 12, TREATMENT))));
    }

    private static SampleSummary arm(Draws draws, int units, double ratio) {
        double[] views = Draws.sample(units, () -> views(draws));
        double[] clicks = views.clone();
        for (int i = 0; i < units; i++) {
            clicks[i] = clicks(draws, views[i], ratio);
        }
        return SampleSummary.ofRatio(clicks, views);
    }

    private static Outcome<Interval> paired(Draws draws) {
        double[][] rows = new double[4][300];
        for (int i = 0; i < rows[0].length; i++) {
            double views = views(draws);
            rows[0][i] = clicks(draws, views, CONTROL);
            rows[1][i] = views;
            rows[2][i] = clicks(draws, views, TREATMENT);
            rows[3][i] = views;
        }
        return PairedTTest.withDefaults()
                .test(PairedRatios.ofValues(rows[0], rows[1], rows[2], rows[3]))
                .map(Inference::interval);
    }

    /** At least one, 4 on average, geometric. */
    private static double views(Draws draws) {
        return 1 + StrictMath.floor(draws.exponential() / -StrictMath.log1p(-0.25));
    }

    private static double clicks(Draws draws, double views, double ratio) {
        return draws.successes((long) views, ratio);
    }
}
