package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.adjust.Cuped;
import io.modelimpact.stats.adjust.PostStratification;
import io.modelimpact.stats.adjust.RegressionAdjustment;
import io.modelimpact.stats.adjust.Stratum;
import io.modelimpact.stats.calibration.CalibrationCase.Quantity;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.compare.LogRatioLift;
import io.modelimpact.stats.exact.ExactCrossProducts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Differences of means and ratios with covariates or strata. Covariates are drawn for each trial, as units are. */
final class AdjustmentCases {
    private static final int TRIALS = 8_000;
    private static final double EFFECT = 0.5;
    private static final double LEVEL = 10;

    private AdjustmentCases() {}

    static List<CalibrationCase> cases() {
        List<CalibrationCase> cases = new ArrayList<>();
        String means = "covariate correlates by 0.8, 150 and 100 units";
        add(
                cases,
                "CUPED, absolute",
                means,
                EFFECT,
                draws -> cuped(draws, 150, 100).then(Cuped.Adjustment::absolute).map(Inference::interval));
        add(
                cases,
                "CUPED, relative",
                means,
                EFFECT / LEVEL,
                draws -> cuped(draws, 150, 100).then(Cuped.Adjustment::relative).map(Inference::interval));
        add(
                cases,
                "CUPED, log ratio",
                means,
                EFFECT / LEVEL,
                draws -> cuped(draws, 150, 100)
                        .then(found -> LogRatioLift.withDefaults().test(found.control(), found.treatment()))
                        .map(Inference::interval));
        cases.add(interval(
                "CUPED, absolute",
                "covariate correlates by 0.8, 6 units each",
                Promise.none("the slope is taken as known"),
                20_000,
                EFFECT,
                draws -> cuped(draws, 6, 6).then(Cuped.Adjustment::absolute).map(Inference::interval)));
        add(
                cases,
                "CUPED of ratios, absolute",
                "clicks on views before and after, 200 units each",
                0.1,
                draws -> Cuped.forRatios()
                        .adjust(ratios(draws, 0.4), ratios(draws, 0.5))
                        .then(Cuped.Adjustment::absolute)
                        .map(Inference::interval));
        regression(cases);
        strata(cases);
        return List.copyOf(cases);
    }

    /** Draws an interval. */
    private interface Method extends Function<Draws, Outcome<Interval>> {}

    private static void add(List<CalibrationCase> cases, String name, String design, double truth, Method method) {
        cases.add(interval(name, design, Promise.LARGE_SAMPLES, TRIALS, truth, method));
    }

    private static Outcome<Cuped.Adjustment> cuped(Draws draws, int controls, int treated) {
        return Cuped.forMeans().adjust(pairs(draws, controls, 0), pairs(draws, treated, EFFECT));
    }

    private static ExactCrossProducts pairs(Draws draws, int units, double effect) {
        ExactCrossProducts state = ExactCrossProducts.create(2);
        for (int unit = 0; unit < units; unit++) {
            double before = draws.normal();
            state.add(LEVEL + effect + 0.8 * before + 0.6 * draws.normal(), before);
        }
        return state;
    }

    private static ExactCrossProducts ratios(Draws draws, double ratio) {
        ExactCrossProducts state = ExactCrossProducts.create(4);
        for (int unit = 0; unit < 200; unit++) {
            // Who clicked more than others before does so afterwards.
            double habit = 0.6 + 0.8 * draws.uniform();
            double views = 1 + StrictMath.floor(4 * draws.exponential());
            double before = 1 + StrictMath.floor(4 * draws.exponential());
            state.addRow(
                    (double) draws.successes((long) views, ratio * habit),
                    views,
                    (double) draws.successes((long) before, 0.4 * habit),
                    before);
        }
        return state;
    }

    private static void regression(List<CalibrationCase> cases) {
        RegressionAdjustment ancova = RegressionAdjustment.ancova();
        RegressionAdjustment lin = RegressionAdjustment.interacted();
        String alike = "one slope, deviations 1 and 2, 60 and 40 units";
        add(
                cases,
                "regression with one slope, HC2",
                alike,
                EFFECT,
                draws -> fit(draws, ancova, 1).effect());
        add(
                cases,
                "regression with two slopes (Lin), HC2",
                alike,
                EFFECT,
                draws -> fit(draws, lin, 1).effect());
        cases.add(new CalibrationCase(
                "regression with two slopes (Lin), HC2",
                "slopes 1 and 3, the effect on these units, 60 and 40 units",
                Quantity.COVERAGE,
                1 - CalibrationCase.ALPHA,
                Promise.LARGE_SAMPLES,
                TRIALS,
                draws -> {
                    Fitted fitted = fit(draws, lin, 3);
                    return fitted.effect().map(found -> found.contains(fitted.effectOnUnits()) ? 1.0 : 0.0);
                }));
        cases.add(interval(
                "regression with two slopes (Lin), HC2",
                "slopes 1 and 3, the effect on all units there might be, 60 and 40 units",
                Promise.none("the error is that of the effect on the units seen"),
                TRIALS,
                EFFECT,
                draws -> fit(draws, lin, 3).effect()));
        cases.add(interval(
                "regression in clusters, CR2",
                "treatment by cluster, 8 and 8 clusters of 5 units",
                Promise.LARGE_SAMPLES,
                TRIALS,
                EFFECT,
                AdjustmentCases::clustered));
    }

    /** An interval, and the effect averaged over the units drawn. */
    private record Fitted(Outcome<Interval> effect, double effectOnUnits) {}

    private static Fitted fit(Draws draws, RegressionAdjustment method, double slopeOfTreated) {
        boolean[] treated = new boolean[100];
        double[][] covariates = new double[100][1];
        double[] outcome = new double[100];
        double covariate = 0;
        for (int i = 0; i < outcome.length; i++) {
            treated[i] = i >= 60;
            covariates[i][0] = draws.normal();
            covariate += covariates[i][0] / outcome.length;
            outcome[i] = treated[i]
                    ? EFFECT + slopeOfTreated * covariates[i][0] + 2 * draws.normal()
                    : covariates[i][0] + draws.normal();
        }
        return new Fitted(
                method.fit(treated, covariates, outcome)
                        .then(fit -> fit.estimate(CalibrationCase.ALPHA))
                        .map(Inference::interval),
                EFFECT + (slopeOfTreated - 1) * covariate);
    }

    private static Outcome<Interval> clustered(Draws draws) {
        boolean[] treated = new boolean[80];
        long[] clusters = new long[80];
        double[] outcome = new double[80];
        double common = 0;
        for (int i = 0; i < outcome.length; i++) {
            clusters[i] = i / 5;
            treated[i] = clusters[i] >= 8;
            common = i % 5 == 0 ? draws.normal() : common;
            outcome[i] = (treated[i] ? EFFECT : 0) + common + draws.normal();
        }
        return RegressionAdjustment.ancova()
                .fit(treated, new double[80][0], outcome)
                .then(fit ->
                        fit.clustered(clusters).then(errors -> errors.estimate(fit.effect(), CalibrationCase.ALPHA)))
                .map(Inference::interval);
    }

    private static void strata(List<CalibrationCase> cases) {
        String design = "4 strata of levels 8 to 14, 200 and 150 units";
        add(
                cases,
                "post-stratified difference",
                design,
                EFFECT,
                draws -> PostStratification.ofMeans()
                        .absolute(strata(draws, 1))
                        .map(found -> found.estimate().interval()));
        add(
                cases,
                "post-stratified relative difference",
                design,
                EFFECT / 11,
                draws -> PostStratification.ofMeans()
                        .relative(strata(draws, 1))
                        .map(found -> found.estimate().interval()));
        add(
                cases,
                "post-stratified difference with covariate",
                design,
                EFFECT,
                draws -> PostStratification.ofMeans()
                        .withCovariates()
                        .absolute(strata(draws, 2))
                        .map(found -> found.estimate().interval()));
    }

    private static List<Stratum> strata(Draws draws, int variables) {
        ExactCrossProducts[][] arms = new ExactCrossProducts[4][2];
        for (ExactCrossProducts[] stratum : arms) {
            stratum[0] = ExactCrossProducts.create(variables);
            stratum[1] = ExactCrossProducts.create(variables);
        }
        for (int unit = 0; unit < 350; unit++) {
            int stratum = (int) (4 * draws.uniform());
            int arm = unit < 200 ? 0 : 1;
            double covariate = draws.normal();
            double y = 8 + 2 * stratum + arm * EFFECT + 0.7 * covariate + draws.normal();
            if (variables == 1) {
                arms[stratum][arm].add(y);
            } else {
                arms[stratum][arm].add(y, covariate);
            }
        }
        List<Stratum> strata = new ArrayList<>();
        for (ExactCrossProducts[] stratum : arms) {
            strata.add(new Stratum(stratum[0], stratum[1]));
        }
        return strata;
    }
}
