package io.modelimpact.stats.rank;

import static io.modelimpact.stats.Alternative.GREATER;
import static io.modelimpact.stats.Alternative.LESS;
import static io.modelimpact.stats.Alternative.TWO_SIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RankLimitsTest {
    /** Work is N times the sum over k of k (N - k): (N - 1) N for one chosen, (3 N - 5) N for two, twice that with ties. */
    @ParameterizedTest
    @CsvSource({"54772, 1, false", "38730, 1, true", "31623, 2, false", "22361, 2, true"})
    void a_law_is_feasible_up_to_three_billion_additions(int values, int chosen, boolean ties) {
        assertThat(PermutationLaw.isFeasible(values, chosen, ties)).isTrue();
        assertThat(PermutationLaw.isFeasible(values + 1, chosen, ties)).isFalse();
    }

    @Test
    void a_law_ends_at_one_on_either_side() {
        int[] groups = {1, 1, 2, 1, 3, 1, 1};
        PermutationLaw law = new PermutationLaw(groups, 4);
        long smallest = 2 + 4 + 7 + 7;
        long largest = 20 + 18 + 14 + 14;

        assertThat(law.below(largest)).isEqualTo(1);
        assertThat(law.above(smallest)).isEqualTo(1);
        assertThat(law.below(smallest)).isCloseTo(1 / 210.0, within(1e-16));
        assertThat(law.above(largest)).isCloseTo(3 / 210.0, within(1e-16));
    }

    @Test
    void groups_of_two_leave_doubled_ranks_that_are_all_odd() {
        double[] control = {1, 1, 2};
        double[] treatment = {2, 3, 3};

        ExactRankTest.Result result =
                ExactRankTest.withDefaults().test(control, treatment).orElseThrow();

        // Of the 20 choices of three, {2, 3, 3} can be had in two ways, and nothing ranks higher.
        assertThat(result.pValue(GREATER)).isCloseTo(0.1, within(1e-15));
        assertThat(result.pValue(LESS)).isCloseTo(1, within(1e-15));
        assertThat(result.pValue(TWO_SIDED)).isCloseTo(0.2, within(1e-15));
    }

    @Test
    void a_rank_sum_at_its_mean_has_two_sided_p_one() {
        ExactRankTest.Result result = ExactRankTest.withDefaults()
                .test(new double[] {1, 4}, new double[] {2, 3})
                .orElseThrow();

        assertThat(result.pValue(TWO_SIDED)).isEqualTo(1);
    }

    @Test
    void ties_are_seen_within_an_arm_and_between_the_arms() {
        assertThat(ranks(new double[] {1, 2}, new double[] {3}).hasTies()).isFalse();
        assertThat(ranks(new double[] {1, 1}, new double[] {3}).hasTies()).isTrue();
        assertThat(ranks(new double[] {1, 2}, new double[] {2}).hasTies()).isTrue();
    }

    private static PooledRanks ranks(double[] control, double[] treatment) {
        return PooledRanks.of(control, treatment).orElseThrow();
    }

    /** Counts of U up to 0, 1, 2, 3 among the 70 choices of four of eight are 1, 2, 4, 7. */
    @ParameterizedTest
    @CsvSource({
        "0.02, 1, 1",
        "0.04, 1, 1",
        "0.05, 1, 1",
        "0.06, 2, 2",
        "0.11, 2, 2",
        "0.12, 3, 4",
        "0.19, 3, 4",
        "0.2, 3, 4",
        "0.21, 4, 7"
    })
    void the_exact_interval_counts_differences_from_either_end(double rate, int rank, int countBelow) {
        double[] control = {0, 1, 2, 3};
        double[] treatment = {10, 20, 30, 40};
        double[] differences = Arrays.stream(treatment)
                .flatMap(t -> Arrays.stream(control).map(c -> t - c))
                .sorted()
                .toArray();

        HodgesLehmann.Exact exact = HodgesLehmann.of(control, treatment)
                .orElseThrow()
                .exactInterval(rate)
                .orElseThrow();

        assertThat(exact.interval()).isEqualTo(new Interval(differences[rank - 1], differences[16 - rank], rate));
        assertThat(exact.coverage()).isCloseTo(1 - 2 * countBelow / 70.0, within(1e-14));
    }

    /**
     * Three equal values in one arm of six take 24 / 132 from the 13 in the variance 36 / 12 * 13. At z = 2.008 the reach is
     * 12.95 with that and 13.04 without, so that the sixth difference from either end is the bound, not the fifth.
     */
    @Test
    void the_asymptotic_interval_accounts_for_ties_within_an_arm() {
        double rate = 0.04464337;
        double[] control = {0, 1, 2, 3, 4, 5};
        double[] tied = {100, 200, 300, 400, 400, 400};
        double[] untied = {100, 200, 300, 400, 500, 600};

        assertThat(asymptotic(control, tied, rate)).isEqualTo(new Interval(100, 399, rate));
        assertThat(asymptotic(tied, control, rate)).isEqualTo(new Interval(-399, -100, rate));
        assertThat(asymptotic(control, untied, rate)).isEqualTo(new Interval(99, 596, rate));
    }

    @Test
    void the_asymptotic_interval_of_tiny_arms_is_the_range_of_the_differences() {
        assertThat(asymptotic(new double[] {1, 2}, new double[] {5, 9}, 0.01)).isEqualTo(new Interval(3, 8, 0.01));
    }

    private static Interval asymptotic(double[] control, double[] treatment, double rate) {
        return HodgesLehmann.of(control, treatment).orElseThrow().asymptoticInterval(rate);
    }

    @Test
    void a_shift_of_zero_is_positive_zero() {
        double[] around = IntStream.rangeClosed(-3, 3).asDoubleStream().toArray();

        double shift = HodgesLehmann.of(new double[] {0}, around).orElseThrow().shift();

        assertThat(Double.doubleToRawLongBits(shift)).isZero();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.1, Double.NaN})
    void an_error_rate_outside_the_open_unit_interval_is_an_error_of_the_caller(double rate) {
        HodgesLehmann shift =
                HodgesLehmann.of(new double[] {1, 2}, new double[] {3, 5}).orElseThrow();

        assertThatThrownBy(() -> shift.asymptoticInterval(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Error rate must lie in (0, 1), found " + rate);
        assertThatThrownBy(() -> shift.exactInterval(rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Error rate must lie in (0, 1), found " + rate);
    }

    @Test
    void refusals_say_what_was_found() {
        assertThat(PooledRanks.of(new double[0], new double[] {1}).refusal())
                .contains(new Refusal(RefusalCode.TOO_FEW_UNITS, "an arm has no unit"));
        assertThat(PooledRanks.of(new double[] {1}, new double[] {Double.NaN}).refusal())
                .contains(new Refusal(RefusalCode.NOT_FINITE, "a value is NaN"));
        double[] many = IntStream.range(0, 2000).asDoubleStream().toArray();
        assertThat(HodgesLehmann.of(many, many)
                        .then(shift -> shift.exactInterval(0.05))
                        .refusal())
                .contains(new Refusal(RefusalCode.TOO_MANY_UNITS, "found 2000 and 2000 units for an exact law"));
    }
}
