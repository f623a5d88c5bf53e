package io.modelimpact.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.random.CounterRandom;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BootstrapEdgesTest {
    private static final CounterRandom SEED = CounterRandom.of(11);
    private static final double[] RAMP =
            IntStream.rangeClosed(1, 20).asDoubleStream().toArray();

    private static BootstrapIntervals around(double observed, double errorRate) {
        return BootstrapIntervals.of(observed, RAMP, errorRate).orElseThrow();
    }

    @Test
    void twenty_finite_replicates_are_enough_and_nineteen_are_not() {
        assertThat(BootstrapIntervals.of(1, Arrays.copyOf(RAMP, 19), 0.05).refusal())
                .contains(new Refusal(RefusalCode.TOO_FEW_UNITS, "found 19 replicates, needed at least 20"));
        assertThat(BootstrapIntervals.of(1, RAMP, 0.05).refusal()).isEmpty();
        assertThat(BootstrapIntervals.of(Double.NaN, RAMP, 0.05).refusal().map(Refusal::code))
                .contains(RefusalCode.NOT_FINITE);
        for (double rate : new double[] {0, 1}) {
            assertThatThrownBy(() -> BootstrapIntervals.of(1, RAMP, rate))
                    .hasMessage("The error rate must lie in (0, 1), found " + rate);
        }
    }

    /** 1 to 20 have the mean 10.5 and the variance 20 * 21 / 12 = 35. */
    @Test
    void replicates_have_their_mean_and_their_deviation() {
        assertThat(around(10, 0.1).mean()).isCloseTo(10.5, within(1e-13));
        assertThat(around(10, 0.1).standardError()).isCloseTo(Math.sqrt(35), within(1e-13));
    }

    @Test
    void studentised_replicates_may_come_in_any_order() {
        double[] pivots = {0, 3, -1, 2, -2, 1, -3};

        Interval interval = around(10, 0.5).studentised(2, pivots);

        assertThat(interval.lower()).isCloseTo(10 - 2 * 1.5, within(1e-14));
        assertThat(interval.upper()).isCloseTo(10 + 2 * 1.5, within(1e-14));
        assertThat(pivots).containsExactly(0, 3, -1, 2, -2, 1, -3);
    }

    /** Of 20 replicates 9 lie below 10 and 10 above: counted with half of the tie, none is in excess. */
    @Test
    void ties_count_as_not_below_or_by_half() {
        BootstrapIntervals intervals = around(10.5, 0.1);
        assertThat(intervals.accelerated(0).orElseThrow().bias()).isCloseTo(0, within(1e-15));
        assertThat(around(10, 0.1).accelerated(0).orElseThrow().bias()).isNegative();
        assertThat(around(10, 0.1).acceleratedWithTies(0).orElseThrow().bias())
                .isEqualTo(-around(11, 0.1).acceleratedWithTies(0).orElseThrow().bias(), within(1e-15));

        double[] allTied = new double[20];
        BootstrapIntervals tied = BootstrapIntervals.of(0, allTied, 0.1).orElseThrow();
        assertThat(tied.acceleratedWithTies(0).orElseThrow().bias()).isCloseTo(0, within(1e-15));
        assertThat(tied.accelerated(0).refusal())
                .contains(new Refusal(
                        RefusalCode.DEGENERATE, "all replicates lie on one side of the observed statistic 0.0"));
        assertThat(around(100, 0.1).acceleratedWithTies(0).refusal().map(Refusal::code))
                .contains(RefusalCode.DEGENERATE);
        assertThat(around(-100, 0.1).acceleratedWithTies(0).refusal().map(Refusal::code))
                .contains(RefusalCode.DEGENERATE);
    }

    @Test
    void an_acceleration_that_turns_the_ends_around_is_refused() {
        assertThat(around(10.5, 0.05).accelerated(5).refusal())
                .contains(new Refusal(RefusalCode.OUT_OF_RANGE, "an acceleration of 5.0 leaves no interval"));
    }

    @Test
    void an_acceleration_is_a_third_of_half_the_skewness_of_the_influence() {
        // Squares sum to 6, cubes to 8 - 1 - 1.
        assertThat(BootstrapIntervals.acceleration(2, -1, -1)).isCloseTo(6 / (6 * 6 * Math.sqrt(6)), within(1e-16));
        assertThat(BootstrapIntervals.acceleration(0, 0)).isZero();
    }

    /** Deviations of treatment -1, -1, 2 of 3 and of control, which count negatively, -1, 1 of 2. */
    @Test
    void the_acceleration_of_a_difference_is_that_of_both_arms() {
        double[] control = {4, 6};
        double[] treatment = {9, 9, 12};
        double squares = 6.0 / 9 + 2.0 / 4;
        double cubes = 6.0 / 27;

        MeanDifferenceBootstrap drawn =
                MeanDifferenceBootstrap.draw(control, treatment, 30, SEED).orElseThrow();

        assertThat(drawn.observed()).isEqualTo(5);
        assertThat(drawn.acceleration()).isCloseTo(cubes / (6 * squares * Math.sqrt(squares)), within(1e-15));
        assertThat(MeanDifferenceBootstrap.draw(treatment, control, 30, SEED)
                        .orElseThrow()
                        .acceleration())
                .isCloseTo(-drawn.acceleration(), within(1e-15));
    }

    @Test
    void two_finite_units_in_each_arm_are_needed() {
        double[] two = {1, 2};
        double[] one = {1};
        double[] broken = {1, Double.NaN};

        assertThat(MeanDifferenceBootstrap.draw(two, two, 20, SEED).refusal()).isEmpty();
        assertThat(MeanDifferenceBootstrap.draw(one, two, 20, SEED).refusal())
                .contains(new Refusal(RefusalCode.TOO_FEW_UNITS, "found 1 and 2 units, needed at least 2 in each arm"));
        assertThat(MeanDifferenceBootstrap.draw(two, one, 20, SEED).refusal().map(Refusal::code))
                .contains(RefusalCode.TOO_FEW_UNITS);
        assertThat(MeanDifferenceBootstrap.draw(two, broken, 20, SEED).refusal())
                .contains(new Refusal(RefusalCode.NOT_FINITE, "a value is not finite"));
        assertThat(MeanDifferenceBootstrap.draw(broken, broken, 20, SEED)
                        .refusal()
                        .map(Refusal::code))
                .contains(RefusalCode.NOT_FINITE);
    }

    @Test
    void twelve_values_can_be_enumerated_and_thirteen_are_refused() {
        assertThat(ExactBootstrapOfMean.of(new double[12]).refusal()).isEmpty();
        assertThat(ExactBootstrapOfMean.of(new double[13]).refusal())
                .contains(new Refusal(RefusalCode.OUT_OF_RANGE, "found 13 values, at most 12 can be enumerated"));
        assertThat(ExactBootstrapOfMean.of(1, Double.POSITIVE_INFINITY).refusal())
                .contains(new Refusal(RefusalCode.NOT_FINITE, "found the value Infinity"));
    }

    /** Two draws from 0 and 1 have the means 0, 1/2, 1 with the chances 1/4, 1/2, 1/4. */
    @Test
    void a_quantile_of_the_exact_law_is_the_first_that_reaches_the_probability() {
        ExactBootstrapOfMean law = ExactBootstrapOfMean.of(0, 1).orElseThrow();

        assertThat(law.quantile(0.25)).isZero();
        assertThat(law.quantile(Math.nextUp(0.25))).isEqualTo(0.5);
        assertThat(law.quantile(0.75)).isEqualTo(0.5);
        assertThat(law.quantile(Math.nextUp(0.75))).isEqualTo(1);
        assertThat(law.quantile(1)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(longs = {(1 << 24) - 1, 1 << 24, (1 << 24) + 1, 1 - (1 << 24), -(1 << 24), -1 - (1 << 24)})
    void a_value_at_the_border_of_small_ones_counts_like_any_other(long value) {
        BootstrapSums sums = BootstrapSums.create(SEED, 40, 2);
        // Enough units that sums of small values have to move on before they overflow.
        for (int unit = 0; unit < 50; unit++) {
            sums.add(unit, value, 1);
        }

        for (int replicate = 0; replicate < 40; replicate++) {
            assertThat(sums.sum(replicate, 0)).isEqualTo(value * sums.sum(replicate, 1));
        }
    }

    @Test
    void merged_sums_are_the_sums_of_all_units_and_keep_their_bounds() {
        BootstrapSums whole = BootstrapSums.create(SEED, 600, 1);
        BootstrapSums left = BootstrapSums.create(SEED, 600, 1);
        BootstrapSums right = BootstrapSums.create(SEED, 600, 1);
        for (int unit = 0; unit < 100; unit++) {
            long value = unit % 3 == 0 ? 1L << 30 : -unit;
            whole.add(unit, value);
            (unit % 2 == 0 ? left : right).add(unit, value);
        }
        left.merge(right);
        for (int replicate = 0; replicate < 600; replicate++) {
            assertThat(left.sum(replicate, 0)).isEqualTo(whole.sum(replicate, 0));
        }

        long half = Long.MAX_VALUE / PoissonWeights.LARGEST / 2 + 1;
        BootstrapSums first = BootstrapSums.create(SEED, 1, 1);
        BootstrapSums second = BootstrapSums.create(SEED, 1, 1);
        first.add(1, half);
        second.add(2, half);
        long before = first.sum(0, 0);
        assertThatThrownBy(() -> first.merge(second)).isInstanceOf(ArithmeticException.class);
        assertThat(first.sum(0, 0)).isEqualTo(before);
        first.merge(BootstrapSums.create(SEED, 1, 1));
        assertThatThrownBy(() -> first.add(3, half)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void a_merge_raises_the_bound_of_what_may_still_come() {
        long third = Long.MAX_VALUE / PoissonWeights.LARGEST / 3 + 1;
        BootstrapSums first = BootstrapSums.create(SEED, 1, 1);
        BootstrapSums second = BootstrapSums.create(SEED, 1, 1);
        first.add(1, third);
        second.add(2, third);

        first.merge(second);

        assertThatThrownBy(() -> first.add(3, third)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void replicates_and_variables_at_the_ends_of_their_domain() {
        assertThat(BootstrapSums.create(SEED, 1, 1).replicates()).isEqualTo(1);
        assertThatThrownBy(() -> BootstrapSums.create(SEED, 0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BootstrapSums.create(SEED, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BootstrapSums.create(SEED, (1 << 20) + 1, 1))
                .hasMessage("Expected 1 to 1048576 replicates and at least 1 variable, found 1048577 and 1");
        assertThatThrownBy(() -> BucketBootstrap.create(SEED, 0)).hasMessage("Expected at least 1 variable, found 0");
        BootstrapSums sums = BootstrapSums.create(SEED, 3, 1);
        assertThatThrownBy(() -> sums.sum(3, 0)).hasMessage("Expected a replicate below 3, found 3");
        assertThatThrownBy(() -> sums.sum(-1, 0)).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void what_does_not_fit_is_refused_with_what_was_found() {
        BootstrapSums sums = BootstrapSums.create(SEED, 3, 2);
        BucketBootstrap buckets = BucketBootstrap.create(SEED, 2);
        String message = "Expected 2 variables, found 1";

        assertThatThrownBy(() -> sums.add(1, 5)).hasMessage(message);
        assertThatThrownBy(() -> sums.merge(BootstrapSums.create(SEED, 3, 1))).hasMessage(message);
        assertThatThrownBy(() -> buckets.add(1, 5)).hasMessage(message);
        assertThatThrownBy(() -> buckets.merge(BucketBootstrap.create(SEED, 1))).hasMessage(message);
        assertThatThrownBy(() -> buckets.merge(BucketBootstrap.create(CounterRandom.of(12), 2)))
                .hasMessage("Expected seed 11, found 12");
    }

    @Test
    void a_unit_goes_into_its_bucket_and_nowhere_else() {
        BucketBootstrap buckets = BucketBootstrap.create(SEED, 2);
        BucketBootstrap others = BucketBootstrap.create(SEED, 2);
        buckets.add(77, 5, 7);
        others.add(77, 1, 2);
        buckets.merge(others);

        for (int bucket = 0; bucket < BucketBootstrap.BUCKETS; bucket++) {
            assertThat(buckets.sum(bucket, 0)).isEqualTo(bucket == buckets.bucket(77) ? 6 : 0);
            assertThat(buckets.sum(bucket, 1)).isEqualTo(bucket == buckets.bucket(77) ? 9 : 0);
        }
    }
}
