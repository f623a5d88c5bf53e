package io.modelimpact.stats.exact;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.math.BigInteger;
import java.nio.ByteOrder;

/**
 * A signed fixed-point integer in base 2^32 with limbs held in longs, so that carries can wait. The value is
 * {@code sum(limb[i] 2^(32 i)) 2^-scale}. After Neal (2015), "Fast exact summation using small and large
 * superaccumulators", arXiv:1505.05571.
 *
 * <p>Only the limbs that values have reached are there, and one above them for the sign: mostly five to eight, of the 70 of sums and 138 of products.
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

    private static final int SUM_SCALE = 1074;
    private static final int PRODUCT_SCALE = 2 * SUM_SCALE;
    private static final int SUM_LIMBS = (SUM_SCALE + 1024 + HEADROOM_BITS) / LIMB_BITS + 1;
    private static final int PRODUCT_LIMBS = (PRODUCT_SCALE + 2048 + HEADROOM_BITS) / LIMB_BITS + 1;
    private static final long[] NO_LIMBS = new long[0];

    private final int scale;
    private long[] limbs;
    /** The number of the first limb that is there. */
    private int base;

    private int pending;
    /** Whether the value is zero, and the limbs between which it lies if not; right while nothing is pending. */
    private boolean isZero = true;

    private int lowest;

    private int highest;
    /** All bits of the sign, known with them. */
    private long sign;

    private LimbAccumulator(int scale, int base, long[] limbs) {
        this.scale = scale;
        this.base = base;
        this.limbs = limbs;
    }

    /** Holds sums of doubles: multiples of 2^-1074 up to 2^1024. */
    static LimbAccumulator forSums() {
        return new LimbAccumulator(SUM_SCALE, 0, NO_LIMBS);
    }

    /** Holds sums of products of two doubles: multiples of 2^-2148 up to 2^2048. */
    static LimbAccumulator forProducts() {
        return new LimbAccumulator(PRODUCT_SCALE, 0, NO_LIMBS);
    }

    /** Adds a finite double. */
    void add(double value) {
        long bits = Double.doubleToRawLongBits(value);
        long significand = significand(bits);
        if (significand != 0) {
            int position = exponent(bits) - 1 + scale - SUM_SCALE;
            int shift = position & 31;
            int at = reach(position >>> 5, 3);
            long sign = (bits >> 63) | 1;
            long low = significand << shift;
            limbs[at] += sign * (low & LIMB_MASK);
            limbs[at + 1] += sign * (low >>> LIMB_BITS);
            limbs[at + 2] += sign * carriedOut(significand, shift);
            countAddition();
        }
    }

    /** Where the limb of a number is, after making sure that so many from it on are there. */
    private int reach(int limb, int count) {
        int at = limb - base;
        if (at < 0 || at > limbs.length - count) {
            widen(limb, limb + count);
            return limb - base;
        }
        return at;
    }

    /** Makes room for the limbs from one until before another, and for the sign above. */
    private void widen(int from, int end) {
        if (limbs.length == 0) {
            base = from;
            limbs = new long[end + 1 - from];
        } else {
            int start = Math.min(base, from);
            long[] wider = new long[Math.max(base + limbs.length, end + 1) - start];
            System.arraycopy(limbs, 0, wider, base - start, limbs.length);
            limbs = wider;
            base = start;
        }
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
        if (value.abs().bitLength() > LIMB_BITS * (mostLimbs() - 1)) {
            throw new ArithmeticException("The value has " + value.bitLength() + " bits, which this sum cannot hold");
        }
        if (value.signum() != 0) {
            int from = value.getLowestSetBit() / LIMB_BITS;
            int[] magnitude = toLimbs(value.abs().shiftRight(LIMB_BITS * from));
            int at = reach(from, magnitude.length);
            for (int i = 0; i < magnitude.length; i++) {
                limbs[at + i] += value.signum() * (magnitude[i] & LIMB_MASK);
            }
            carry();
        }
    }

    private int mostLimbs() {
        return scale == SUM_SCALE ? SUM_LIMBS : PRODUCT_LIMBS;
    }

    /**
     * Adds a value in the form of {@link CanonicalText}.
     *
     * @throws IllegalArgumentException if the text is not canonical or the value is too large
     */
    void addParsed(String text) {
        BigInteger value = CanonicalText.parseValue(text);
        if (value.bitLength() >= LIMB_BITS * (mostLimbs() - 1)) {
            throw new IllegalArgumentException("Exact state is too large: " + value.bitLength() + " bits");
        }
        addUnscaled(value);
    }

    /** Adds an integer of any length. */
    void add(BigInteger value) {
        addUnscaled(value.shiftLeft(scale));
    }

    /** The same value, on its own, with no more limbs than it needs. */
    LimbAccumulator copy() {
        settle();
        LimbAccumulator copy = new LimbAccumulator(scale, lowest, NO_LIMBS);
        if (!isZero) {
            copy.limbs = new long[highest + 2 - lowest];
            System.arraycopy(limbs, lowest - base, copy.limbs, 0, highest + 1 - lowest);
            copy.limbs[0] &= LIMB_MASK;
            copy.limbs[highest + 1 - lowest] = sign;
            copy.isZero = false;
            copy.lowest = lowest;
            copy.highest = highest;
            copy.sign = sign;
        }
        return copy;
    }

    void merge(LimbAccumulator other) {
        settle();
        other.settle();
        if (!other.isZero) {
            long[] from = other.limbs;
            int start = other.lowest - other.base;
            int count = other.highest + 1 - other.lowest;
            int at = reach(other.lowest, count + 1);
            for (int i = 0; i < count; i++) {
                limbs[at + i] += from[start + i] & LIMB_MASK;
            }
            // All limbs above are those of the sign: together they are worth -1 here, or nothing.
            limbs[at + count] += other.sign;
            carry();
        }
    }

    /** The exact value times 2^scale. */
    BigInteger unscaled() {
        int from = lowestUsedLimb();
        return unscaledFromLowest(0).shiftLeft(LIMB_BITS * from);
    }

    /** The exact value. */
    ExactRational value() {
        int from = lowestUsedLimb();
        int zeros = isZero ? 0 : Long.numberOfTrailingZeros(limbs[from - base]);
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
        boolean isSamePlace = isZero == that.isZero && lowest == that.lowest && highest == that.highest;
        return scale == that.scale && sign == that.sign && isSamePlace && hasSameLimbs(that);
    }

    private boolean hasSameLimbs(LimbAccumulator that) {
        boolean same = true;
        for (int i = lowest; i <= highest && !isZero; i++) {
            same &= ((limbs[i - base] ^ that.limbs[i - that.base]) & LIMB_MASK) == 0;
        }
        return same;
    }

    @Override
    public int hashCode() {
        settle();
        long hash = lowest;
        for (int i = lowest; i <= highest && !isZero; i++) {
            hash = 31 * hash + (limbs[i - base] & LIMB_MASK);
        }
        return Long.hashCode(31 * hash + sign);
    }

    private void addShifted(long high, long low, int position, long sign) {
        if ((high | low) != 0) {
            int shift = position & 31;
            int at = reach(position >>> 5, 5);
            long first = low << shift;
            long second = (high << shift) | carriedOut(low, shift);
            limbs[at] += sign * (first & LIMB_MASK);
            limbs[at + 1] += sign * (first >>> LIMB_BITS);
            limbs[at + 2] += sign * (second & LIMB_MASK);
            limbs[at + 3] += sign * (second >>> LIMB_BITS);
            limbs[at + 4] += sign * carriedOut(high, shift);
            countAddition();
        }
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

    /** Brings every limb into [0, 2^32) but the top one, which is 0 or -1; the limbs in use are the only such form of the value. */
    private void carry() {
        long carry = 0;
        int top = limbs.length - 1;
        for (int i = 0; i < top; i++) {
            long limb = limbs[i] + carry;
            limbs[i] = limb & LIMB_MASK;
            carry = limb >> LIMB_BITS;
        }
        limbs[top] += carry;
        if (limbs[top] >> 63 == limbs[top]) {
            pending = 0;
            findUsedLimbs();
        } else {
            widen(base, base + limbs.length);
            carry();
        }
    }

    private void findUsedLimbs() {
        int top = limbs.length - 1;
        int from = 0;
        while (from < top && limbs[from] == 0) {
            from++;
        }
        sign = limbs[top];
        int to = top;
        while (to > from && (limbs[to] & LIMB_MASK) == (sign & LIMB_MASK)) {
            to--;
        }
        isZero = limbs[from] == 0;
        lowest = isZero ? 0 : base + from;
        highest = isZero ? 0 : base + to;
    }

    private int lowestUsedLimb() {
        settle();
        return lowest;
    }

    /** The value from its lowest limb on, without so many of its lowest bits, fewer than those of a limb. */
    private BigInteger unscaledFromLowest(int dropped) {
        if (isZero) {
            return BigInteger.ZERO;
        }
        if (highest - lowest < 2) {
            long upper = highest > lowest ? limbs[highest - base] : sign;
            long both = (upper << LIMB_BITS) | (limbs[lowest - base] & LIMB_MASK);
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
        for (int i = highest - base, at = 1; i >= lowest - base; i--, at += Integer.BYTES) {
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
