package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;
import static io.modelimpact.stats.calibration.CalibrationCase.test;
import static io.modelimpact.stats.calibration.Draws.sample;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.compare.LinearContrast;
import io.modelimpact.stats.compare.OneSampleTTest;
import io.modelimpact.stats.compare.PairedTTest;
import io.modelimpact.stats.compare.PooledTTest;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.UnpooledZTest;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.compare.YuenTTest;
import io.modelimpact.stats.power.GroupSizes;
import io.modelimpact.stats.power.MeanPower;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleSupplier;

/** Differences of means. */
final class MeanCases {
    private static final int TRIALS = 40_000;

    private MeanCases() {}

    static List<CalibrationCase> cases() {
        PooledTTest pooled = PooledTTest.withDefaults();
        WelchTTest welch = WelchTTest.withDefaults();
        UnpooledZTest z = UnpooledZTest.withDefaults();
        YuenTTest yuen = YuenTTest.withDefaults();
        OneSampleTTest oneSample = OneSampleTTest.withDefaults();
        return List.of(
                test(
                        "pooled t",
                        "normal, 5 and 8 units, equal variances",
                        Promise.EXACT,
                        TRIALS,
                        draws -> pooled.test(draws.normals(5, 1, 2), draws.normals(8, 1, 2))
                                .map(Estimate::pValue)),
                test(
                        "pooled t",
                        "normal, 10 and 40 units, deviations 3 and 1",
                        Promise.none("the variances differ"),
                        TRIALS,
                        draws -> pooled.test(draws.normals(10, 0, 3), draws.normals(40, 0, 1))
                                .map(Estimate::pValue)),
                power(),
                test(
                        "Welch t",
                        "normal, 30 and 60 units, deviations 3 and 1",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        draws -> welch.test(draws.normals(30, 0, 3), draws.normals(60, 0, 1))
                                .map(Estimate::pValue)),
                test(
                        "Welch t, one-sided",
                        "normal, 30 and 60 units, deviations 1 and 3",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        draws -> welch.with(Alternative.GREATER)
                                .test(draws.normals(30, 0, 1), draws.normals(60, 0, 3))
                                .map(Estimate::pValue)),
                interval(
                        "Welch t",
                        "normal, 40 and 20 units, deviations 1 and 3, difference 2",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        2,
                        draws -> welch.test(draws.normals(40, 0, 1), draws.normals(20, 2, 3))
                                .map(Inference::interval)),
                test(
                        "Welch t",
                        "exponential, 400 units each",
                        Promise.LARGE_SAMPLES,
                        10_000,
                        draws -> welch.test(sample(400, draws::exponential), sample(400, draws::exponential))
                                .map(Estimate::pValue)),
                test(
                        "Welch t",
                        "normal, 4 units each, deviations 1 and 4",
                        Promise.none("the degrees of freedom are approximate"),
                        TRIALS,
                        draws -> welch.test(draws.normals(4, 0, 1), draws.normals(4, 0, 4))
                                .map(Estimate::pValue)),
                test(
                        "Welch t",
                        "lognormal, 10 and 50 units",
                        Promise.none("few skewed values in arms of unequal size"),
                        TRIALS,
                        draws -> welch.test(sample(10, draws::lognormal), sample(50, draws::lognormal))
                                .map(Estimate::pValue)),
                test(
                        "Welch t, the smallest p-value of ten looks",
                        "normal, 20 further units each per look",
                        Promise.none("a test for one look"),
                        4_000,
                        draws -> Outcome.of(smallestOfLooks(welch, draws))),
                test(
                        "unpooled z",
                        "normal, 400 units each, deviations 1 and 2",
                        Promise.LARGE_SAMPLES,
                        10_000,
                        draws -> z.test(draws.normals(400, 0, 1), draws.normals(400, 0, 2))
                                .map(Estimate::pValue)),
                test(
                        "unpooled z",
                        "normal, 10 units each",
                        Promise.none("few units"),
                        TRIALS,
                        draws -> z.test(draws.normals(10, 0, 1), draws.normals(10, 0, 1))
                                .map(Estimate::pValue)),
                test(
                        "Yuen trimmed t",
                        "normal, 60 and 80 units, deviations 1 and 2",
                        Promise.LARGE_SAMPLES,
                        20_000,
                        draws -> yuen.test(draws.normals(60, 0, 1), draws.normals(80, 0, 2))
                                .map(Estimate::pValue)),
                test(
                        "Yuen trimmed t",
                        "ratio of normals (Cauchy), 60 units each",
                        Promise.LARGE_SAMPLES,
                        20_000,
                        draws -> yuen.test(sample(60, () -> cauchy(draws)), sample(60, () -> cauchy(draws)))
                                .map(Estimate::pValue)),
                test(
                        "Yuen trimmed t",
                        "lognormal, 10 and 40 units",
                        Promise.none("few skewed values in arms of unequal size"),
                        TRIALS,
                        draws -> yuen.test(sample(10, draws::lognormal), sample(40, draws::lognormal))
                                .map(Estimate::pValue)),
                test(
                        "one-sample t",
                        "normal, 5 units",
                        Promise.EXACT,
                        TRIALS,
                        draws -> oneSample.test(draws.normals(5, 0, 2)).map(Estimate::pValue)),
                interval(
                        "paired t",
                        "normal differences, 6 pairs",
                        Promise.EXACT,
                        TRIALS,
                        1,
                        draws -> paired(draws, 6, draws::normal).map(Inference::interval)),
                test(
                        "paired t",
                        "skewed differences, 12 pairs",
                        Promise.none("few skewed differences"),
                        TRIALS,
                        draws ->
                                paired(draws, 12, () -> draws.exponential() - 2).map(Estimate::pValue)),
                test(
                        "contrast of two gaps",
                        "normal, 20, 30, 40 and 50 units, deviations 1 to 4",
                        Promise.LARGE_SAMPLES,
                        20_000,
                        draws -> LinearContrast.withDefaults()
                                .test(
                                        List.of(summary(draws, 20, 1), summary(draws, 50, 4)),
                                        List.of(summary(draws, 30, 2), summary(draws, 40, 3)))
                                .map(Estimate::pValue)));
    }

    private static Outcome<Estimate> paired(Draws draws, int pairs, DoubleSupplier difference) {
        double[] control = draws.normals(pairs, 0, 5);
        double[] treatment = control.clone();
        for (int i = 0; i < pairs; i++) {
            treatment[i] += 1 + difference.getAsDouble();
        }
        return PairedTTest.withDefaults().test(control, treatment);
    }

    private static SampleSummary summary(Draws draws, int units, double deviation) {
        return SampleSummary.ofValues(draws.normals(units, 0, deviation));
    }

    private static double smallestOfLooks(WelchTTest welch, Draws draws) {
        double[] control = draws.normals(200, 0, 1);
        double[] treatment = draws.normals(200, 0, 1);
        double smallest = 1;
        for (int units = 20; units <= 200; units += 20) {
            smallest = Math.min(
                    smallest,
                    welch.test(Arrays.copyOf(control, units), Arrays.copyOf(treatment, units))
                            .orElseThrow()
                            .pValue());
        }
        return smallest;
    }

    private static CalibrationCase power() {
        double power = MeanPower.withDefaults().power(new GroupSizes(8, 12), 1.5, 1);
        return new CalibrationCase(
                "power of the pooled t",
                "normal, 8 and 12 units, 1.5 deviations apart",
                CalibrationCase.Quantity.POWER,
                power,
                Promise.EXACT,
                TRIALS,
                draws -> PooledTTest.withDefaults()
                        .test(draws.normals(8, 0, 1), draws.normals(12, 1.5, 1))
                        .map(found -> found.pValue() <= CalibrationCase.ALPHA ? 1.0 : 0.0));
    }

    private static double cauchy(Draws draws) {
        double one = draws.normal();
        return one / draws.normal();
    }
}
