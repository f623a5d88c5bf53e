package io.modelimpact.stats.exact;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * A signed fixed-point integer in base 2^32 with limbs held in longs, so that carries can wait. The value is
 * {@code sum(limb[i] 2^(32 i)) 2^-scale}. After Neal (2015), "Fast exact summation using small and large
 * superaccumulators", arXiv:1505.05571.
 */
final class LimbAccumulator {
    private static final long LIMB_MASK = 0xFFFF_FFFFL;
    private static final int LIMB_BITS = 32;
    private static final VarHandle BIG_ENDIAN = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
    private static final long FRACTION_MASK = (1L << 52) - 1;
    private static final long IMPLICIT_BIT = 1L << 52;
    /** One addition changes a limb by less than 2^32, so 2^29 of them stay below 2^62. */
    private static final int ADDITIONS_BETWEEN_CARRIES = 1 << 29;
    /** Room for 2^63 additions of the largest magnitude, and for the sign. */
    private static final int HEADROOM_BITS = 128;

    private final int scale;
    private final long[] limbs;
    private int pending;
    /** The limbs between which the value lies; right while nothing is pending. */
    private int lowest;

    private int highest;
    /** All bits of the sign, known with them; the top limb is mostly far away. */
    private long sign;

    private LimbAccumulator(int scale, long[] limbs) {
        this.scale = scale;
        this.limbs = limbs;
    }

    /** Holds sums of doubles: multiples of 2^-1074 up to 2^1024. */
    static LimbAccumulator forSums() {
        return new LimbAccumulator(1074, new long[(1074 + 1024 + HEADROOM_BITS) / LIMB_BITS + 1]);
    }

    /** Holds sums of products of two doubles: multiples of 2^-2148 up to 2^2048. */
    static LimbAccumulator forProducts() {
        return new LimbAccumulator(2148, new long[(2148 + 2048 + HEADROOM_BITS) / LIMB_BITS + 1]);
    }

    /** Adds a finite double. */
    void add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        int position = exponent(bits) - 1 + scale - 1074;
        long significand = significand(bits);
        int limb = position >>> 5;
        int shift = position & 31;
        long sign = (bits >> 63) | 1;
        long low = significand << shift;
        limbs[limb] += sign * (low & LIMB_MASK);
        limbs[limb + 1] += sign * (low >>> LIMB_BITS);
        limbs[limb + 2] += sign * carriedOut(significand, shift);
        countAddition();
    }

    /** Adds the exact product of two finite doubles; only for a product accumulator. */
    void addProduct(double x, double y) {
        long xBits = Double.doubleToRawLongBits(x);
        long yBits = Double.doubleToRawLongBits(y);
        long xSignificand = significand(xBits);
        long ySignificand = significand(yBits);
        addShifted(
                Math.multiplyHigh(xSignificand, ySignificand),
                xSignificand * ySignificand,
                exponent(xBits) + exponent(yBits) - 2,
                ((xBits ^ yBits) >> 63) | 1);
    }

    /** Adds the exact product of two integers; only for a product accumulator. */
    void addProduct(long x, long y) {
        long high = Math.multiplyHigh(x, y);
        long low = x * y;
        long sign = (high >> 63) | 1;
        if (sign < 0) {
            low = -low;
            high = ~high + (low == 0 ? 1 : 0);
        }
        addShifted(high, low, scale, sign);
    }

    /** Adds an integer. */
    void add(long value) {
        // The magnitude of Long.MIN_VALUE is right when its bits are read as unsigned.
        addShifted(0, Math.abs(value), scale, (value >> 63) | 1);
    }

    /** Adds {@code value 2^exponent}; the exponent is at least {@code -scale}. */
    void addScaled(long value, int exponent) {
        addShifted(0, Math.abs(value), exponent + scale, (value >> 63) | 1);
    }

    /** Adds {@code value 2^-scale}; used to bring back a stored state. */
    void addUnscaled(BigInteger value) {
        int[] magnitude = toLimbs(value.abs());
        if (magnitude.length >= limbs.length) {
            throw new ArithmeticException("The value has " + value.bitLength() + " bits, which this sum cannot hold");
        }
        for (int i = 0; i < magnitude.length; i++) {
            limbs[i] += value.signum() * (magnitude[i] & LIMB_MASK);
        }
        carry();
    }

    /**
     * Adds a value in the form of {@link CanonicalText}.
     *
     * @throws IllegalArgumentException if the text is not canonical or the value is too large
     */
    void addParsed(String text) {
        BigInteger value = CanonicalText.parseValue(text);
        if (value.bitLength() >= LIMB_BITS * (limbs.length - 1)) {
            throw new IllegalArgumentException("Exact state is too large: " + value.bitLength() + " bits");
        }
        addUnscaled(value);
    }

    /** Adds an integer of any length. */
    void add(BigInteger value) {
        addUnscaled(value.shiftLeft(scale));
    }

    /** The same value, on its own. */
    LimbAccumulator copy() {
        settle();
        LimbAccumulator copy = new LimbAccumulator(scale, limbs.clone());
        copy.lowest = lowest;
        copy.highest = highest;
        copy.sign = sign;
        return copy;
    }

    /** Adds the value of another of the same scale; only the limbs between which that one lies are touched, and those that carries reach. */
    void merge(LimbAccumulator other) {
        settle();
        other.settle();
        if (!other.isZero()) {
            if (isZero()) {
                lowest = other.lowest;
                highest = other.highest;
            }
            int top = limbs.length - 1;
            for (int i = other.lowest; i <= other.highest; i++) {
                limbs[i] += other.limbs[i];
            }
            if (other.highest < top) {
                // All limbs above are those of the sign: together they are worth -1 here, or nothing.
                limbs[other.highest + 1] += other.sign;
            }
            carry(other.lowest, Math.min(top, other.highest + 1));
        }
    }

    private boolean isZero() {
        return highest == 0 && sign == 0 && limbs[0] == 0;
    }

    /** The exact value times 2^scale. */
    BigInteger unscaled() {
        int from = lowestUsedLimb();
        return unscaledFromLowest(0).shiftLeft(LIMB_BITS * from);
    }

    /** The exact value. */
    ExactRational value() {
        int from = lowestUsedLimb();
        int zeros = limbs[from] == 0 ? 0 : Long.numberOfTrailingZeros(limbs[from]);
        return ExactRational.ofOdd(unscaledFromLowest(zeros), LIMB_BITS * from + zeros - scale);
    }

    /** The state in the form of {@link CanonicalText}. */
    String canonicalText() {
        int from = lowestUsedLimb();
        return CanonicalText.ofLimbs(unscaledFromLowest(0), from);
    }

    @Override
    public boolean equals(Object other) {
        if (!(other instanceof LimbAccumulator that)) {
            return false;
        }
        settle();
        that.settle();
        return scale == that.scale && Arrays.equals(limbs, that.limbs);
    }

    @Override
    public int hashCode() {
        settle();
        return Arrays.hashCode(limbs);
    }

    private void addShifted(long high, long low, int position, long sign) {
        int limb = position >>> 5;
        int shift = position & 31;
        long first = low << shift;
        long second = (high << shift) | carriedOut(low, shift);
        limbs[limb] += sign * (first & LIMB_MASK);
        limbs[limb + 1] += sign * (first >>> LIMB_BITS);
        limbs[limb + 2] += sign * (second & LIMB_MASK);
        limbs[limb + 3] += sign * (second >>> LIMB_BITS);
        limbs[limb + 4] += sign * carriedOut(high, shift);
        countAddition();
    }

    /** The bits that {@code word << shift} loses at the top; two steps, because a shift by 64 would be none. */
    private static long carriedOut(long word, int shift) {
        return (word >>> 1) >>> (63 - shift);
    }

    private void countAddition() {
        if (++pending == ADDITIONS_BETWEEN_CARRIES) {
            carry();
        }
    }

    /** Carries what waits; writes nothing where nothing does. */
    private void settle() {
        if (pending > 0) {
            carry();
        }
    }

    private void carry() {
        carry(0, limbs.length - 1);
        pending = 0;
    }

    /**
     * Brings every limb but the top one into [0, 2^32); the result is the only such form of the value.
     *
     * @param from the lowest limb that was changed
     * @param to the highest one
     */
    private void carry(int from, int to) {
        long carry = 0;
        int top = limbs.length - 1;
        int at = from;
        for (; at < top && (at <= to || carry != 0); at++) {
            long limb = limbs[at] + carry;
            limbs[at] = limb & LIMB_MASK;
            carry = limb >> LIMB_BITS;
        }
        limbs[top] += carry;
        findUsedLimbs(Math.min(from, lowest), Math.max(at, highest));
    }

    /** Looks between two limbs outside of which all are those of the sign above, and zero below. */
    private void findUsedLimbs(int least, int greatest) {
        int top = limbs.length - 1;
        int from = least;
        while (from < top && limbs[from] == 0) {
            from++;
        }
        sign = limbs[top] >> 63;
        int to = Math.min(greatest, top);
        while (to > from && (limbs[to] & LIMB_MASK) == (sign & LIMB_MASK)) {
            to--;
        }
        boolean isZero = limbs[from] == 0;
        lowest = isZero ? 0 : from;
        highest = isZero ? 0 : Math.max(from, to);
    }

    private int lowestUsedLimb() {
        settle();
        return lowest;
    }

    /** The value from its lowest limb on, without so many of its lowest bits, fewer than those of a limb. */
    private BigInteger unscaledFromLowest(int dropped) {
        if (highest - lowest < 2) {
            long upper = highest > lowest ? limbs[highest] : sign;
            long both = (upper << LIMB_BITS) | (limbs[lowest] & LIMB_MASK);
            long value = (sign << 1 << (63 - dropped)) | (both >>> dropped);
            if ((value ^ sign) >= 0) {
                return BigInteger.valueOf(value);
            }
        }
        return new BigInteger(bytesFromLowest(dropped));
    }

    private byte[] bytesFromLowest(int dropped) {
        byte[] bytes = new byte[Integer.BYTES * (highest - lowest + 1) + 1];
        bytes[0] = (byte) sign;
        long above = sign << LIMB_BITS;
        for (int i = highest, at = 1; i >= lowest; i--, at += Integer.BYTES) {
            long limb = limbs[i] & LIMB_MASK;
            BIG_ENDIAN.set(bytes, at, (int) ((above | limb) >>> dropped));
            above = limb << LIMB_BITS;
        }
        return bytes;
    }

    private static int[] toLimbs(BigInteger magnitude) {
        byte[] bytes = magnitude.toByteArray();
        int[] limbs = new int[(bytes.length + 3) / 4];
        for (int i = 0; i < bytes.length; i++) {
            limbs[i / 4] |= (bytes[bytes.length - 1 - i] & 0xFF) << (8 * (i % 4));
        }
        return limbs;
    }

    private static int exponent(long bits) {
        int field = (int) (bits >>> 52) & 0x7FF;
        return Math.max(field, 1);
    }

    private static long significand(long bits) {
        long fraction = bits & FRACTION_MASK;
        return (bits & (0x7FFL << 52)) == 0 ? fraction : fraction | IMPLICIT_BIT;
    }
}
