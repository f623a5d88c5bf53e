package io.modelimpact.stats.exact;

import java.math.BigDecimal;
import java.math.BigInteger;

/**
 * An exact rational number {@code numerator / denominator 2^exponent}, to finish a statistic from exact sums without
 * cancellation and to round it once.
 *
 * <p>Edges: there is no NaN and no infinity; dividing by zero and rooting a negative number throw
 * {@link ArithmeticException}. Equality is equality of the number, however it came about. Cost: one big-integer operation
 * or two each; fractions are not reduced, so chains should stay short (tens of operations).
 */
public final class ExactRational implements Comparable<ExactRational> {
    private static final int QUOTIENT_BITS = 66;
    /** Room for squares of squares within the doubles. */
    private static final int DOUBLE_DOUBLE_LIMIT = 200;

    /** Zero. */
    public static final ExactRational ZERO = of(0L);
    /** One. */
    public static final ExactRational ONE = of(1L);

    private final BigInteger numerator;
    private final BigInteger denominator;
    private final int exponent;

    private ExactRational(BigInteger numerator, BigInteger denominator, int exponent) {
        this.numerator = numerator;
        this.denominator = denominator;
        this.exponent = exponent;
    }

    /** The integer. */
    public static ExactRational of(long value) {
        return ofBinary(BigInteger.valueOf(value), 0);
    }

    /** The integer. */
    public static ExactRational of(BigInteger value) {
        return ofBinary(value, 0);
    }

    /** The decimal number. */
    public static ExactRational of(BigDecimal value) {
        BigInteger power = BigInteger.TEN.pow(Math.abs(value.scale()));
        return value.scale() >= 0
                ? new ExactRational(value.unscaledValue(), power, 0)
                : of(value.unscaledValue().multiply(power));
    }

    /**
     * The number that the double stands for.
     *
     * @throws IllegalArgumentException if the double is NaN or infinite
     */
    public static ExactRational of(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("Only a finite double is a rational number, found " + value);
        }
        long bits = Double.doubleToRawLongBits(value);
        int field = (int) (bits >>> 52) & 0x7FF;
        long significand = (bits & ((1L << 52) - 1)) | (field == 0 ? 0 : 1L << 52);
        return ofBinary(BigInteger.valueOf(value < 0 ? -significand : significand), Math.max(field, 1) - 1075);
    }

    /** {@code significand 2^exponent}. */
    public static ExactRational ofBinary(BigInteger significand, int exponent) {
        int zeros = Math.max(significand.getLowestSetBit(), 0);
        return new ExactRational(significand.shiftRight(zeros), BigInteger.ONE, exponent + zeros);
    }

    /** {@code significand 2^exponent} for an odd significand, or zero. */
    static ExactRational ofOdd(BigInteger significand, int exponent) {
        return new ExactRational(significand, BigInteger.ONE, exponent);
    }

    /** The sum. */
    public ExactRational plus(ExactRational other) {
        int common = Math.min(exponent, other.exponent);
        BigInteger left = numerator.shiftLeft(exponent - common);
        BigInteger right = other.numerator.shiftLeft(other.exponent - common);
        if (denominator.equals(other.denominator)) {
            return new ExactRational(left.add(right), denominator, common);
        }
        BigInteger sum = product(left, other.denominator).add(product(right, denominator));
        return new ExactRational(sum, product(denominator, other.denominator), common);
    }

    /** The difference. */
    public ExactRational minus(ExactRational other) {
        return plus(other.negated());
    }

    /** {@code this - subtrahend}, rounded once, however much of it cancels; as doubles subtract if the subtrahend is not finite. */
    public double differenceFrom(double subtrahend) {
        return Double.isFinite(subtrahend) ? minus(of(subtrahend)).doubleValue() : 0.0 - subtrahend;
    }

    /** The product. */
    public ExactRational times(ExactRational other) {
        return new ExactRational(
                numerator.multiply(other.numerator),
                product(denominator, other.denominator),
                exponent + other.exponent);
    }

    /** The product with an integer. */
    public ExactRational times(long factor) {
        return new ExactRational(numerator.multiply(BigInteger.valueOf(factor)), denominator, exponent);
    }

    /** Twice the number. */
    public ExactRational doubled() {
        return new ExactRational(numerator, denominator, exponent + 1);
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException if the divisor is zero
     */
    public ExactRational dividedBy(ExactRational divisor) {
        if (divisor.signum() == 0) {
            throw new ArithmeticException("Division of an exact rational by zero");
        }
        BigInteger top = product(numerator, divisor.denominator);
        BigInteger bottom = product(divisor.numerator, denominator);
        int quotientExponent = exponent - divisor.exponent;
        return bottom.signum() > 0
                ? new ExactRational(top, bottom, quotientExponent)
                : new ExactRational(top.negate(), bottom.negate(), quotientExponent);
    }

    /**
     * The quotient with an integer.
     *
     * @throws ArithmeticException if the divisor is zero
     */
    public ExactRational dividedBy(long divisor) {
        return dividedBy(of(divisor));
    }

    /** The square. */
    public ExactRational squared() {
        return times(this);
    }

    /** The number with the other sign. */
    public ExactRational negated() {
        return new ExactRational(numerator.negate(), denominator, exponent);
    }

    /** The magnitude. */
    public ExactRational abs() {
        return signum() < 0 ? negated() : this;
    }

    /** -1, 0 or 1. */
    public int signum() {
        return numerator.signum();
    }

    /**
     * The nearest double, ties to even. A magnitude that rounds beyond {@link Double#MAX_VALUE} gives an infinity, one at
     * or below half of {@link Double#MIN_VALUE} gives 0.0 (never -0.0).
     */
    public double doubleValue() {
        if (numerator.signum() == 0) {
            return 0.0;
        }
        double quick = QuickRounding.quotient(numerator.abs(), denominator, exponent);
        double magnitude = Double.isNaN(quick) ? dividedExactly() : quick;
        return numerator.signum() < 0 ? 0.0 - magnitude : magnitude;
    }

    /** The magnitude to 104 binary digits; NaN where it is zero, or beyond 2^200 or its inverse. */
    public DoubleDouble magnitude() {
        BigInteger top = numerator.abs();
        int scale = QuickRounding.scale(top, denominator, exponent);
        return top.signum() == 0 || Math.abs((long) scale) > DOUBLE_DOUBLE_LIMIT
                ? new DoubleDouble(Double.NaN, 0)
                : QuickRounding.mantissa(top, denominator).scaled(scale);
    }

    private double dividedExactly() {
        int shift = QUOTIENT_BITS - numerator.abs().bitLength() + denominator.bitLength();
        BigInteger[] division = shiftedDivision(shift);
        return round(division[0], exponent - shift, division[1].signum() != 0);
    }

    /**
     * The square root as the nearest double, ties to even, without overflow or underflow on the way.
     *
     * @throws ArithmeticException if the number is negative
     */
    public double sqrt() {
        if (numerator.signum() < 0) {
            throw new ArithmeticException("Square root of a negative exact rational");
        }
        if (numerator.signum() == 0) {
            return 0.0;
        }
        double quick = QuickRounding.root(numerator, denominator, exponent);
        return Double.isNaN(quick) ? rootedExactly() : quick;
    }

    private double rootedExactly() {
        int shift = 2 * QUOTIENT_BITS - numerator.bitLength() + denominator.bitLength();
        shift += (exponent - shift) & 1;
        BigInteger[] division = shiftedDivision(shift);
        BigInteger root = floorSqrt(division[0]);
        boolean inexact = division[1].signum() != 0 || !root.multiply(root).equals(division[0]);
        return round(root, (exponent - shift) / 2, inexact);
    }

    /**
     * The number cut, towards zero, to so many significant binary digits. It keeps long chains of sums, products and
     * quotients of positive numbers fast; where a difference follows, stay exact.
     *
     * @throws IllegalArgumentException if fewer than 64 digits are asked for
     */
    public ExactRational truncatedTo(int binaryDigits) {
        if (binaryDigits < 64) {
            throw new IllegalArgumentException("At least 64 binary digits must be kept, found " + binaryDigits);
        }
        if (numerator.signum() == 0) {
            return ZERO;
        }
        int shift = binaryDigits - numerator.abs().bitLength() + denominator.bitLength();
        BigInteger magnitude = shiftedDivision(shift)[0];
        return ofBinary(numerator.signum() < 0 ? magnitude.negate() : magnitude, exponent - shift);
    }

    /** The same number as a fraction in lowest terms, so that a long exact chain does not grow without need. */
    public ExactRational reduced() {
        BigInteger common = numerator.gcd(denominator);
        return common.bitLength() <= 1
                ? this
                : new ExactRational(numerator.divide(common), denominator.divide(common), exponent);
    }

    /** Whole root of a number of some 132 bits: 53 bits from the floating-point root, doubled by one Newton step. */
    private static BigInteger floorSqrt(BigInteger square) {
        double start = Math.sqrt(square.doubleValue());
        int scale = Math.getExponent(start) - 52;
        BigInteger root = BigInteger.valueOf((long) Math.scalb(start, -scale)).shiftLeft(scale);
        root = root.add(square.divide(root)).shiftRight(1);
        while (root.multiply(root).compareTo(square) > 0) {
            root = root.subtract(BigInteger.ONE);
        }
        BigInteger next = root.add(BigInteger.ONE);
        return next.multiply(next).compareTo(square) <= 0 ? next : root;
    }

    /** The product with a positive factor, which is often one. */
    private static BigInteger product(BigInteger value, BigInteger factor) {
        return factor.bitLength() == 1 ? value : value.multiply(factor);
    }

    /** Quotient and remainder of {@code |numerator| 2^shift / denominator}. */
    private BigInteger[] shiftedDivision(int shift) {
        BigInteger magnitude = numerator.abs();
        return shift >= 0
                ? magnitude.shiftLeft(shift).divideAndRemainder(denominator)
                : magnitude.divideAndRemainder(denominator.shiftLeft(-shift));
    }

    /** Rounds {@code quotient 2^scale}, to which less than one unit is to be added if inexact. */
    private static double round(BigInteger quotient, int scale, boolean inexact) {
        int length = quotient.bitLength();
        int leadingExponent = length - 1 + scale;
        int precision = Math.min(53, leadingExponent + 1075);
        if (precision < 0) {
            return 0.0;
        }
        int dropped = length - precision;
        long kept = quotient.shiftRight(dropped).longValue();
        boolean half = quotient.testBit(dropped - 1);
        boolean beyondHalf = inexact || quotient.getLowestSetBit() < dropped - 1;
        boolean up = half && (beyondHalf || (kept & 1) != 0);
        return leadingExponent > 1024
                ? Double.POSITIVE_INFINITY
                : Math.scalb((double) (up ? kept + 1 : kept), scale + dropped);
    }

    @Override
    public int compareTo(ExactRational other) {
        return minus(other).signum();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactRational that && compareTo(that) == 0;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(doubleValue());
    }

    @Override
    public String toString() {
        return numerator + "/" + denominator + "*2^" + exponent;
    }
}
