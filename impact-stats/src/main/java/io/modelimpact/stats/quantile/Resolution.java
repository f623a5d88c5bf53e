package io.modelimpact.stats.quantile;

import io.modelimpact.stats.exact.ExactRational;

/**
 * How finely values are told apart: exactly, or by the {@link LogBins} of so many bits.
 *
 * @param bits bits of the significand; {@value #ALL} for exact values
 */
record Resolution(int bits) {
    private static final int ALL = 64;

    static final Resolution EXACT = new Resolution(ALL);

    static Resolution ofBits(int bits) {
        if (bits < LogBins.LEAST_BITS || bits > LogBins.MOST_BITS) {
            throw new IllegalArgumentException("Expected 1 to 16 bits of the significand, found " + bits);
        }
        return new Resolution(bits);
    }

    boolean isExact() {
        return bits == ALL;
    }

    boolean isFinerThan(Resolution other) {
        return bits > other.bits;
    }

    Resolution coarser() {
        return isExact() ? ofBits(LogBins.MOST_BITS) : ofBits(bits - 1);
    }

    /** The key of an exact value. */
    long key(long exact, ValueForm form) {
        return isExact() ? exact : LogBins.of(form.toDouble(exact), bits);
    }

    /** The key at the next coarser resolution of a key at this one. */
    long coarser(long key, ValueForm form) {
        return isExact() ? LogBins.of(form.toDouble(key), LogBins.MOST_BITS) : LogBins.coarser(key, bits);
    }

    /** The least exact key in a bin. */
    long first(long bin, ValueForm form) {
        long low = form.least();
        long high = form.greatest();
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (key(middle, form) >= bin) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** The greatest exact key in a bin. */
    long last(long bin, ValueForm form) {
        return key(form.greatest(), form) == bin ? form.greatest() : first(bin + 1, form) - 1;
    }

    ExactRational lowest(long key, ValueForm form) {
        return isExact() ? form.exact(key) : ExactRational.of(LogBins.lowest(key, bits));
    }

    ExactRational highest(long key, ValueForm form) {
        return isExact() ? form.exact(key) : ExactRational.of(LogBins.highest(key, bits));
    }

    ExactRational middle(long key, ValueForm form) {
        return isExact() ? form.exact(key) : ExactRational.of(LogBins.middle(key, bits));
    }

    /** The largest relative distance of a value from the middle of its bin. */
    double relativeError() {
        return isExact() ? 0 : Math.scalb(1.0, -bits - 1);
    }
}
