package io.modelimpact.stats.resample;

import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;

/**
 * Weights of the Poisson bootstrap by the law {@value #LAW}: the weight of unit u in replicate r comes from 16 bits of a draw of
 * the substream u, namely of {@code bitsAt(128 (r div 512) + r mod 128)} the field number {@code (r mod 512) div 128}, lowest
 * first. It is the number of these cumulative counts that the field reaches:
 *
 * <pre>24109, 48219, 60273, 64292, 65296, 65497, 65531, 65535</pre>
 *
 * out of 65536: the Poisson distribution of mean 1, rounded to 16 bits. Its mean is exactly 1, its variance 131070/65536 - 1.
 *
 * <p>Source: N. Chamandy, O. Muralidharan, A. Najmi, S. Naidu (2012), "Estimating uncertainty for massive data streams".
 */
public final class PoissonWeights {
    /** Name and version of the law, to be recorded beside the seed. */
    public static final String LAW = "poisson16-bootstrap@1";

    static final int LARGEST = 8;
    /** Replicates of a block. */
    static final int BLOCK = 512;

    private static final int FIELDS = 4;
    private static final int DRAWS = BLOCK / FIELDS;

    private final RandomStream units;
    private final int[] low = new int[DRAWS];
    private final int[] high = new int[DRAWS];
    private final int[] some = new int[DRAWS];

    private PoissonWeights(RandomStream units) {
        this.units = units;
    }

    /** The weights of the stream {@code bootstrap} under this seed. */
    static PoissonWeights of(CounterRandom seed) {
        return of(seed.stream("bootstrap"));
    }

    /** The weights of a stream. */
    static PoissonWeights of(RandomStream units) {
        return new PoissonWeights(units);
    }

    /** Writes the weights of a unit in the replicates of a block. */
    void fill(long unit, int block, int[] weights) {
        RandomStream stream = units.substream(unit);
        for (int i = 0; i < DRAWS; i++) {
            long bits = stream.bitsAt((long) block * DRAWS + i);
            low[i] = (int) bits;
            high[i] = (int) (bits >>> Integer.SIZE);
        }
        fill(low, 0, 0, weights);
        fill(low, 16, DRAWS, weights);
        fill(high, 0, 2 * DRAWS, weights);
        fill(high, 16, 3 * DRAWS, weights);
    }

    // A difference below zero has the sign bit, so each term is 1 where the count is reached; no branch and no table,
    // for vectors.
    private void fill(int[] draws, int shift, int start, int[] weights) {
        count(draws, shift, some);
        System.arraycopy(some, 0, weights, start, DRAWS);
    }

    // Both arrays at one index, or compilers do not use vectors.
    private static void count(int[] draws, int shift, int[] weights) {
        for (int i = 0; i < DRAWS; i++) {
            int draw = (draws[i] >>> shift) & 0xFFFF;
            weights[i] = ((24108 - draw) >>> 31)
                    + ((48218 - draw) >>> 31)
                    + ((60272 - draw) >>> 31)
                    + ((64291 - draw) >>> 31)
                    + ((65295 - draw) >>> 31)
                    + ((65496 - draw) >>> 31)
                    + ((65530 - draw) >>> 31)
                    + ((65534 - draw) >>> 31);
        }
    }
}
