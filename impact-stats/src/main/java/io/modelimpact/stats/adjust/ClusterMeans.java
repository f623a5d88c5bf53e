package io.modelimpact.stats.adjust;

import io.modelimpact.stats.exact.ExactMoments;
import java.util.TreeMap;

/** The mean of each cluster, for comparisons in which a cluster counts as one unit, however many rows it has. */
public final class ClusterMeans {
    private ClusterMeans() {}

    /**
     * The means in the order of cluster numbers, each exact up to one rounding.
     *
     * @param values one a row
     * @param clusters the cluster of each row
     */
    public static double[] of(double[] values, long[] clusters) {
        if (values.length != clusters.length) {
            throw new IllegalArgumentException(
                    "Expected a cluster for each of " + values.length + " values, found " + clusters.length);
        }
        TreeMap<Long, ExactMoments> moments = new TreeMap<>();
        for (int i = 0; i < values.length; i++) {
            moments.computeIfAbsent(clusters[i], id -> ExactMoments.create()).add(values[i]);
        }
        return moments.values().stream()
                .mapToDouble(cluster -> cluster.mean().doubleValue())
                .toArray();
    }
}
