package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class QuickRoundingTest {
    private static final MathContext DIGITS = new MathContext(120);

    @Property(tries = 400, seed = "61")
    void a_decided_quotient_and_root_are_the_nearest_doubles(
            @ForAll @LongRange(min = 1) long first,
            @ForAll @LongRange(min = 1) long second,
            @ForAll @LongRange(min = 1) long third,
            @ForAll @IntRange(max = 200) int shift,
            @ForAll @IntRange(min = -300, max = 300) int exponent) {
        BigInteger numerator = BigInteger.valueOf(first).shiftLeft(shift).add(BigInteger.valueOf(second));
        BigInteger denominator = BigInteger.valueOf(third).multiply(BigInteger.valueOf(second));

        BigDecimal exact =
                power(exponent).multiply(new BigDecimal(numerator)).divide(new BigDecimal(denominator), DIGITS);
        double quotient = QuickRounding.quotient(numerator, denominator, exponent);
        double root = QuickRounding.root(numerator, denominator, exponent);
        if (!Double.isNaN(quotient)) {
            assertThat(quotient).isEqualTo(exact.doubleValue());
        }
        if (!Double.isNaN(root)) {
            assertThat(root).isEqualTo(exact.sqrt(DIGITS).doubleValue());
        }
        ExactRational value = ExactRational.ofBinary(numerator, exponent).dividedBy(ExactRational.of(denominator));
        assertThat(value.doubleValue()).isEqualTo(exact.doubleValue());
        assertThat(value.sqrt()).isEqualTo(exact.sqrt(DIGITS).doubleValue());
    }

    private static BigDecimal power(int exponent) {
        return exponent >= 0
                ? new BigDecimal(BigInteger.ONE.shiftLeft(exponent))
                : BigDecimal.ONE.divide(new BigDecimal(BigInteger.ONE.shiftLeft(-exponent)));
    }

    @Property(tries = 200, seed = "62")
    void next_to_the_middle_between_two_doubles_it_does_not_decide(
            @ForAll @LongRange(min = 1L << 52, max = (1L << 53) - 1) long significand,
            @ForAll @IntRange(min = -1, max = 1) int off) {
        BigInteger middle = BigInteger.valueOf(2 * significand + 1);
        BigInteger near = middle.shiftLeft(80).add(BigInteger.valueOf(off));

        assertThat(QuickRounding.quotient(near, BigInteger.ONE, -81)).isNaN();
        assertThat(QuickRounding.root(near.multiply(near), BigInteger.ONE, -162))
                .isNaN();
        double expected = off < 0 || (off == 0 && (significand & 1) == 0) ? significand : significand + 1;
        assertThat(ExactRational.ofBinary(near, -81).doubleValue()).isEqualTo(expected);
        assertThat(ExactRational.ofBinary(near.multiply(near), -162).sqrt()).isEqualTo(expected);
    }

    @Test
    void most_quotients_and_roots_are_decided_whole_ones_too() {
        assertThat(QuickRounding.quotient(BigInteger.valueOf(6), BigInteger.valueOf(3), 0))
                .isEqualTo(2);
        assertThat(QuickRounding.quotient(BigInteger.ONE, BigInteger.valueOf(3), 4))
                .isEqualTo(16 / 3.0);
        assertThat(QuickRounding.root(BigInteger.valueOf(9), BigInteger.ONE, 2)).isEqualTo(6);
        assertThat(QuickRounding.root(BigInteger.ONE, BigInteger.ONE, -1)).isEqualTo(Math.sqrt(0.5));
    }

    @Test
    void just_below_a_power_of_two_the_finer_spacing_counts() {
        // 1 - 2^-54 is the middle of the last double below one and one; a quarter of a unit of one away.
        BigInteger below = BigInteger.ONE.shiftLeft(54).subtract(BigInteger.ONE);
        assertThat(QuickRounding.quotient(below, BigInteger.ONE, -54)).isNaN();
        BigInteger nearer = BigInteger.ONE.shiftLeft(60).subtract(BigInteger.valueOf(48));
        assertThat(QuickRounding.quotient(nearer, BigInteger.ONE, -60)).isEqualTo(1.0);
        BigInteger further = BigInteger.ONE.shiftLeft(60).subtract(BigInteger.valueOf(80));
        assertThat(QuickRounding.quotient(further, BigInteger.ONE, -60)).isEqualTo(Math.nextDown(1.0));
    }

    @Test
    void towards_the_ends_of_the_range_it_does_not_decide() {
        assertThat(QuickRounding.quotient(BigInteger.ONE, BigInteger.ONE, 1_019))
                .isEqualTo(0x1p1019);
        assertThat(QuickRounding.quotient(BigInteger.ONE, BigInteger.ONE, 1_020))
                .isNaN();
        assertThat(QuickRounding.quotient(BigInteger.ONE, BigInteger.ONE, -1_019))
                .isEqualTo(0x1p-1019);
        assertThat(QuickRounding.quotient(BigInteger.ONE, BigInteger.ONE, -1_020))
                .isNaN();
        assertThat(ExactRational.ofBinary(BigInteger.ONE, 1_024).doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ExactRational.ofBinary(BigInteger.ONE, -1_074).doubleValue()).isEqualTo(Double.MIN_VALUE);
    }
}
