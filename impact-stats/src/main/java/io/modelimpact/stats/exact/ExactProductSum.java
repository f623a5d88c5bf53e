package io.modelimpact.stats.exact;

import java.math.BigInteger;

/**
 * The exact sum of products of two doubles, or of two integers: an integer multiple of 2^-2148. No product is rounded,
 * also where the double product would overflow or underflow, because each is formed from the integer significands.
 *
 * <p>Domain: finite factors; the caller counts and keeps away NaN and infinities. Up to 2^63 - 1 additions. At most 1.1 kB, mostly far less.
 * Mutable; confined to one thread, also for reading.
 */
public final class ExactProductSum {
    private final LimbAccumulator total = LimbAccumulator.forProducts();

    private ExactProductSum() {}

    /** An empty sum. */
    public static ExactProductSum create() {
        return new ExactProductSum();
    }

    /**
     * Adds the exact product.
     *
     * @throws IllegalArgumentException if a factor is NaN or infinite
     */
    public void addProduct(double x, double y) {
        if (!(Double.isFinite(x) && Double.isFinite(y))) {
            throw new IllegalArgumentException("Factors must be finite, found " + x + " and " + y);
        }
        total.addProduct(x, y);
    }

    /** Adds the exact product. */
    public void addProduct(long x, long y) {
        total.addProduct(x, y);
    }

    /** Adds an integer of any length that stands for a sum of products. */
    public void add(BigInteger value) {
        total.add(value);
    }

    /** Adds the other sum; the other sum keeps its value. */
    public void merge(ExactProductSum other) {
        total.merge(other.total);
    }

    /** The exact sum. */
    public ExactRational value() {
        return total.value();
    }

    /** The exact sum times 2^2148. */
    public BigInteger toBigInteger() {
        return total.unscaled();
    }

    /** The sum, rounded once to the nearest double, ties to even. */
    public double doubleValue() {
        return value().doubleValue();
    }

    /** The state as ASCII text, one text for one state: the value times 2^2148 in hexadecimal. */
    public String canonicalText() {
        return total.canonicalText();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactProductSum that && total.equals(that.total);
    }

    @Override
    public int hashCode() {
        return total.hashCode();
    }

    @Override
    public String toString() {
        return canonicalText();
    }
}
