package io.modelimpact.stats.quantile;

import io.modelimpact.stats.compare.RatioSums;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactRational;

/**
 * What is to be known of clusters of values, beside how often each value occurs, for the variance of the share of values at or below any value:
 * with b(x) the number of a cluster's values at or below x and n all of its values, the sums over clusters of {@code b(x)^2} and of {@code b(x) n}
 * at every entry x of the {@link ValueCounts}. They are kept as what each entry adds, so that they have the same entries, merge over different
 * clusters by addition, and depend on the clusters alone. The sum of {@code n^2} is where both end.
 *
 * <p>Made by {@link ClusterCounter}. Immutable and thread-safe.
 *
 * @param clusters the number of clusters with at least one value
 * @param squares what each entry adds to the sum of {@code b(x)^2}
 * @param products what each entry adds to the sum of {@code b(x) n}
 */
public record ClusterCounts(long clusters, ValueCounts squares, ValueCounts products) {

    /**
     * Checks the number.
     *
     * @throws IllegalArgumentException if it is negative, or the sums have different entries or ends
     */
    public ClusterCounts {
        if (clusters < 0 || squares.size() != products.size() || squares.count() != products.count()) {
            throw new IllegalArgumentException("Expected sums over the same clusters, found " + clusters + " clusters, "
                    + squares.size() + " and " + products.size() + " entries");
        }
    }

    /** The counts of both samples together, which must hold different clusters. */
    public ClusterCounts merge(ClusterCounts other) {
        return new ClusterCounts(
                Math.addExact(clusters, other.clusters), squares.merge(other.squares), products.merge(other.products));
    }

    /** The share of the values up to an entry, with its variance between clusters as that of a ratio of sums. */
    SampleSummary share(ValueCounts values, int entry) {
        return SampleSummary.of(new RatioSums(
                clusters,
                ExactRational.of(values.countUpTo(entry)),
                ExactRational.of(squares.countUpTo(entry)),
                ExactRational.of(values.count()),
                ExactRational.of(products.count()),
                ExactRational.of(products.countUpTo(entry))));
    }
}
