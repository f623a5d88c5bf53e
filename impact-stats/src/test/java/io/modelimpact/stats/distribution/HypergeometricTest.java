package io.modelimpact.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.function.LongPredicate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Holds the hypergeometric distribution to quotients of binomial coefficients in whole numbers. */
class HypergeometricTest {

    private static BigInteger choose(long from, long count) {
        BigInteger ways = BigInteger.ONE;
        for (long i = 0; i < count; i++) {
            ways = ways.multiply(BigInteger.valueOf(from - i)).divide(BigInteger.valueOf(i + 1));
        }
        return count < 0 || count > from ? BigInteger.ZERO : ways;
    }

    private static BigInteger ways(long marked, long unmarked, long drawn, long k) {
        return choose(marked, k).multiply(choose(unmarked, drawn - k));
    }

    private static double sum(long marked, long unmarked, long drawn, LongPredicate counted) {
        BigInteger ways = BigInteger.ZERO;
        for (long k = Math.max(0, drawn - unmarked); k <= Math.min(drawn, marked); k++) {
            ways = counted.test(k) ? ways.add(ways(marked, unmarked, drawn, k)) : ways;
        }
        return new BigDecimal(ways)
                .divide(new BigDecimal(choose(marked + unmarked, drawn)), MathContext.DECIMAL64)
                .doubleValue();
    }

    @Property(tries = 150, seed = "891")
    void probabilities_and_tails_are_quotients_of_numbers_of_ways(
            @ForAll @LongRange(max = 60) long marked,
            @ForAll @LongRange(max = 60) long unmarked,
            @ForAll @LongRange(max = 1000) long perMille) {
        long drawn = (marked + unmarked) * perMille / 1000;
        Hypergeometric found = Hypergeometric.with(marked, unmarked, drawn);
        for (long k = found.lowest() - 1; k <= found.highest() + 1; k++) {
            long at = k;
            assertClose(found.probability(k), sum(marked, unmarked, drawn, i -> i == at));
            assertClose(found.atLeast(k), sum(marked, unmarked, drawn, i -> i >= at));
            assertClose(found.atMost(k), sum(marked, unmarked, drawn, i -> i <= at));
        }
    }

    @Property(tries = 150, seed = "892")
    void what_is_not_more_probable_is_summed_on_both_sides(
            @ForAll @LongRange(min = 1, max = 60) long marked,
            @ForAll @LongRange(min = 1, max = 60) long unmarked,
            @ForAll @LongRange(max = 1000) long perMille) {
        long drawn = (marked + unmarked) * perMille / 1000;
        Hypergeometric found = Hypergeometric.with(marked, unmarked, drawn);
        for (long k = found.lowest(); k <= found.highest(); k++) {
            BigInteger limit = ways(marked, unmarked, drawn, k)
                    .multiply(BigInteger.valueOf(10_000_001))
                    .divide(BigInteger.valueOf(10_000_000));
            double expected = sum(
                    marked,
                    unmarked,
                    drawn,
                    i -> ways(marked, unmarked, drawn, i).compareTo(limit) <= 0);
            assertClose(found.notMoreProbableThan(k), expected);
        }
    }

    private static void assertClose(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(1e-12 * expected));
    }

    @Test
    void large_numbers_have_a_tail_on_each_side_of_the_mode() {
        Hypergeometric found = Hypergeometric.with(600_000, 400_000, 10_000);
        double above = 0;
        for (long k = 6_100; k < 7_000; k++) {
            above += found.probability(k);
        }
        double below = 0;
        for (long k = 5_000; k <= 5_900; k++) {
            below += found.probability(k);
        }

        assertThat(found.atLeast(6_100)).isCloseTo(above, within(1e-10 * above));
        assertThat(found.atMost(5_900)).isCloseTo(below, within(1e-10 * below));
        assertThat(found.atLeast(5_901)).isCloseTo(1 - below, within(1e-14));
        assertThat(found.atMost(6_099)).isCloseTo(1 - above, within(1e-14));
        double both = 0;
        for (long k = 5_000; k < 7_000; k++) {
            both += found.probability(k) <= found.probability(6_100) * (1 + 1e-7) ? found.probability(k) : 0;
        }
        assertThat(found.notMoreProbableThan(6_100)).isCloseTo(both, within(1e-9 * both));
        assertThat(found.notMoreProbableThan(6_000)).isEqualTo(1);
    }

    @Test
    void the_edges_of_the_support() {
        Hypergeometric certain = Hypergeometric.with(5, 0, 3);

        assertThat(certain.lowest()).isEqualTo(3);
        assertThat(certain.highest()).isEqualTo(3);
        assertThat(certain.logProbability(3)).isZero();
        assertThat(certain.probability(2)).isZero();
        assertThat(certain.atLeast(3)).isEqualTo(1);
        assertThat(certain.atLeast(4)).isZero();
        assertThat(certain.atMost(2)).isZero();
        assertThat(Hypergeometric.with(0, 0, 0).probability(0)).isEqualTo(1);
        assertThat(Hypergeometric.with(2, 3, 5).probability(2)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> Hypergeometric.with(2, 3, 6));
        assertThatIllegalArgumentException().isThrownBy(() -> Hypergeometric.with(-1, 3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Hypergeometric.with(1, -3, 1));
        assertThatIllegalArgumentException().isThrownBy(() -> Hypergeometric.with(1, 3, -1));
    }
}
