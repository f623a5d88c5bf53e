package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExactRationalTest {
    private static ExactRational fraction(long numerator, long denominator) {
        return ExactRational.of(numerator).dividedBy(denominator);
    }

    @Test
    void numbers_are_equal_however_they_came_about() {
        ExactRational half = fraction(1, 2);

        assertThat(half)
                .isEqualTo(fraction(2, 4))
                .isEqualTo(ExactRational.of(0.5))
                .isEqualTo(ExactRational.of(new BigDecimal("0.50")))
                .hasSameHashCodeAs(fraction(50, 100))
                .isNotEqualTo(fraction(1, 3))
                .isNotEqualTo(0.5);
        assertThat(half.hashCode()).isNotEqualTo(fraction(1, 3).hashCode());
    }

    @Test
    void numbers_are_ordered_beyond_the_digits_of_doubles() {
        ExactRational third = fraction(1, 3);

        assertThat(third.compareTo(ExactRational.of(1 / 3.0))).isPositive();
        assertThat(ExactRational.of(1 / 3.0).compareTo(third)).isNegative();
        assertThat(third.compareTo(fraction(2, 6))).isZero();
        assertThat(fraction(-1, 2).compareTo(fraction(1, 3))).isNegative();
    }

    @ParameterizedTest
    @CsvSource({"12e3, 12000", "-7, -7", "0.001, 0.001", "1e-30, 1e-30", "0e5, 0"})
    void a_decimal_of_any_scale_is_itself(BigDecimal decimal, double expected) {
        assertThat(ExactRational.of(decimal).doubleValue()).isEqualTo(expected);
        assertThat(ExactRational.of(decimal).times(ExactRational.of(BigInteger.TEN.pow(40))))
                .isEqualTo(ExactRational.of(decimal.scaleByPowerOfTen(40).toBigIntegerExact()));
    }

    @Test
    void a_negative_divisor_moves_its_sign_up() {
        assertThat(fraction(1, -3)).isEqualTo(fraction(-1, 3));
        assertThat(fraction(-1, -3).signum()).isOne();
        assertThat(fraction(1, -3).signum()).isNegative();
        assertThat(fraction(1, -3).abs()).isEqualTo(fraction(1, 3));
        assertThat(fraction(0, -3).signum()).isZero();
        assertThat(fraction(1, 3).abs()).isEqualTo(fraction(1, 3));
        assertThatThrownBy(() -> fraction(1, 0)).hasMessage("Division of an exact rational by zero");
    }

    @Test
    void a_fraction_is_brought_to_lowest_terms() {
        assertThat(fraction(6, 15)).hasToString("3/15*2^1");
        assertThat(fraction(6, 15).reduced()).hasToString("1/5*2^1").isEqualTo(fraction(6, 15));
        ExactRational lowest = fraction(3, 5);
        assertThat(lowest.reduced()).isSameAs(lowest);
        assertThat(fraction(-21, 35).reduced()).hasToString("-3/5*2^0");
    }

    @Test
    void a_double_is_itself_subnormal_ones_included() {
        assertThat(ExactRational.of(Double.MIN_VALUE)).hasToString("1/1*2^-1074");
        assertThat(ExactRational.of(-Double.MIN_NORMAL)).hasToString("-1/1*2^-1022");
        assertThat(ExactRational.of(-0.0)).isEqualTo(ExactRational.ZERO);
        assertThat(ExactRational.of(3.0)).hasToString("3/1*2^0");
        assertThatThrownBy(() -> ExactRational.of(Double.NaN))
                .hasMessage("Only a finite double is a rational number, found NaN");
    }

    @Test
    void what_rounds_to_zero_is_positive_zero() {
        ExactRational tiny = ExactRational.ofBinary(BigInteger.ONE, -2000);

        assertThat(Double.doubleToRawLongBits(tiny.doubleValue())).isZero();
        assertThat(Double.doubleToRawLongBits(tiny.negated().doubleValue())).isZero();
        assertThat(Double.doubleToRawLongBits(ExactRational.of(-0.0).doubleValue()))
                .isZero();
    }

    @Test
    void a_magnitude_is_known_to_many_digits_within_its_range() {
        ExactRational large = ExactRational.ofBinary(BigInteger.ONE, 200);

        assertThat(large.magnitude().high()).isEqualTo(0x1p200);
        assertThat(large.negated().magnitude().high()).isEqualTo(0x1p200);
        assertThat(large.times(2).magnitude().high()).isNaN();
        assertThat(ExactRational.ONE.dividedBy(large).magnitude().high()).isEqualTo(0x1p-200);
        assertThat(ExactRational.ONE.dividedBy(large.times(2)).magnitude().high())
                .isNaN();
        assertThat(ExactRational.ZERO.magnitude().high()).isNaN();
        DoubleDouble third = fraction(1, 3).magnitude();
        assertThat(third.high()).isEqualTo(1 / 3.0);
        assertThat(third.low()).isEqualTo(0x1p-54 / 3);
    }

    /** One third is 0.0101... in binary: of 65 places the first digit is zero. */
    @Test
    void a_number_is_cut_to_as_many_digits_as_asked_for() {
        BigInteger digits = BigInteger.ONE.shiftLeft(65).divide(BigInteger.valueOf(3));

        assertThat(fraction(1, 3).truncatedTo(64)).isEqualTo(ExactRational.ofBinary(digits, -65));
        assertThat(fraction(-1, 3).truncatedTo(64)).isEqualTo(ExactRational.ofBinary(digits.negate(), -65));
        assertThatThrownBy(() -> fraction(1, 3).truncatedTo(63))
                .hasMessage("At least 64 binary digits must be kept, found 63");
    }

    @ParameterizedTest
    @ValueSource(ints = {-2140, -1080, -500, 0, 500, 1000, 2040})
    void the_root_of_a_square_is_the_number(int exponent) {
        ExactRational square = ExactRational.ofBinary(BigInteger.valueOf(9), exponent);

        assertThat(square.sqrt()).isEqualTo(3 * Math.scalb(1.0, exponent / 2));
        assertThat(ExactRational.ZERO.sqrt()).isZero();
        assertThatThrownBy(() -> square.negated().sqrt()).hasMessage("Square root of a negative exact rational");
    }

    @Test
    void fractions_add_and_multiply_as_fractions_do() {
        assertThat(fraction(1, 3).plus(fraction(1, 6))).isEqualTo(fraction(1, 2));
        assertThat(fraction(1, 3).minus(fraction(1, 2))).isEqualTo(fraction(-1, 6));
        assertThat(fraction(2, 3).times(fraction(3, 4))).isEqualTo(fraction(1, 2));
        assertThat(fraction(2, 3).dividedBy(fraction(-4, 3))).isEqualTo(fraction(-1, 2));
        assertThat(fraction(2, 3).times(6)).isEqualTo(ExactRational.of(4));
        assertThat(fraction(-2, 3).squared()).isEqualTo(fraction(4, 9));
    }
}
