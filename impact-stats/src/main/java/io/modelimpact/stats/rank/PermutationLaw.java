package io.modelimpact.stats.rank;

import java.util.Arrays;

/**
 * The law of the rank sum of k of N pooled values when every choice of k is equally likely, with midranks for ties.
 *
 * <p>Ranks are kept doubled, or halved back where all are even, so that sums are integers. The counts of choices by size and sum
 * are built value by value (C. R. Mehta, N. R. Patel, A. A. Tsiatis 1984), scaled so that the total is about 1; only positive
 * numbers are added, so that every tail keeps its relative accuracy, about N ulps, down to the smallest double.
 */
final class PermutationLaw {
    /** Additions, about three seconds. */
    private static final double MOST_WORK = 3e9;

    private static final double MOST_CELLS = 4e7;

    private final long[] prefix;
    private final long unit;
    private final int chosen;
    private final double[] weights;
    private final double total;

    /** The law for groups of tied values, ascending. */
    PermutationLaw(int[] groupSizes, int chosen) {
        long[] ranks = doubledRanks(groupSizes);
        this.unit = Arrays.stream(ranks).allMatch(rank -> rank % 2 == 0) ? 2 : 1;
        this.prefix = new long[ranks.length + 1];
        for (int i = 0; i < ranks.length; i++) {
            prefix[i + 1] = prefix[i] + ranks[i] / unit;
        }
        this.chosen = chosen;
        this.weights = build();
        this.total = sum(0, weights.length);
    }

    /** Whether a law of so many values can be had in reasonable time. */
    static boolean isFeasible(int values, int chosen, boolean ties) {
        double cells = 0;
        for (int k = 1; k <= chosen && cells <= MOST_CELLS; k++) {
            cells += (ties ? 2.0 : 1.0) * k * (values - k);
        }
        return cells <= MOST_CELLS && cells * values <= MOST_WORK;
    }

    /** P(S &lt;= s) for a doubled rank sum. */
    double below(long doubledSum) {
        return sum(0, index(doubledSum) + 1L) / total;
    }

    /** P(S >= s) for a doubled rank sum. */
    double above(long doubledSum) {
        return sum(index(doubledSum), weights.length) / total;
    }

    /** P(|S - E| >= |s - E|), E being the mean. */
    double beyond(long doubledSum) {
        long values = prefix.length - 1L;
        long centre = chosen * prefix[prefix.length - 1];
        long distance = Math.abs(values * (doubledSum / unit) - centre);
        double sum = 0;
        double upper = 0;
        for (int i = 0; i < weights.length; i++) {
            long here = values * (prefix[chosen] + i) - centre;
            if (Math.abs(here) >= distance) {
                sum += here < 0 ? weights[i] : 0;
                upper += here < 0 ? 0 : weights[i];
            }
        }
        return Math.min(1.0, (sum + upper) / total);
    }

    private int index(long doubledSum) {
        return (int) (doubledSum / unit - prefix[chosen]);
    }

    private double sum(long from, long to) {
        double sum = 0;
        if (from == 0) {
            for (int i = 0; i < to; i++) {
                sum += weights[i];
            }
        } else {
            for (int i = (int) to - 1; i >= from; i--) {
                sum += weights[i];
            }
        }
        return sum;
    }

    private static long[] doubledRanks(int[] groupSizes) {
        long[] ranks = new long[Arrays.stream(groupSizes).sum()];
        int first = 0;
        for (int size : groupSizes) {
            Arrays.fill(ranks, first, first + size, 2L * first + size + 1);
            first += size;
        }
        return ranks;
    }

    /** Row k holds scaled counts of choices of k values; place 0 is the least sum, that of the k smallest. */
    private double[] build() {
        int values = prefix.length - 1;
        double scale = StrictMath.exp(-logChoices(values, chosen) / values);
        double[][] rows = new double[chosen + 1][];
        for (int k = 0; k <= chosen; k++) {
            rows[k] = new double[(int) (largest(values, k) - prefix[k]) + 1];
        }
        rows[0][0] = 1;
        for (int i = 0; i < values; i++) {
            long rank = prefix[i + 1] - prefix[i];
            for (int k = Math.min(i + 1, chosen); k >= 1; k--) {
                add(
                        rows[k - 1],
                        rows[k],
                        (int) (rank + prefix[k - 1] - prefix[k]),
                        length(i, k - 1),
                        length(i + 1, k),
                        scale);
            }
            rows[0][0] *= scale;
        }
        return rows[chosen];
    }

    /** Moves the choices of k - 1 of the earlier values up to k, by the rank of the value that joins them. */
    private static void add(double[] from, double[] to, int shift, int fromLength, int toLength, double scale) {
        for (int s = 0; s < toLength; s++) {
            int source = s - shift;
            double joined = source >= 0 && source < fromLength ? from[source] : 0;
            to[s] = scale * (to[s] + joined);
        }
    }

    /** Places of row k that choices from the first i values can reach. */
    private int length(int i, int k) {
        return k > i ? 0 : (int) (largest(i, k) - prefix[k]) + 1;
    }

    private long largest(int i, int k) {
        return prefix[i] - prefix[i - k];
    }

    private static double logChoices(int values, int chosen) {
        double log = 0;
        for (int k = 1; k <= chosen; k++) {
            log += StrictMath.log((double) (values - chosen + k) / k);
        }
        return log;
    }
}
