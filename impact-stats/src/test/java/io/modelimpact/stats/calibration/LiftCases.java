package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;
import static io.modelimpact.stats.calibration.CalibrationCase.test;
import static io.modelimpact.stats.calibration.Draws.sample;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.FiellerLift;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.compare.LogRatioLift;
import io.modelimpact.stats.compare.PairedTTest;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/** Relative differences of means. */
final class LiftCases {
    private static final int TRIALS = 20_000;
    private static final double LIFT = 0.1;

    private LiftCases() {}

    /** A comparison of two arms. */
    private interface Lift extends BiFunction<SampleSummary, SampleSummary, Outcome<Interval>> {}

    static List<CalibrationCase> cases() {
        List<CalibrationCase> cases = new ArrayList<>();
        Lift delta = (c, t) -> RelativeLift.withDefaults().test(c, t).map(Inference::interval);
        Lift log = (c, t) -> LogRatioLift.withDefaults().test(c, t).map(Inference::interval);
        Lift fieller = (c, t) -> FiellerLift.withDefaults().test(c, t).map(Inference::interval);
        Promise noisy = Promise.none("the control level is 4.5 standard errors from 0");
        add(cases, "relative lift, delta method", delta, noisy);
        add(cases, "relative lift, log ratio", log, noisy);
        add(
                cases,
                "relative lift, Fieller",
                fieller,
                Promise.none("the degrees of freedom are those of the difference"));
        cases.add(test(
                "relative lift, paired",
                "normal, 100 pairs",
                Promise.LARGE_SAMPLES,
                TRIALS,
                draws -> pairedLift(draws).map(Inference::pValue)));
        return List.copyOf(cases);
    }

    private static Outcome<Estimate> pairedLift(Draws draws) {
        double[] level = draws.normals(100, 20, 3);
        double[] control = sample(100, draws::normal);
        double[] treatment = sample(100, draws::normal);
        for (int i = 0; i < level.length; i++) {
            control[i] += level[i];
            treatment[i] += level[i];
        }
        return PairedTTest.withDefaults().lift(control, treatment);
    }

    private static void add(List<CalibrationCase> cases, String method, Lift lift, Promise withNoisyBaseline) {
        cases.add(interval(
                method,
                "normal, 100 and 150 units, control level 33 standard errors from 0",
                Promise.LARGE_SAMPLES,
                TRIALS,
                LIFT,
                draws -> lift.apply(
                        SampleSummary.ofValues(draws.normals(100, 10, 3)),
                        SampleSummary.ofValues(draws.normals(150, 10 * (1 + LIFT), 3)))));
        cases.add(interval(
                method,
                "exponential, 300 units each",
                Promise.LARGE_SAMPLES,
                8_000,
                LIFT,
                draws -> lift.apply(
                        SampleSummary.ofValues(sample(300, draws::exponential)),
                        SampleSummary.ofValues(sample(300, () -> (1 + LIFT) * draws.exponential())))));
        cases.add(interval(
                method,
                "normal, 20 units each, control level 4.5 standard errors from 0",
                withNoisyBaseline,
                TRIALS,
                LIFT,
                draws -> lift.apply(
                        SampleSummary.ofValues(draws.normals(20, 1, 1)),
                        SampleSummary.ofValues(draws.normals(20, 1 + LIFT, 1)))));
    }
}
