package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.util.function.BinaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class DoubleDoubleTest {
    private static final ExactRational ALLOWED = ExactRational.ofBinary(BigInteger.ONE, -99);

    /** A number of some 100 digits: the quotient of two integers. */
    private static DoubleDouble quotient(long numerator, long denominator) {
        return ExactRational.of(numerator).dividedBy(denominator).magnitude();
    }

    private static ExactRational exact(DoubleDouble number) {
        return ExactRational.of(number.high()).plus(ExactRational.of(number.low()));
    }

    private static void requireClose(DoubleDouble found, ExactRational expected) {
        ExactRational error = exact(found).minus(expected).abs();
        assertThat(error).isLessThanOrEqualTo(expected.times(ALLOWED));
        assertThat(Math.abs(found.low())).isLessThanOrEqualTo(0.5 * Math.ulp(found.high()));
    }

    @Property(tries = 200, seed = "611")
    void every_operation_keeps_ninety_nine_digits(
            @ForAll @LongRange(min = 1) long a,
            @ForAll @LongRange(min = 1) long b,
            @ForAll @LongRange(min = 1) long c,
            @ForAll @LongRange(min = 1) long d) {
        DoubleDouble x = quotient(a, b);
        DoubleDouble y = quotient(c, d);

        check(x, y, x.plus(y), ExactRational::plus);
        check(x, y, x.times(y), ExactRational::times);
        check(x, y, x.dividedBy(y), ExactRational::dividedBy);
        check(x, x, x.squared(), ExactRational::times);
        // Near the root an error is half as large, relatively, as that of the square.
        requireClose(x.sqrt().squared(), exact(x));
    }

    private static void check(
            DoubleDouble x, DoubleDouble y, DoubleDouble found, BinaryOperator<ExactRational> operation) {
        requireClose(found, operation.apply(exact(x), exact(y)));
    }

    @Property(tries = 200, seed = "612")
    void the_leading_digits_of_an_integer_are_those_digits(
            @ForAll @LongRange(min = 1) long first, @ForAll @LongRange(min = 1) long second) {
        BigInteger large = BigInteger.valueOf(first).shiftLeft(70).add(BigInteger.valueOf(second));
        for (BigInteger value : new BigInteger[] {BigInteger.valueOf(first), large}) {
            DoubleDouble leading = DoubleDouble.leading(value);
            ExactRational scaled = ExactRational.ofBinary(value, 53 - value.bitLength());

            assertThat(leading.high()).isBetween(0x1p52, 0x1p53);
            ExactRational rest = scaled.minus(exact(leading));
            assertThat(rest.abs()).isLessThan(ExactRational.ofBinary(BigInteger.ONE, -53));
        }
    }

    @Test
    void an_integer_of_sixty_four_bits_loses_none_of_them() {
        BigInteger value = BigInteger.ONE.shiftLeft(64).subtract(BigInteger.ONE);

        assertThat(exact(DoubleDouble.leading(value))).isEqualTo(ExactRational.ofBinary(value, -11));
        assertThat(exact(DoubleDouble.leading(BigInteger.valueOf(Long.MAX_VALUE))))
                .isEqualTo(ExactRational.ofBinary(BigInteger.valueOf(Long.MAX_VALUE), -10));
    }

    @Test
    void integers_are_taken_up_to_two_to_the_fifty_three() {
        assertThat(DoubleDouble.of(1L << 53).high()).isEqualTo(0x1p53);
        assertThat(DoubleDouble.of(-(1L << 53)).high()).isEqualTo(-0x1p53);
        assertThat(DoubleDouble.of((1L << 53) + 1).high()).isNaN();
        assertThat(DoubleDouble.of(7).low()).isZero();
    }

    @Property(tries = 300, seed = "613")
    void a_double_is_taken_off_a_number_next_to_it_without_loss(
            @ForAll long a, @ForAll @LongRange(min = 1) long b, @ForAll @IntRange(min = -4, max = 4) int steps) {
        ExactRational value = ExactRational.of(a).dividedBy(b);
        DoubleDouble both = DoubleDouble.from(value);
        double near = both.high() + steps * Math.ulp(both.high());

        assertThat(both.high()).isEqualTo(value.doubleValue());
        assertThat(both.high() + both.low()).isEqualTo(both.high());
        for (double subtrahend : new double[] {near, 0, -near, 1e-30, 1e30}) {
            double expected = value.minus(ExactRational.of(subtrahend)).doubleValue();
            assertThat(both.minus(subtrahend)).isCloseTo(expected, within(2 * Math.ulp(expected)));
            assertThat(value.differenceFrom(subtrahend)).isEqualTo(expected);
        }
    }

    @Test
    void nothing_is_left_of_a_number_beyond_the_doubles() {
        ExactRational beyond = ExactRational.ofBinary(BigInteger.ONE, 1024);

        assertThat(DoubleDouble.from(beyond)).isEqualTo(new DoubleDouble(Double.POSITIVE_INFINITY, 0));
        assertThat(DoubleDouble.from(ExactRational.ZERO)).isEqualTo(new DoubleDouble(0, 0));
        assertThat(beyond.differenceFrom(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(beyond.differenceFrom(Double.NaN)).isNaN();
    }

    @Test
    void the_nearest_double_is_given_unless_the_rest_is_almost_half_a_unit() {
        double unit = Math.ulp(3.0);

        assertThat(new DoubleDouble(3, 0.499 * unit).nearest()).isEqualTo(3);
        assertThat(new DoubleDouble(3, -0.499 * unit).nearest()).isEqualTo(3);
        assertThat(new DoubleDouble(3, 0.5 * unit).nearest()).isNaN();
        assertThat(new DoubleDouble(3, -0.5 * unit).nearest()).isNaN();
        assertThat(new DoubleDouble(3, (0.5 - 0x1p-41) * unit).nearest()).isNaN();
        assertThat(new DoubleDouble(3, (0.5 - 0x1p-39) * unit).nearest()).isEqualTo(3);
    }

    @Test
    void below_a_power_of_two_a_quarter_of_a_unit_is_the_middle() {
        double unit = Math.ulp(4.0);

        assertThat(new DoubleDouble(4, -0.2 * unit).nearest()).isEqualTo(4);
        assertThat(new DoubleDouble(4, -0.3 * unit).nearest()).isNaN();
        assertThat(new DoubleDouble(4, 0.3 * unit).nearest()).isEqualTo(4);
        assertThat(new DoubleDouble(-4, 0.3 * unit).nearest()).isNaN();
        assertThat(new DoubleDouble(-4, -0.3 * unit).nearest()).isEqualTo(-4);
        assertThat(new DoubleDouble(4, 0).nearest()).isEqualTo(4);
    }
}
