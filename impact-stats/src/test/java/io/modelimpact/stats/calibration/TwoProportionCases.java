package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;
import static io.modelimpact.stats.calibration.CalibrationCase.test;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.compare.TwoProportionZTest;
import io.modelimpact.stats.proportion.FisherExactTest;
import io.modelimpact.stats.proportion.NewcombeDifference;
import io.modelimpact.stats.proportion.Proportion;
import io.modelimpact.stats.proportion.RiskRatio;
import io.modelimpact.stats.proportion.ScoreDifference;
import io.modelimpact.stats.proportion.WaldDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Comparisons of two independent proportions. */
final class TwoProportionCases {
    private static final int TRIALS = 20_000;
    private static final Promise FEW = Promise.none("few events");

    private TwoProportionCases() {}

    /** Two observed proportions compared. */
    private interface Comparison<R> extends BiFunction<Proportion, Proportion, Outcome<R>> {}

    static List<CalibrationCase> cases() {
        List<CalibrationCase> cases = new ArrayList<>();
        Comparison<Interval> score =
                (c, t) -> ScoreDifference.withDefaults().test(c, t).map(Inference::interval);
        Comparison<Interval> wald =
                (c, t) -> WaldDifference.withDefaults().test(c, t).map(Inference::interval);
        Comparison<Interval> adjusted =
                (c, t) -> WaldDifference.withDefaults().adjusted().test(c, t).map(Inference::interval);
        Comparison<Interval> newcombe =
                (c, t) -> NewcombeDifference.withDefaults().test(c, t).map(Inference::interval);
        Comparison<Interval> ratio =
                (c, t) -> RiskRatio.withDefaults().test(c, t).map(Inference::interval);
        addBoth(cases, "score (Miettinen-Nurminen)", score, false);
        addBoth(cases, "Newcombe", newcombe, false);
        addBoth(cases, "Agresti-Caffo", adjusted, false);
        addBoth(cases, "Wald difference", wald, false);
        addBoth(cases, "risk ratio, log", ratio, true);
        Comparison<Double> pooled = (c, t) -> TwoProportionZTest.withDefaults()
                .test(c.successes(), c.units(), t.successes(), t.units())
                .map(TwoProportionZTest.Result::pValue);
        Comparison<Double> yates = (c, t) -> TwoProportionZTest.withDefaults()
                .withContinuityCorrection()
                .test(c.successes(), c.units(), t.successes(), t.units())
                .map(TwoProportionZTest.Result::pValue);
        Comparison<Double> fisher =
                (c, t) -> FisherExactTest.withDefaults().test(c, t).map(FisherExactTest.Result::pValue);
        cases.add(tested("pooled z", Promise.LARGE_SAMPLES, 1500, 1000, 0.3, pooled));
        cases.add(tested("pooled z", FEW, 60, 180, 0.02, pooled));
        cases.add(tested(
                "pooled z, Yates", Promise.none("aims at Fisher's test, not at the level"), 60, 180, 0.1, yates));
        cases.add(tested("Fisher exact", Promise.CONSERVATIVE, 30, 50, 0.2, fisher));
        cases.add(tested("Fisher exact", Promise.CONSERVATIVE, 60, 180, 0.02, fisher));
        return List.copyOf(cases);
    }

    private static void addBoth(
            List<CalibrationCase> cases, String method, Comparison<Interval> comparison, boolean relative) {
        cases.add(covered(method, Promise.LARGE_SAMPLES, 1500, 1000, 0.3, 0.35, relative, comparison));
        cases.add(covered(method, FEW, 60, 180, 0.02, 0.03, relative, comparison));
    }

    private static CalibrationCase covered(
            String method,
            Promise promise,
            long controls,
            long treatments,
            double control,
            double treatment,
            boolean relative,
            Comparison<Interval> comparison) {
        return interval(
                method,
                "p = " + control + " and " + treatment + ", " + controls + " and " + treatments + " units",
                promise,
                TRIALS,
                relative ? treatment / control - 1 : treatment - control,
                draws -> comparison.apply(
                        new Proportion(draws.successes(controls, control), controls),
                        new Proportion(draws.successes(treatments, treatment), treatments)));
    }

    private static CalibrationCase tested(
            String method, Promise promise, long controls, long treatments, double p, Comparison<Double> comparison) {
        return test(
                method,
                "p = " + p + ", " + controls + " and " + treatments + " units",
                promise,
                TRIALS,
                draws -> comparison.apply(
                        new Proportion(draws.successes(controls, p), controls),
                        new Proportion(draws.successes(treatments, p), treatments)));
    }
}
