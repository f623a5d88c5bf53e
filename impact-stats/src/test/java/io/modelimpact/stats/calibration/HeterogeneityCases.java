package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;
import static io.modelimpact.stats.calibration.CalibrationCase.test;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.SliceHeterogeneity;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.List;
import java.util.stream.DoubleStream;

/** Effects of slices, normal around one effect or around effects that vary. */
final class HeterogeneityCases {
    private static final int TRIALS = 10_000;
    private static final double EFFECT = 1;
    private static final double[] DEVIATIONS = {0.5, 1, 1.5, 2, 3};

    private HeterogeneityCases() {}

    static List<CalibrationCase> cases() {
        return List.of(
                test(
                        "heterogeneity of slices, Q",
                        "5 slices of one effect, known variances",
                        Promise.EXACT,
                        TRIALS,
                        draws -> slices(draws, 0).map(SliceHeterogeneity::pValue)),
                interval(
                        "mean of slices, fixed effect",
                        "5 slices of one effect, known variances",
                        Promise.EXACT,
                        TRIALS,
                        EFFECT,
                        draws ->
                                slices(draws, 0).map(found -> around(found.fixedEffect(), found.fixedStandardError()))),
                interval(
                        "mean of slices, fixed effect",
                        "5 slices, effects vary with deviation 1",
                        Promise.none("it assumes one effect in all slices"),
                        TRIALS,
                        EFFECT,
                        draws ->
                                slices(draws, 1).map(found -> around(found.fixedEffect(), found.fixedStandardError()))),
                interval(
                        "mean of slices, DerSimonian-Laird",
                        "5 slices, effects vary with deviation 1",
                        Promise.none("the variance between slices is estimated from five of them"),
                        TRIALS,
                        EFFECT,
                        draws -> slices(draws, 1)
                                .map(found -> around(found.randomEffect(), found.randomStandardError()))));
    }

    private static Outcome<SliceHeterogeneity> slices(Draws draws, double between) {
        double[] effects = DoubleStream.of(DEVIATIONS)
                .map(deviation -> EFFECT + between * draws.normal() + deviation * draws.normal())
                .toArray();
        return SliceHeterogeneity.of(
                effects,
                DoubleStream.of(DEVIATIONS)
                        .map(deviation -> deviation * deviation)
                        .toArray());
    }

    private static Interval around(double value, double error) {
        double reach = StandardNormal.INSTANCE.upperQuantile(0.5 * CalibrationCase.ALPHA) * error;
        return new Interval(value - reach, value + reach, CalibrationCase.ALPHA);
    }
}
