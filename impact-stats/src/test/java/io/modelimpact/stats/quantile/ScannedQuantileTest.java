package io.modelimpact.stats.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.RefusalCode;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ScannedQuantileTest {
    private static final BigDecimal MEDIAN = new BigDecimal("0.5");

    @Property(tries = 60, seed = "801")
    void the_exact_quantile_is_that_of_the_sorted_values(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 400) int count,
            @ForAll @IntRange(max = 1000) int perMille) {
        double[] values = values(seed, count);
        BigDecimal probability = BigDecimal.valueOf(perMille, 3);

        assertThat(ExactQuantile.of(values, 0, count, probability).orElseThrow())
                .isEqualTo(sorted(values, probability));
    }

    @Property(tries = 100, seed = "803")
    void the_histogram_is_within_its_relative_error(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(max = 100) int percent,
            @ForAll @IntRange(min = 1, max = 16) int bits) {
        double[] values = values(seed, count);
        BigDecimal probability = BigDecimal.valueOf(percent, 2);
        LogHistogram histogram = LogHistogram.create(bits);
        Arrays.stream(values).forEach(histogram::add);
        double exact = sorted(values, probability);
        double found = histogram.quantile(probability).orElseThrow();

        if (Double.isInfinite(exact) || exact == 0) {
            assertThat(found).isEqualTo(exact);
        } else {
            double bound = Math.max(Math.abs(exact), Double.MIN_NORMAL) * histogram.relativeError();
            assertThat(found).isCloseTo(exact, within(bound));
        }
    }

    @Property(tries = 50, seed = "804")
    void a_histogram_does_not_depend_on_order_and_partition_and_comes_back_from_its_text(@ForAll long seed) {
        double[] values = values(seed, 200);
        LogHistogram whole = LogHistogram.create(7);
        LogHistogram left = LogHistogram.create(7);
        LogHistogram right = LogHistogram.create(7);
        for (int i = 0; i < values.length; i++) {
            whole.add(values[i]);
            (i % 3 == 0 ? left : right).add(values[values.length - 1 - i]);
        }
        left.merge(right);

        assertThat(left).isEqualTo(whole).hasSameHashCodeAs(whole);
        assertThat(LogHistogram.parse(whole.canonicalText())).isEqualTo(whole);
    }

    @Test
    void nan_are_counted_and_left_out_and_no_value_is_refused() {
        double[] nans = {Double.NaN, Double.NaN};
        LogHistogram histogram = LogHistogram.create(4);
        histogram.add(Double.NaN);

        assertThat(ExactQuantile.of(nans, 0, 2, MEDIAN).refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(histogram.quantile(MEDIAN).refusal()).isPresent();
        assertThat(histogram.nanCount()).isEqualTo(1);
        assertThat(ExactQuantile.of(new double[] {Double.NaN, 3, 1}, 0, 3, MEDIAN)
                        .orElseThrow())
                .isEqualTo(1);
    }

    @Test
    void what_cannot_be_is_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactQuantile.of(new double[] {1}, 0, 1, new BigDecimal("1.01")));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ExactQuantile.of(new double[] {1}, 0, 1, new BigDecimal("-0.01")));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> ExactQuantile.of(new double[] {1}, 0, 2, MEDIAN));
        assertThatIllegalArgumentException().isThrownBy(() -> LogHistogram.create(17));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> LogHistogram.create(3).merge(LogHistogram.create(4)));
        assertThatIllegalArgumentException().isThrownBy(() -> LogHistogram.parse("loghist1;3;0;5:0"));
        assertThatIllegalArgumentException().isThrownBy(() -> LogHistogram.parse("loghist1;3;0;99999999:1"));
    }

    private static double sorted(double[] values, BigDecimal probability) {
        double[] sorted =
                Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
        return sorted[(int) ExactQuantile.rank(probability, sorted.length) - 1];
    }

    private static double[] values(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] edges = {0, -0.0, 1, -1, Double.MIN_VALUE, -1e-310, Double.MAX_VALUE, Double.NEGATIVE_INFINITY, 1e300};
        int kind = random.nextInt(4);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = switch (kind) {
                case 0 -> random.nextDouble() - 0.5;
                case 1 -> random.nextInt(10);
                case 2 -> edges[random.nextInt(edges.length)];
                default -> {
                    double any = Double.longBitsToDouble(random.nextLong());
                    yield Double.isNaN(any) ? 0 : any;
                }
            };
        }
        return values;
    }
}
