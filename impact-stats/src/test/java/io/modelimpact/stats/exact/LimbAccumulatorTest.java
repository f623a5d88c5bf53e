package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** Holds merged accumulators, which touch as few limbs as they can, to whole numbers of any length. */
class LimbAccumulatorTest {

    /** A number of up to so many bits anywhere in the accumulator: all bits alike, few bits, one bit, or next to a power of 2^32. */
    private static BigInteger number(Random random) {
        int bits = 1 + random.nextInt(random.nextBoolean() ? 70 : 600);
        BigInteger value = switch (random.nextInt(4)) {
            case 0 -> new BigInteger(bits, random);
            case 1 -> BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE);
            case 2 -> BigInteger.ONE.shiftLeft(32 * (1 + random.nextInt(20)));
            default -> BigInteger.valueOf(random.nextInt(3));
        };
        value = value.shiftLeft(random.nextInt(3) * random.nextInt(500));
        return random.nextBoolean() ? value.negate() : value;
    }

    private static LimbAccumulator of(BigInteger value) {
        LimbAccumulator accumulator = LimbAccumulator.forSums();
        accumulator.addUnscaled(value);
        return accumulator;
    }

    private static void assertHolds(LimbAccumulator found, BigInteger expected) {
        LimbAccumulator direct = of(expected);
        assertThat(found.unscaled()).isEqualTo(expected);
        assertThat(found.canonicalText()).isEqualTo(direct.canonicalText());
        assertThat(found).isEqualTo(direct).hasSameHashCodeAs(direct);
        assertThat(found.value()).isEqualTo(direct.value());
    }

    @Property(tries = 2000, seed = "911")
    void merging_is_adding_whole_numbers(@ForAll long seed) {
        Random random = new Random(seed);
        LimbAccumulator total = LimbAccumulator.forSums();
        BigInteger expected = BigInteger.ZERO;
        for (int i = random.nextInt(6); i >= 0; i--) {
            BigInteger value = random.nextInt(4) == 0 ? expected.negate() : number(random);
            LimbAccumulator other = of(value);
            total.merge(other);
            expected = expected.add(value);
            assertHolds(total, expected);
            assertHolds(other, value);
        }
    }

    @Property(tries = 500, seed = "912")
    void merging_settles_what_waits_on_both_sides(@ForAll double first, @ForAll double second, @ForAll long third) {
        LimbAccumulator left = LimbAccumulator.forSums();
        left.add(first);
        left.add(-second);
        LimbAccumulator right = LimbAccumulator.forSums();
        right.add(second);
        right.add(third);
        LimbAccumulator direct = LimbAccumulator.forSums();
        direct.add(first);
        direct.add(third);
        left.merge(right);

        assertThat(left).isEqualTo(direct);
        assertThat(left.canonicalText()).isEqualTo(direct.canonicalText());
    }

    @Property(tries = 500, seed = "913")
    void a_copy_is_on_its_own(@ForAll long seed, @ForAll double added) {
        BigInteger value = number(new Random(seed));
        LimbAccumulator original = of(value);
        original.add(added);
        LimbAccumulator copy = original.copy();
        BigInteger before = original.unscaled();
        copy.add(1.0);
        copy.merge(of(BigInteger.TEN));

        assertHolds(original, before);
        assertHolds(copy, before.add(BigInteger.ONE.shiftLeft(1074)).add(BigInteger.TEN));
    }

    @Test
    void what_cancels_leaves_nothing_behind() {
        LimbAccumulator total = of(BigInteger.ONE.shiftLeft(900).negate());
        total.merge(of(BigInteger.ONE.shiftLeft(900)));
        assertHolds(total, BigInteger.ZERO);

        total.merge(of(BigInteger.ONE.negate()));
        assertHolds(total, BigInteger.ONE.negate());
        total.merge(of(BigInteger.ONE));
        assertHolds(total, BigInteger.ZERO);
        total.merge(total);
        assertHolds(total, BigInteger.ZERO);
    }

    @Test
    void an_accumulator_is_merged_into_itself() {
        for (long value : new long[] {1, -1, 1L << 32, -(1L << 32), (1L << 32) - 1, Long.MIN_VALUE}) {
            LimbAccumulator twice = of(BigInteger.valueOf(value));
            twice.merge(twice);
            assertHolds(twice, BigInteger.valueOf(value).shiftLeft(1));
        }
    }
}
