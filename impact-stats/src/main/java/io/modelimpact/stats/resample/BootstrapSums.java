package io.modelimpact.stats.resample;

import io.modelimpact.stats.random.CounterRandom;
import java.util.Arrays;

/**
 * Sums of integers of k variables under the weights of the Poisson bootstrap, for every replicate: of counts, or of decimals
 * without their scale. A replicate of a mean or ratio is the quotient of two of these sums. All variables of a unit share one
 * weight, so replicates keep the dependence between them. Merging adds, exactly.
 *
 * <p>Cost: about a nanosecond for each unit and replicate; {@link BucketBootstrap} is cheaper for many units. Size: 12 k bytes
 * for each replicate, in blocks of 512. Mutable; confined to one thread.
 *
 * <p>Law of the weights: {@link PoissonWeights}.
 */
public final class BootstrapSums {
    private final long seed;
    private final int replicates;
    /** For each variable and block of replicates. */
    private final long[][][] sums;
    /** For each variable, the sum of magnitudes so far times the largest weight: no sum can be beyond it. */
    private final long[] bounds;

    private static final int SMALL = 1 << 24;

    private final PoissonWeights weights;
    private final int[] drawn = new int[PoissonWeights.BLOCK];
    /** Sums of small values in fewer bits, which go to the sums before they overflow; and bounds of them. */
    private final int[][][] recent;

    private final int[] recentBounds;

    private BootstrapSums(CounterRandom seed, int replicates, int variables) {
        this.seed = seed.seed();
        this.replicates = replicates;
        int blocks = (replicates + PoissonWeights.BLOCK - 1) / PoissonWeights.BLOCK;
        this.sums = new long[variables][blocks][PoissonWeights.BLOCK];
        this.bounds = new long[variables];
        this.weights = PoissonWeights.of(seed);
        this.recent = new int[variables][blocks][PoissonWeights.BLOCK];
        this.recentBounds = new int[variables];
    }

    /**
     * Empty sums.
     *
     * @param seed       the weights follow from it
     * @param replicates how many replicates, from 1 to 2^20
     * @param variables  how many variables, at least 1
     */
    public static BootstrapSums create(CounterRandom seed, int replicates, int variables) {
        if (replicates < 1 || replicates > 1 << 20 || variables < 1) {
            throw new IllegalArgumentException("Expected 1 to " + (1 << 20)
                    + " replicates and at least 1 variable, found " + replicates + " and " + variables);
        }
        return new BootstrapSums(seed, replicates, variables);
    }

    /**
     * Adds a unit.
     *
     * @param unit   identifies it; a hash of its identifier
     * @param values a value for each variable
     * @throws ArithmeticException      if a sum could leave 64 bits; nothing is added then
     * @throws IllegalArgumentException if there is another number of values
     */
    public void add(long unit, long... values) {
        requireVariables(values.length);
        long[] raised = raisedBounds(values);
        System.arraycopy(raised, 0, bounds, 0, raised.length);
        makeRoom(values);
        for (int block = 0; block < sums[0].length; block++) {
            weights.fill(unit, block, drawn);
            for (int i = 0; i < values.length; i++) {
                if (isSmall(values[i])) {
                    addSmall(drawn, (int) values[i], recent[i][block]);
                } else {
                    addLarge(drawn, values[i], sums[i][block]);
                }
            }
        }
    }

    private static boolean isSmall(long value) {
        return value > -SMALL && value < SMALL;
    }

    private void makeRoom(long[] values) {
        for (int i = 0; i < values.length; i++) {
            if (isSmall(values[i])) {
                int bound = PoissonWeights.LARGEST * Math.abs((int) values[i]);
                if (recentBounds[i] > Integer.MAX_VALUE - bound) {
                    moveRecent(i);
                }
                recentBounds[i] += bound;
            }
        }
    }

    private void moveRecent(int variable) {
        for (int block = 0; block < sums[variable].length; block++) {
            add(recent[variable][block], sums[variable][block]);
            Arrays.fill(recent[variable][block], 0);
        }
        recentBounds[variable] = 0;
    }

    private static void addSmall(int[] weights, int value, int[] into) {
        for (int i = 0; i < PoissonWeights.BLOCK; i++) {
            into[i] += weights[i] * value;
        }
    }

    private static void addLarge(int[] weights, long value, long[] into) {
        for (int i = 0; i < PoissonWeights.BLOCK; i++) {
            into[i] += weights[i] * value;
        }
    }

    private static void add(int[] values, long[] into) {
        for (int i = 0; i < PoissonWeights.BLOCK; i++) {
            into[i] += values[i];
        }
    }

    private long[] raisedBounds(long[] values) {
        long[] raised = new long[values.length];
        for (int i = 0; i < raised.length; i++) {
            // The magnitude of the lowest long is negative, and eight times that is refused as well.
            raised[i] = Math.addExact(bounds[i], Math.multiplyExact(Math.abs(values[i]), PoissonWeights.LARGEST));
        }
        return raised;
    }

    /**
     * Adds the sums of other units.
     *
     * @throws IllegalArgumentException if they are of another seed, or number of replicates or variables
     * @throws ArithmeticException      if a sum could leave 64 bits; nothing is added then
     */
    public void merge(BootstrapSums other) {
        requireVariables(other.sums.length);
        if (seed != other.seed || replicates != other.replicates) {
            throw new IllegalArgumentException("Expected " + replicates + " replicates under seed " + seed + ", found "
                    + other.replicates + " under seed " + other.seed);
        }
        long[] raised = new long[bounds.length];
        Arrays.setAll(raised, i -> Math.addExact(bounds[i], other.bounds[i]));
        System.arraycopy(raised, 0, bounds, 0, raised.length);
        for (int i = 0; i < sums.length; i++) {
            for (int block = 0; block < sums[i].length; block++) {
                add(other.recent[i][block], sums[i][block]);
                for (int r = 0; r < PoissonWeights.BLOCK; r++) {
                    sums[i][block][r] += other.sums[i][block][r];
                }
            }
        }
    }

    /** Number of replicates. */
    public int replicates() {
        return replicates;
    }

    /** The weighted sum of a variable in a replicate, both counted from 0. */
    public long sum(int replicate, int variable) {
        if (replicate < 0 || replicate >= replicates) {
            throw new IndexOutOfBoundsException("Expected a replicate below " + replicates + ", found " + replicate);
        }
        int block = replicate / PoissonWeights.BLOCK;
        int place = replicate % PoissonWeights.BLOCK;
        return sums[variable][block][place] + recent[variable][block][place];
    }

    private void requireVariables(int found) {
        if (found != sums.length) {
            throw new IllegalArgumentException("Expected " + sums.length + " variables, found " + found);
        }
    }
}
