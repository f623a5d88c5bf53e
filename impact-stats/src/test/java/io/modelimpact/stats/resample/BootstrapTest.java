package io.modelimpact.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactMoments;
import io.modelimpact.stats.random.CounterRandom;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class BootstrapTest {
    private static final double[] REPLICATES =
            IntStream.range(0, 200).mapToDouble(i -> (i * 37 % 200) / 10.0).toArray();

    @Test
    void withoutBiasAndAccelerationTheIntervalIsThePercentileOne() {
        BootstrapIntervals intervals =
                BootstrapIntervals.of(9.95, REPLICATES, 0.1).orElseThrow();
        Interval accelerated = intervals.accelerated(0).orElseThrow().interval();
        assertThat(accelerated.lower()).isCloseTo(intervals.percentile().lower(), within(1e-12));
        assertThat(accelerated.upper()).isCloseTo(intervals.percentile().upper(), within(1e-12));
        assertThat(intervals.basic().lower())
                .isCloseTo(2 * 9.95 - intervals.percentile().upper(), within(1e-12));
        assertThat(intervals.accelerated(0.1).orElseThrow().interval().lower()).isGreaterThan(accelerated.lower());
        Interval studentised = intervals.studentised(
                2, IntStream.rangeClosed(-10, 10).asDoubleStream().toArray());
        assertThat(studentised.lower()).isCloseTo(9.95 - 18, within(1e-12));
        assertThat(studentised.upper()).isCloseTo(9.95 + 18, within(1e-12));
    }

    @Test
    void whatSaysNothingIsRefused() {
        assertThat(BootstrapIntervals.of(1, new double[5], 0.05)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
        double[] broken = REPLICATES.clone();
        broken[3] = Double.NaN;
        assertThat(BootstrapIntervals.of(1, broken, 0.05)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.NOT_FINITE);
        assertThat(BootstrapIntervals.of(1000, REPLICATES, 0.05)
                        .orElseThrow()
                        .accelerated(0)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThatThrownBy(() -> BootstrapIntervals.of(1, REPLICATES, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(BootstrapIntervals.acceleration(0, 0, 0)).isZero();
        assertThat(BootstrapIntervals.acceleration(1, 1, -2)).isEqualTo(-6 / (6 * 6 * Math.sqrt(6)));
    }

    @Property(seed = "1", tries = 30)
    void theExactLawHasTheSampleMeanAndThePlugInError(
            @ForAll @Size(min = 2, max = 6) List<@DoubleRange(min = -100, max = 100) Double> drawn) {
        double[] values = drawn.stream().mapToDouble(Double::doubleValue).toArray();
        ExactBootstrapOfMean law = ExactBootstrapOfMean.of(values).orElseThrow();
        ExactMoments moments = ExactMoments.of(values);
        int n = values.length;
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        double rounding = 1e-12 * largest;
        assertThat(law.mean()).isCloseTo(moments.mean().doubleValue(), within(rounding));
        assertThat(law.standardError())
                .isCloseTo(Math.sqrt(moments.variance().doubleValue() * (n - 1) / n / n), within(rounding));
        assertThat(law.quantile(1)).isCloseTo(Arrays.stream(values).max().orElseThrow(), within(rounding));
        assertThat(law.quantile(1e-12)).isCloseTo(Arrays.stream(values).min().orElseThrow(), within(rounding));
    }

    @Test
    void theExactLawCountsTiesAsOneValue() {
        ExactBootstrapOfMean law = ExactBootstrapOfMean.of(0, 0, 3).orElseThrow();
        assertThat(law.probabilityOfSmallest()).isEqualTo(8.0 / 27);
        assertThat(law.quantile(8.0 / 27)).isZero();
        assertThat(ExactBootstrapOfMean.of(new double[13])
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.OUT_OF_RANGE);
        assertThat(ExactBootstrapOfMean.of().refusal().orElseThrow().code()).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(ExactBootstrapOfMean.of(1, Double.POSITIVE_INFINITY)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.NOT_FINITE);
    }

    @Test
    void weightsOfOneGiveTheStatisticItselfInAnyOrder() {
        double[] x = {1e16, 1, -1e16, 2};
        int[][] ones = {{1, 1, 1, 1}, {0, 2, 0, 1}, {0, 0, 0, 0}};
        double[] means = WeightedReplicates.means(x, ones);
        assertThat(means[0]).as("exact in spite of cancellation").isEqualTo(0.75);
        assertThat(means[1]).isEqualTo(4.0 / 3);
        assertThat(means[2]).isNaN();
        assertThat(WeightedReplicates.ratios(x, new double[] {1, 2, 3, 4}, ones)[1])
                .isEqualTo(0.5);
        assertThatThrownBy(() -> WeightedReplicates.means(x, new int[][] {{1}}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void drawnReplicatesAgreeWithTheExactLawAndRepeat() {
        double[] control = {1, 4, 2, 8};
        double[] treatment = {3, 9, 1, 4, 4};
        MeanDifferenceBootstrap drawn = MeanDifferenceBootstrap.draw(control, treatment, 20_000, CounterRandom.of("a"))
                .orElseThrow();
        double c = ExactBootstrapOfMean.of(control).orElseThrow().standardError();
        double t = ExactBootstrapOfMean.of(treatment).orElseThrow().standardError();
        BootstrapIntervals intervals = drawn.intervals(0.05).orElseThrow();
        assertThat(intervals.standardError()).isCloseTo(Math.sqrt(c * c + t * t), within(0.02));
        assertThat(intervals.mean()).isCloseTo(drawn.observed(), within(0.04));
        assertThat(drawn.observed()).isCloseTo(0.45, within(1e-14));
        assertThat(MeanDifferenceBootstrap.draw(control, treatment, 20_000, CounterRandom.of("a"))
                        .orElseThrow()
                        .replicates())
                .isEqualTo(drawn.replicates());
        assertThat(MeanDifferenceBootstrap.draw(control, treatment, 10, CounterRandom.of("b"))
                        .orElseThrow()
                        .replicates())
                .isNotEqualTo(Arrays.copyOf(drawn.replicates(), 10));
        assertThat(MeanDifferenceBootstrap.draw(new double[] {1}, treatment, 10, CounterRandom.of("b"))
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
    }
}
