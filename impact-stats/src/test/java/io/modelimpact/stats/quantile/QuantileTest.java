package io.modelimpact.stats.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RatioSums;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.Arrays;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class QuantileTest {

    @Property(seed = "1", tries = 150)
    void quantilesRiseStayInTheSampleAndIgnoreOrder(
            @ForAll @Size(min = 1, max = 40) double[] values,
            @ForAll @IntRange(min = 1, max = 9) int number,
            @ForAll @DoubleRange(min = 0, max = 1) double p,
            @ForAll @DoubleRange(min = 0, max = 1) double q) {
        SampleQuantile quantile = SampleQuantile.of(QuantileType.ofNumber(number));
        double[] found =
                quantile.evaluate(values, Math.min(p, q), Math.max(p, q)).orElseThrow();
        assertThat(found[0]).isLessThanOrEqualTo(found[1]);
        assertThat(found[0]).isGreaterThanOrEqualTo(Arrays.stream(values).min().orElseThrow());
        assertThat(found[1]).isLessThanOrEqualTo(Arrays.stream(values).max().orElseThrow());
        double[] reversed = IntStream.range(0, values.length)
                .mapToDouble(i -> values[values.length - 1 - i])
                .toArray();
        assertThat(quantile.evaluate(reversed, p).orElseThrow())
                .isEqualTo(quantile.evaluate(values, p).orElseThrow());
    }

    @Test
    void theNineTypesDifferAsPublished() {
        double[] values = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] expected = {3, 3, 2, 2.5, 3, 2.75, 3.25, 2.9166666666666665, 2.9375};
        for (int number = 1; number <= 9; number++) {
            assertThat(SampleQuantile.of(QuantileType.ofNumber(number))
                            .evaluate(values, 0.25)
                            .orElseThrow()[0])
                    .as("type " + number)
                    .isCloseTo(expected[number - 1], within(1e-12));
        }
        assertThat(SampleQuantile.of(QuantileType.AVERAGED_INVERSE)
                        .evaluate(values, 0.1)
                        .orElseThrow()[0])
                .as("0.1 times 10 is 1 in spite of rounding")
                .isEqualTo(1.5);
    }

    @Test
    void whatHasNoQuantileIsRefused() {
        SampleQuantile quantile = SampleQuantile.of(QuantileType.MODE);
        assertThat(quantile.evaluate(new double[0], 0.5).refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(quantile.evaluate(new double[] {1, Double.NaN}, 0.5)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.NOT_FINITE);
        assertThat(quantile.evaluate(new double[] {-Double.MAX_VALUE, Double.MAX_VALUE}, 0.5)
                        .orElseThrow()[0])
                .isZero();
        assertThatThrownBy(() -> quantile.ofSorted(new double[] {1}, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> QuantileType.ofNumber(10)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "2", tries = 60)
    void orderStatisticIntervalsPromiseAtLeastTheirConfidenceWhereClosed(
            @ForAll @IntRange(min = 2, max = 400) int n, @ForAll @DoubleRange(min = 0.02, max = 0.98) double p) {
        double[] values = IntStream.rangeClosed(1, n).asDoubleStream().toArray();
        OrderStatisticInterval interval =
                OrderStatisticInterval.of(values, p, 0.05).orElseThrow();
        assertThat(interval.coverage()).isGreaterThanOrEqualTo(0.95 - 1e-12);
        assertThat(interval.lowerRank()).isLessThan(interval.upperRank());
        assertThat(interval.lowerRank() == 0).isEqualTo(Double.isInfinite(interval.lower()));
        assertThat(interval.upperRank() == n + 1).isEqualTo(Double.isInfinite(interval.upper()));
        OrderStatisticInterval mirrored =
                OrderStatisticInterval.of(values, 1 - p, 0.05).orElseThrow();
        assertThat(mirrored.lowerRank()).isEqualTo(n + 1 - interval.upperRank());
    }

    @Test
    void orderStatisticIntervalsCoverInSimulation() {
        RandomStream draws = CounterRandom.of("quantiles").stream("samples");
        int covered = 0;
        int samples = 2000;
        for (int sample = 0; sample < samples; sample++) {
            RandomStream own = draws.substream(sample);
            double[] values = IntStream.range(0, 60).mapToDouble(own::uniformAt).toArray();
            OrderStatisticInterval interval =
                    OrderStatisticInterval.of(values, 0.8, 0.05).orElseThrow();
            covered += interval.lower() <= 0.8 && 0.8 <= interval.upper() ? 1 : 0;
        }
        double promised = OrderStatisticInterval.of(
                        IntStream.range(0, 60).asDoubleStream().toArray(), 0.8, 0.05)
                .orElseThrow()
                .coverage();
        assertThat(covered / (double) samples).isCloseTo(promised, within(0.02));
    }

    @Test
    void effectsSwapScaleAndCarryTheClusters() {
        QuantileSummary control = QuantileSummary.of(1000, 1000, 0.9, 200, 190, 211);
        QuantileSummary treatment = QuantileSummary.of(1200, 1000, 0.9, 210, 199, 222);
        QuantileEffect method = QuantileEffect.withDefaults();
        Estimate there = method.absolute(control, treatment).orElseThrow();
        Estimate back = method.absolute(treatment, control).orElseThrow();
        assertThat(back.value()).isEqualTo(-there.value());
        assertThat(back.standardError()).isEqualTo(there.standardError());
        Estimate relative = method.relative(control, treatment).orElseThrow();
        assertThat(relative.value()).isEqualTo(0.05);
        assertThat(method.withErrorRate(0.01)
                        .absolute(control, treatment)
                        .orElseThrow()
                        .interval()
                        .lower())
                .isLessThan(there.interval().lower());
        // Clusters of one value each leave the variance as it is, but for n over n - 1.
        double below = 900;
        QuantileSummary alone = control.clustered(0.9, RatioSums.of(1000, below, below, 1000, 1000, below));
        assertThat(alone.variance().orElseThrow())
                .isCloseTo(control.variance().orElseThrow() * 1000 / 999, within(1e-9));
    }

    @Test
    void tiesAndFewUnitsAreRefused() {
        QuantileSummary tied = QuantileSummary.of(1000, 1000, 0.5, 5, 5, 5);
        QuantileSummary few = QuantileSummary.of(30, 30, 0.99, 5, 4, 6);
        QuantileSummary sound = QuantileSummary.of(1000, 1000, 0.5, 5, 4.9, 5.1);
        QuantileSummary zero = QuantileSummary.of(1000, 1000, 0.5, 0, -1, 1);
        QuantileEffect method = QuantileEffect.withDefaults();
        assertThat(method.absolute(tied, sound).refusal().orElseThrow().code()).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(method.absolute(sound, few).refusal().orElseThrow().code()).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(method.relative(zero, sound).refusal().orElseThrow().code()).isEqualTo(RefusalCode.ZERO_BASELINE);
        assertThat(QuantileSummary.of(1000, 1000, 0.5, Double.NaN, 1, 2)
                        .variance()
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.NOT_FINITE);
    }
}
