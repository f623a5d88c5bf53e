package io.modelimpact.stats.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.distribution.Binomial;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OrderStatisticRanksTest {
    @Property(tries = 300, seed = "421")
    void order_statistics_cover_at_least_as_asked_and_no_narrower_pair_would_do(
            @ForAll @IntRange(min = 1, max = 3000) int n,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double p,
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.4) double rate) {
        OrderStatisticRanks ranks = OrderStatisticRanks.of(n, p, rate);
        Binomial below = Binomial.withTrials(n, p);

        assertThat(ranks.coverage()).isGreaterThanOrEqualTo(1 - rate - 1e-12);
        assertThat(ranks.lower()).isBetween(0L, ranks.upper() - 1);
        assertThat(ranks.upper()).isLessThanOrEqualTo(n + 1L);
        assertThat(below.cumulative(ranks.lower())).isGreaterThanOrEqualTo(0.5 * rate);
        assertThat(below.survival(ranks.upper() - 2)).isGreaterThan(0.5 * rate);
        OrderStatisticRanks mirror = OrderStatisticRanks.of(n, 1 - p, rate);
        // Where the mirrored p is not exact a rank may lie on the other side of a boundary; p itself may not.
        assertThat(mirror.coverage()).isGreaterThanOrEqualTo(1 - rate - 1e-12);
    }

    /** 672 of 2^10 paths through Pascal's triangle; the middle one by decimals of 40 digits. */
    @ParameterizedTest
    @CsvSource({"10, 0.5, 0.5, 4, 7, 0.65625", "100, 0.99, 0.05, 97, 101, 0.98162596355535", "1, 0.5, 0.1, 0, 2, 1"})
    void ranks_and_coverage_are_known(long n, double p, double rate, long lower, long upper, double coverage) {
        OrderStatisticRanks ranks = OrderStatisticRanks.of(n, p, rate);

        assertThat(ranks.lower()).isEqualTo(lower);
        assertThat(ranks.upper()).isEqualTo(upper);
        assertThat(ranks.coverage()).isCloseTo(coverage, within(1e-13));
    }

    @Test
    void what_encloses_nothing_is_refused() {
        String message = "Expected at least 1 value, probability and error rate in (0, 1), found ";
        assertThatThrownBy(() -> OrderStatisticRanks.of(0, 0.5, 0.1)).hasMessage(message + "0, 0.5 and 0.1");
        for (double outside : new double[] {0, 1, Double.NaN}) {
            assertThatThrownBy(() -> OrderStatisticRanks.of(3, outside, 0.1))
                    .hasMessage(message + "3, " + outside + " and 0.1");
            assertThatThrownBy(() -> OrderStatisticRanks.of(3, 0.5, outside))
                    .hasMessage(message + "3, 0.5 and " + outside);
        }
    }
}
