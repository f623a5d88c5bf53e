package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.test;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.ExactSampleRatioTest;
import io.modelimpact.stats.compare.NormalSampleRatioTest;
import io.modelimpact.stats.compare.SampleRatioTest;
import io.modelimpact.stats.compare.SequentialSampleRatioTest;
import java.util.List;

/** Numbers of units against declared shares that are the true ones. */
final class SampleRatioCases {
    private static final int TRIALS = 20_000;
    private static final double[] THREE = {1, 1, 2};
    private static final double[] TWO = {1, 1};

    private SampleRatioCases() {}

    static List<CalibrationCase> cases() {
        NormalSampleRatioTest normal = NormalSampleRatioTest.withDefaults();
        return List.of(
                test(
                        "sample ratio, chi-square",
                        "1,000 units, shares 1:1:2",
                        Promise.LARGE_SAMPLES,
                        TRIALS,
                        draws -> SampleRatioTest.withDefaults()
                                .test(counts(draws, 1_000, THREE), THREE)
                                .map(SampleRatioTest.Result::pValue)),
                test(
                        "sample ratio, chi-square",
                        "12 units, shares 1:1:2",
                        Promise.none("few expected units"),
                        TRIALS,
                        draws -> SampleRatioTest.withDefaults()
                                .test(counts(draws, 12, THREE), THREE)
                                .map(SampleRatioTest.Result::pValue)),
                test(
                        "sample ratio, exact binomial",
                        "60 units, shares 1:1",
                        Promise.CONSERVATIVE,
                        TRIALS,
                        draws -> ExactSampleRatioTest.withDefaults().test(counts(draws, 60, TWO), TWO)),
                test(
                        "sample ratio, normal",
                        "3,000 units, shares 1:1",
                        Promise.LARGE_SAMPLES,
                        10_000,
                        draws -> normal.withContinuityCorrection(false)
                                .test(counts(draws, 3_000, TWO), TWO)
                                .map(NormalSampleRatioTest.Result::pValue)),
                test(
                        "sample ratio, normal with continuity correction",
                        "100 units, shares 1:1",
                        Promise.none("an approximation of the exact test"),
                        TRIALS,
                        draws -> normal.withContinuityCorrection(true)
                                .test(counts(draws, 100, TWO), TWO)
                                .map(NormalSampleRatioTest.Result::pValue)),
                test(
                        "sample ratio, chi-square, the smallest p-value of forty looks",
                        "50 further units per look, shares 1:1:2",
                        Promise.none("a test for one look"),
                        4_000,
                        SampleRatioCases::peekedAt),
                test(
                        "sample ratio, sequential multinomial",
                        "forty looks, 50 further units per look, shares 1:1:2",
                        Promise.CONSERVATIVE,
                        4_000,
                        draws -> SequentialSampleRatioTest.withDefaults()
                                .test(batches(draws), THREE)
                                .map(looks -> looks.get(looks.size() - 1).pValue())),
                test(
                        "sample ratio, sequential multinomial, concentration 50",
                        "forty looks, 50 further units per look, shares 1:1:2",
                        Promise.CONSERVATIVE,
                        4_000,
                        draws -> SequentialSampleRatioTest.withDefaults()
                                .withConcentration(50)
                                .test(batches(draws), THREE)
                                .map(looks -> looks.get(looks.size() - 1).pValue())));
    }

    private static long[] counts(Draws draws, int units, double... weights) {
        double total = 0;
        for (double weight : weights) {
            total += weight;
        }
        long[] counts = new long[weights.length];
        for (int unit = 0; unit < units; unit++) {
            double left = draws.uniform() * total;
            int arm = 0;
            while (arm + 1 < weights.length && left >= weights[arm]) {
                left -= weights[arm];
                arm++;
            }
            counts[arm]++;
        }
        return counts;
    }

    private static long[][] batches(Draws draws) {
        long[][] batches = new long[40][];
        for (int look = 0; look < batches.length; look++) {
            batches[look] = counts(draws, 50, THREE);
        }
        return batches;
    }

    private static Outcome<Double> peekedAt(Draws draws) {
        long[] counts = new long[THREE.length];
        double smallest = 1;
        for (long[] batch : batches(draws)) {
            for (int arm = 0; arm < counts.length; arm++) {
                counts[arm] += batch[arm];
            }
            smallest = Math.min(
                    smallest,
                    SampleRatioTest.withDefaults()
                            .test(counts.clone(), THREE)
                            .orElseThrow()
                            .pValue());
        }
        return Outcome.of(smallest);
    }
}
