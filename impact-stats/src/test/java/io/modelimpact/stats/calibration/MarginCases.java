package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.test;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.EquivalenceTest;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.NonInferiorityTest;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.proportion.Proportion;
import io.modelimpact.stats.proportion.ScoreDifference;
import io.modelimpact.stats.proportion.WaldDifference;
import java.util.List;

/** Tests against margins, where the truth lies on the margin. */
final class MarginCases {
    private static final int TRIALS = 20_000;

    private MarginCases() {}

    static List<CalibrationCase> cases() {
        NonInferiorityTest tenPoints = NonInferiorityTest.withMargin(0.1).with(Alternative.GREATER);
        return List.of(
                test(
                        "TOST, Welch",
                        "normal, 60 and 80 units, true difference the upper bound, wide bounds",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        draws -> welch(draws, 1)
                                .map(effect -> EquivalenceTest.within(-1, 1)
                                        .test(effect)
                                        .pValue())),
                test(
                        "TOST, Welch",
                        "normal, 60 and 80 units, true difference the upper bound, bounds of two standard errors",
                        Promise.CONSERVATIVE,
                        TRIALS,
                        draws -> welch(draws, 0.35)
                                .map(effect -> EquivalenceTest.within(-0.35, 0.35)
                                        .test(effect)
                                        .pValue())),
                test(
                        "non-inferiority, Welch",
                        "normal, 60 and 80 units, true difference the margin",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        draws -> welch(draws, -0.5)
                                .map(effect -> NonInferiorityTest.withMargin(0.5)
                                        .test(effect)
                                        .pValue())),
                test(
                        "non-inferiority, Farrington-Manning score",
                        "p = 0.8 and 0.7, margin 0.1, 600 and 400 units",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        draws -> ScoreDifference.withDefaults()
                                .test(proportion(draws, 600, 0.8), proportion(draws, 400, 0.7))
                                .map(effect -> tenPoints.test(effect).pValue())),
                test(
                        "non-inferiority, Farrington-Manning score",
                        "p = 0.95 and 0.85, margin 0.1, 40 units each",
                        Promise.none("few events"),
                        TRIALS,
                        draws -> ScoreDifference.withDefaults()
                                .test(proportion(draws, 40, 0.95), proportion(draws, 40, 0.85))
                                .map(effect -> tenPoints.test(effect).pValue())),
                test(
                        "non-inferiority, Wald",
                        "p = 0.95 and 0.85, margin 0.1, 40 units each",
                        Promise.none("few events"),
                        TRIALS,
                        draws -> WaldDifference.withDefaults()
                                .test(proportion(draws, 40, 0.95), proportion(draws, 40, 0.85))
                                .map(effect -> tenPoints.test(effect).pValue())));
    }

    private static Outcome<Estimate> welch(Draws draws, double difference) {
        return WelchTTest.withDefaults().test(draws.normals(60, 0, 1), draws.normals(80, difference, 1));
    }

    private static Proportion proportion(Draws draws, long units, double p) {
        return new Proportion(draws.successes(units, p), units);
    }
}
