package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;
import static io.modelimpact.stats.calibration.Draws.sample;

import io.modelimpact.stats.calibration.CalibrationCase.Quantity;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.quantile.OrderStatisticInterval;
import io.modelimpact.stats.quantile.QuantileEffect;
import io.modelimpact.stats.quantile.QuantileSummary;
import io.modelimpact.stats.quantile.QuantileType;
import io.modelimpact.stats.quantile.SampleQuantile;
import java.util.Arrays;
import java.util.List;

/** Quantiles of exponential values, and their differences where the treatment's are larger by a fifth. */
final class QuantileCases {
    private static final double FACTOR = 1.2;

    private QuantileCases() {}

    static List<CalibrationCase> cases() {
        return List.of(
                orderStatistics(0.5, 45),
                orderStatistics(0.9, 200),
                orderStatistics(0.9, 20),
                effect("difference of medians", 0.5, 1500, false, Promise.LARGE_SAMPLES),
                effect("relative difference of medians", 0.5, 1500, true, Promise.LARGE_SAMPLES),
                effect("difference of 90 % quantiles", 0.9, 2000, false, Promise.LARGE_SAMPLES),
                effect(
                        "difference of 90 % quantiles",
                        0.9, 60, false, Promise.none("the variance rests on a few values in the tail")));
    }

    private static double truth(double probability) {
        return -StrictMath.log1p(-probability);
    }

    private static CalibrationCase orderStatistics(double probability, int units) {
        double promised = OrderStatisticInterval.of(sample(units, () -> 0), probability, CalibrationCase.ALPHA)
                .orElseThrow()
                .coverage();
        double truth = truth(probability);
        return new CalibrationCase(
                "quantile between order statistics",
                "exponential, " + units + " units, probability " + probability,
                Quantity.COVERAGE,
                promised,
                Promise.EXACT,
                20_000,
                draws -> OrderStatisticInterval.of(
                                sample(units, draws::exponential), probability, CalibrationCase.ALPHA)
                        .map(found -> found.lower() <= truth && truth <= found.upper() ? 1.0 : 0.0));
    }

    private static CalibrationCase effect(
            String method, double probability, int units, boolean relative, Promise promise) {
        QuantileEffect effect = QuantileEffect.withDefaults();
        return interval(
                method,
                "exponential, " + units + " units each",
                promise,
                units > 1000 ? 4_000 : 20_000,
                relative ? FACTOR - 1 : (FACTOR - 1) * truth(probability),
                draws -> {
                    QuantileSummary control = arm(draws, units, probability, 1);
                    QuantileSummary treatment = arm(draws, units, probability, FACTOR);
                    return (relative ? effect.relative(control, treatment) : effect.absolute(control, treatment))
                            .map(Inference::interval);
                });
    }

    private static QuantileSummary arm(Draws draws, int units, double probability, double factor) {
        double[] values = sample(units, () -> factor * draws.exponential());
        Arrays.sort(values);
        SampleQuantile quantile = SampleQuantile.of(QuantileType.MODE);
        double reach =
                StandardNormal.INSTANCE.upperQuantile(0.025) * Math.sqrt(probability * (1 - probability) / units);
        return QuantileSummary.of(
                units,
                units,
                probability,
                quantile.ofSorted(values, probability),
                quantile.ofSorted(values, Math.max(0, probability - reach)),
                quantile.ofSorted(values, Math.min(1, probability + reach)));
    }
}
