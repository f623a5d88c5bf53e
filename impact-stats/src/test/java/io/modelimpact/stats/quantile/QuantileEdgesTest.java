package io.modelimpact.stats.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.RatioSums;
import io.modelimpact.stats.distribution.StandardNormal;
import java.math.BigDecimal;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantileEdgesTest {
    private static LogHistogram histogram(double... values) {
        LogHistogram histogram = LogHistogram.create(7);
        for (double value : values) {
            histogram.add(value);
        }
        return histogram;
    }

    @Test
    void histograms_are_equal_where_their_counts_are() {
        LogHistogram one = histogram(1, 2, 3);

        assertThat(one).isEqualTo(histogram(3, 1, 2)).hasSameHashCodeAs(histogram(3, 1, 2));
        assertThat(one).isNotEqualTo(histogram(1, 2)).isNotEqualTo("loghist1");
        assertThat(one).hasToString(one.canonicalText());
        assertThat(one.hashCode()).isNotEqualTo(histogram(1, 2).hashCode());
        assertThat(one.canonicalText()).startsWith("loghist1;7;0;").matches("loghist1;7;0(;\\d+:1){3}");
        assertThat(LogHistogram.create(7).canonicalText()).isEqualTo("loghist1;7;0");
    }

    @Test
    void a_histogram_of_one_to_sixteen_bits_errs_by_half_a_bin() {
        assertThat(LogHistogram.create(1).relativeError()).isEqualTo(0.25);
        assertThat(LogHistogram.create(7).relativeError()).isEqualTo(1.0 / 256);
        assertThat(LogHistogram.create(16).relativeError()).isEqualTo(0x1p-17);
        assertThatThrownBy(() -> LogHistogram.create(0))
                .hasMessage("Expected 1 to 16 bits of the significand, found 0");
        assertThatThrownBy(() -> LogHistogram.create(17)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Bins of one bit at 1 are [1, 1.5) and [1.5, 2). */
    @Test
    void the_middle_of_the_bin_is_given_and_zero_and_infinities_are_exact() {
        BigDecimal half = new BigDecimal("0.5");

        assertThat(oneBit(1).quantile(half).orElseThrow()).isCloseTo(1.25, within(1e-15));
        assertThat(oneBit(1.49).quantile(half).orElseThrow()).isCloseTo(1.25, within(1e-15));
        assertThat(oneBit(1.5).quantile(half).orElseThrow()).isCloseTo(1.75, within(1e-15));
        assertThat(oneBit(-1).quantile(half).orElseThrow()).isCloseTo(-1.25, within(1e-15));
        for (double exact : new double[] {0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(oneBit(exact).quantile(half).orElseThrow()).isEqualTo(exact);
        }
        assertThat(oneBit(-0.0).quantile(half).orElseThrow()).isZero();
        assertThat(oneBit(Double.MIN_VALUE).quantile(half).orElseThrow()).isPositive();
        assertThat(oneBit(-Double.MIN_VALUE).quantile(half).orElseThrow()).isNegative();
    }

    private static LogHistogram oneBit(double value) {
        LogHistogram histogram = LogHistogram.create(1);
        histogram.add(value);
        return histogram;
    }

    @ParameterizedTest
    @ValueSource(strings = {"-0.1", "1.1"})
    void a_probability_beyond_the_scale_is_an_error_of_the_caller(BigDecimal probability) {
        assertThatThrownBy(() -> histogram(1).quantile(probability)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        SampleQuantile.of(QuantileType.MODE).ofSorted(new double[] {1}, probability.doubleValue()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "loghist1;7;0;9:0",
                "loghist1;7;-1",
                "loghist1;7;0;-1:1",
                "loghist1;7;0;524289:1",
                "loghist1;7;0;9:-1"
            })
    void a_text_with_counts_or_bins_that_cannot_be_is_refused(String text) {
        assertThatThrownBy(() -> LogHistogram.parse(text)).hasMessage("The histogram is not canonical");
        assertThat(LogHistogram.parse("loghist1;7;0;0:1;524288:1").count()).isEqualTo(2);
    }

    /** (m / n)(n - 1)((upper - lower) / (2 z))^2 with m = 50 of n = 200 and a width of 2 z. */
    @Test
    void the_variance_of_a_quantile_follows_from_the_width_of_its_interval() {
        double z = StandardNormal.INSTANCE.upperQuantile(0.025);

        assertThat(QuantileSummary.of(200, 50, 0.5, 1, 0, 2 * z).variance().orElseThrow())
                .isCloseTo(0.25 * 199, withinPercentage(1e-12));
    }

    @Test
    void a_variance_is_at_least_a_floor_from_one_hundred_units_on() {
        double narrow = 1e-9;

        assertThat(QuantileSummary.of(100, 100, 0.5, 1, 1, 1 + narrow)
                        .variance()
                        .orElseThrow())
                .isEqualTo(1e-5);
        assertThat(QuantileSummary.of(99, 99, 0.5, 1, 1, 1 + narrow).variance().orElseThrow())
                .isLessThan(1e-5);
    }

    @Test
    void a_quantile_summary_says_why_it_has_no_variance() {
        assertThat(QuantileSummary.of(3, 3, 0.5, 1, 0, 2).variance().refusal().map(Refusal::code))
                .contains(RefusalCode.TOO_FEW_UNITS);
        assertThat(QuantileSummary.of(4, 4, 0.5, 1, 0, 2).variance().refusal()).isEmpty();
        assertThat(QuantileSummary.of(200, 200, 0.5, 1, 2, 2).variance().refusal())
                .contains(new Refusal(
                        RefusalCode.DEGENERATE, "both ends of the quantile's interval are 2.0: many values tie"));
        assertThat(QuantileSummary.of(200, 200, 0.5, 1, Double.NEGATIVE_INFINITY, 2)
                        .variance()
                        .refusal())
                .contains(new Refusal(RefusalCode.NOT_FINITE, "quantile 1.0 between -Infinity and 2.0"));
        for (double probability : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> QuantileSummary.of(200, 200, probability, 1, 0, 2))
                    .hasMessage("A probability must lie in (0, 1), found " + probability);
        }
    }

    @Test
    void clusters_that_cannot_be_used_leave_no_variance() {
        QuantileSummary plain = QuantileSummary.of(200, 200, 0.5, 1, 0, 2);
        QuantileSummary tied = QuantileSummary.of(200, 200, 0.5, 1, 2, 2);
        RatioSums single = RatioSums.of(1, 1, 1, 2, 4, 2);

        assertThat(plain.clustered(0.5, single).variance().refusal())
                .contains(new Refusal(RefusalCode.TOO_FEW_UNITS, "found 1 units, needed at least 2"));
        assertThat(tied.clustered(0.5, single).variance().refusal().map(Refusal::code))
                .contains(RefusalCode.DEGENERATE);
        assertThat(plain.clustered(0.5, single).value()).isEqualTo(1);
        assertThat(plain.clustered(0.5, single).units()).isEqualTo(200);
    }

    @Test
    void an_interval_between_order_statistics_needs_a_sample_and_proper_rates() {
        double[] sample = {3, 1, 2};

        assertThat(OrderStatisticInterval.of(new double[0], 0.5, 0.1).refusal())
                .contains(new Refusal(RefusalCode.TOO_FEW_UNITS, "found no value, needed at least 1"));
        assertThat(OrderStatisticInterval.of(new double[] {1, Double.NaN}, 0.5, 0.1)
                        .refusal())
                .contains(new Refusal(RefusalCode.NOT_FINITE, "the sample holds a NaN"));
        for (double outside : new double[] {0, 1}) {
            assertThatThrownBy(() -> OrderStatisticInterval.of(sample, outside, 0.1))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> OrderStatisticInterval.of(sample, 0.5, outside))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** P(B <= 0) = 1/8 of binomial(3, 1/2): at 0.25 the lowest rank is 0, so that the side is open, below it as well. */
    @ParameterizedTest
    @CsvSource({"0.24, 0, 4, 1", "0.26, 1, 3, 0.75", "0.9, 1, 3, 0.75"})
    void ranks_are_those_of_the_binomial_law(double errorRate, long lower, long upper, double coverage) {
        OrderStatisticInterval interval = OrderStatisticInterval.of(new double[] {3, 1, 2}, 0.5, errorRate)
                .orElseThrow();

        assertThat(interval.lowerRank()).isEqualTo(lower);
        assertThat(interval.upperRank()).isEqualTo(upper);
        assertThat(interval.coverage()).isCloseTo(coverage, within(1e-14));
    }

    @Test
    void an_effect_beyond_the_doubles_is_refused() {
        QuantileSummary huge = QuantileSummary.of(200, 200, 0.5, 1.7e308, 1.6e308, 1.7e308);
        QuantileSummary low = QuantileSummary.of(200, 200, 0.5, -1.7e308, -1.7e308, -1.6e308);

        assertThat(QuantileEffect.withDefaults().absolute(low, huge).refusal().map(Refusal::code))
                .contains(RefusalCode.OUT_OF_RANGE);
    }

    @Test
    void a_type_seven_quantile_is_linear_between_order_statistics() {
        SampleQuantile type = SampleQuantile.of(QuantileType.MODE);
        double[] sorted = {1, 2, 4, 8};

        assertThat(type.ofSorted(sorted, 0.5)).isEqualTo(3);
        assertThat(type.ofSorted(sorted, 0.75)).isEqualTo(5);
        assertThat(type.ofSorted(sorted, 1)).isEqualTo(8);
        assertThat(type.ofSorted(sorted, 0)).isEqualTo(1);
        assertThat(type.ofSorted(new double[] {-1.7e308, 1.7e308}, 0.5)).isZero();
        assertThat(type.ofSorted(new double[] {-1.7e308, 1.7e308}, 0.75)).isCloseTo(0.85e308, within(1e293));
    }

    /** {@code (n - 1) p} with n - 1 = 2^20 + 1 and p = 1/2 + 2^-40: half a million and a half, and a millionth more. */
    @Test
    void the_place_in_a_large_sample_keeps_its_fraction() {
        double[] sorted = LongStream.rangeClosed(0, (1 << 20) + 1)
                .mapToDouble(rank -> rank <= 1 << 19 ? 0 : 1)
                .toArray();

        assertThat(SampleQuantile.of(QuantileType.MODE).ofSorted(sorted, 0.5 + 0x1p-40))
                .isEqualTo(0.5 + 0x1p-20 + 0x1p-40);
    }

    @Test
    void a_probability_that_is_no_double_hits_its_order_statistic() {
        double[] sorted = {Double.NEGATIVE_INFINITY, 5, Double.POSITIVE_INFINITY};

        assertThat(SampleQuantile.of(QuantileType.LINEAR).ofSorted(sorted, 2.0 / 3))
                .isEqualTo(5);
        assertThat(SampleQuantile.of(QuantileType.WEIBULL).ofSorted(sorted, 0.5))
                .isEqualTo(5);
    }

    @Test
    void a_quantile_needs_a_value_and_a_probability() {
        for (QuantileType type : QuantileType.values()) {
            SampleQuantile quantile = SampleQuantile.of(type);
            assertThatThrownBy(() -> quantile.ofSorted(new double[0], 0.5))
                    .hasMessage("Expected at least one value and p in [0, 1], found 0 and 0.5");
            assertThatThrownBy(() -> quantile.ofSorted(new double[1], 1.5))
                    .hasMessage("Expected at least one value and p in [0, 1], found 1 and 1.5");
            assertThatThrownBy(() -> quantile.ofSorted(new double[1], Double.NaN))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void interpolation_between_infinities_and_huge_values_stays_between_them() {
        SampleQuantile type = SampleQuantile.of(QuantileType.MODE);
        double most = Double.MAX_VALUE;

        assertThat(type.ofSorted(new double[] {-most, most}, 0.5)).isZero();
        assertThat(type.ofSorted(new double[] {Double.NEGATIVE_INFINITY, Double.NEGATIVE_INFINITY}, 0.5))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(type.ofSorted(new double[] {1, 2, 3}, 0.25)).isEqualTo(1.5);
    }
}
