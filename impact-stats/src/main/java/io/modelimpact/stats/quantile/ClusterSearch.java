package io.modelimpact.stats.quantile;

import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;

/**
 * A {@link RankSearch} among values that come in clusters: what is known of the clusters is told apart at the same values, in one pass more.
 *
 * <p>Until {@link #isFound()}: add all clusters and call {@link #endPass()}. Mutable; confined to one thread.
 */
public final class ClusterSearch implements ClusterSink {
    private final ValueForm form;
    private final RankSearch ranks;
    private final ClusterCounts counts;
    private List<ValueSplit> apart = List.of();
    private long[][] squares = new long[0][];
    private long[][] products = new long[0][];
    private boolean weighed;

    private ClusterSearch(ValueForm form, RankSearch ranks, ClusterCounts counts) {
        this.form = form;
        this.ranks = ranks;
        this.counts = counts;
        startWeighing();
    }

    /**
     * A search before its first pass.
     *
     * @param values the counts of the values that will be added
     * @param counts what is known of their clusters
     * @param ranks each from 1, for the least value, to the number of values
     */
    public static ClusterSearch of(ValueCounts values, ClusterCounts counts, SortedSet<Long> ranks) {
        return new ClusterSearch(values.form(), RankSearch.of(values, ranks), counts);
    }

    private void startWeighing() {
        if (ranks.isFound()) {
            apart = ranks.splits();
            squares = new long[apart.size()][2];
            products = new long[apart.size()][2];
            weighed = apart.isEmpty();
        }
    }

    @Override
    public void addCluster(long[] cluster) {
        if (ranks.isFound()) {
            weigh(Arrays.stream(cluster).sorted().toArray());
        } else {
            Arrays.stream(cluster).forEach(ranks::add);
        }
    }

    @Override
    public void addCluster(double[] cluster) {
        if (ranks.isFound()) {
            weigh(Arrays.stream(ClusterCounter.finite(cluster))
                    .mapToLong(ValueForm::key)
                    .toArray());
        } else {
            Arrays.stream(cluster).forEach(ranks::add);
        }
    }

    /** Nothing to do: such a value has no rank. */
    @Override
    public void addNotFinite(long times) {}

    private void weigh(long... sortedKeys) {
        for (int split = 0; split < apart.size(); split++) {
            ValueSplit value = apart.get(split);
            for (int at = 0; at < sortedKeys.length && sortedKeys[at] <= value.value(); at++) {
                if (counts.squares().resolution().key(sortedKeys[at], form) == value.bin()) {
                    int part = sortedKeys[at] < value.value() ? 0 : 1;
                    squares[split][part] = Math.addExact(squares[split][part], 2L * at + 1);
                    products[split][part] = Math.addExact(products[split][part], sortedKeys.length);
                }
            }
        }
    }

    /**
     * Ends the present pass.
     *
     * @throws IllegalStateException if the values are not those that were counted
     */
    public void endPass() {
        if (ranks.isFound()) {
            weighed = true;
        } else {
            ranks.endPass();
            startWeighing();
        }
    }

    /** Whether no further pass is needed. */
    public boolean isFound() {
        return weighed;
    }

    /** The counts of the values, in which those of the ranks are told apart. */
    public ValueCounts values() {
        return ranks.counts();
    }

    /**
     * What is known of the clusters, at the same values.
     *
     * @throws IllegalStateException before the last pass has ended
     */
    public ClusterCounts clusters() {
        if (!isFound()) {
            throw new IllegalStateException("A further pass is needed");
        }
        return new ClusterCounts(
                counts.clusters(),
                counts.squares().splitAt(splits(squares)),
                counts.products().splitAt(splits(products)));
    }

    private List<ValueSplit> splits(long[][] weights) {
        ValueSplit[] splits = new ValueSplit[weights.length];
        Arrays.setAll(
                splits,
                at -> new ValueSplit(apart.get(at).bin(), apart.get(at).value(), weights[at][0], weights[at][1]));
        return List.of(splits);
    }
}
