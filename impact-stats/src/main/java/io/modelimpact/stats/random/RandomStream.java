package io.modelimpact.stats.random;

import io.modelimpact.stats.distribution.StandardNormal;

/**
 * One stream of draws; draw i depends on nothing but the stream and i, which may be any long. Different kinds of draw at
 * the same index are functions of the same bits: use one kind per index. Immutable and thread-safe.
 */
public final class RandomStream {
    private static final double TWO_TO_MINUS_52 = 0x1p-52;

    private final long key;

    RandomStream(long key) {
        this.key = key;
    }

    /** The stream of this number below the present one, such as a replicate below a bootstrap. */
    public RandomStream substream(long number) {
        return new RandomStream(CounterRandom.mix(bitsAt(number) ^ CounterRandom.GOLDEN_GAMMA));
    }

    /** 64 random bits. */
    public long bitsAt(long index) {
        return CounterRandom.mix(key + (index + 1) * CounterRandom.GOLDEN_GAMMA);
    }

    /** A uniform number in the open interval (0, 1): {@code (k + 1/2) 2^-52} with k the upper 52 bits, exactly. */
    public double uniformAt(long index) {
        return ((bitsAt(index) >>> 12) + 0.5) * TWO_TO_MINUS_52;
    }

    /** A standard normal number: the normal quantile of {@link #uniformAt}; magnitude at most 8.3. */
    public double normalAt(long index) {
        return StandardNormal.INSTANCE.quantile(uniformAt(index));
    }

    /**
     * An integer in [0, bound): the upper half of the 128-bit product of the bits and the bound. One draw, no rejection, so
     * that the index alone decides; the probability of any value is off by less than 2^-64, that is by a fraction of less
     * than {@code bound 2^-64}.
     *
     * @throws IllegalArgumentException if the bound is not positive
     */
    public long longBelow(long index, long bound) {
        if (bound <= 0) {
            throw new IllegalArgumentException("Bound must be positive, found " + bound);
        }
        long bits = bitsAt(index);
        // multiplyHigh reads the bits as signed; the bound is added back where that makes a difference.
        return Math.multiplyHigh(bits, bound) + ((bits >> 63) & bound);
    }
}
