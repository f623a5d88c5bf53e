package io.modelimpact.stats.quantile;

/** What values are given to cluster by cluster, all of them whole numbers or all of them doubles. */
public interface ClusterSink {
    /** Takes all whole numbers of a cluster. */
    void addCluster(long[] cluster);

    /** Takes all doubles of a cluster. */
    void addCluster(double[] cluster);

    /** Takes so many values that are no finite number, of any cluster. */
    void addNotFinite(long times);
}
