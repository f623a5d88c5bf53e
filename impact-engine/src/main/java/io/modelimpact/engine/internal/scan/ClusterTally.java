package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.stats.quantile.ClusterCounter;
import io.modelimpact.stats.quantile.ClusterSearch;
import io.modelimpact.stats.quantile.ClusterSink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * The values of one metric unit by unit in every cell, until they are counted when all rows are in; so they take room in proportion to the
 * rows. Mutable, confined to one thread.
 */
final class ClusterTally {

    private final int metric;
    private final CellKernel kernel;
    private final ExactRanks ranks;
    private final RepeatedUnits units;
    private final List<UnitValues> values = new ArrayList<>();

    private ClusterTally(UnitScan scan, int metric, RepeatedUnits units) {
        this.metric = metric;
        this.kernel = scan.metrics.get(metric);
        this.ranks = scan.ranks;
        this.units = units;
        for (int grouping = 0; grouping < scan.groupings(); grouping++) {
            values.add(new UnitValues());
        }
    }

    /** The tally of a metric; empty for one that does not count the values of clusters. */
    static Optional<ClusterTally> of(UnitScan scan, int metric, RepeatedUnits units) {
        return scan.metrics.get(metric).countedValues() == CountedValues.OF_CLUSTERS
                ? Optional.of(new ClusterTally(scan, metric, units))
                : Optional.empty();
    }

    /** Adds the rows; for each grouping the entry of each row, or an empty array. */
    void add(PlacedBatch batch, int[]... entries) {
        MetricValues rows = batch.values(metric);
        BitSet entering = rows.entering();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            for (int grouping = 0; grouping < entries.length; grouping++) {
                if (entries[grouping].length > 0 && entries[grouping][row] != RepeatedUnits.NONE) {
                    values.get(grouping).add(entries[grouping][row], batch.cells()[grouping][row], rows, row);
                }
            }
        }
    }

    /** Adds what another part of the rows has, whose entries are those here. */
    void merge(ClusterTally other, CellMap map, int[]... entries) {
        for (int grouping = 0; grouping < entries.length; grouping++) {
            values.get(grouping).merge(other.values.get(grouping), entries[grouping], map, grouping);
        }
    }

    void writeTo(StateWriter out) {
        values.forEach(grouping -> grouping.writeTo(out));
    }

    void read(StateReader in) {
        values.forEach(grouping -> grouping.read(in));
    }

    /** The values in each of so many cells of a grouping, cluster by cluster. */
    List<ClusteredValues> counted(int grouping, int cells) {
        List<ClusterCounter> counters =
                Stream.generate(this::newCounter).limit(cells).toList();
        giveTo(counters, grouping);
        List<ClusteredValues> counted = counters.stream()
                .map(counter -> new ClusteredValues(counter.values(), counter.clusters()))
                .toList();
        // Which ranks are asked for follows from the variance, which changes once the quantile itself is exact.
        List<ClusteredValues> exact = toldApart(counted, grouping);
        while (!exact.equals(counted)) {
            counted = exact;
            exact = toldApart(counted, grouping);
        }
        return exact;
    }

    private List<ClusteredValues> toldApart(List<ClusteredValues> counted, int grouping) {
        List<ClusterSearch> searches = counted.stream().map(this::search).toList();
        while (searches.stream().anyMatch(search -> !search.isFound())) {
            giveTo(searches, grouping);
            searches.forEach(ClusterSearch::endPass);
        }
        return searches.stream()
                .map(search -> new ClusteredValues(search.values(), search.clusters()))
                .toList();
    }

    private ClusterSearch search(ClusteredValues counted) {
        SortedSet<Long> wanted = ranks.of(kernel.metric(), counted.values(), Optional.of(counted.clusters()));
        return ClusterSearch.of(counted.values(), counted.clusters(), wanted);
    }

    private void giveTo(List<? extends ClusterSink> cells, int grouping) {
        values.get(grouping).giveTo(cells, units.entries(grouping), kernel.isExact());
    }

    private ClusterCounter newCounter() {
        return kernel.isExact() ? ClusterCounter.ofWholes() : ClusterCounter.ofReals();
    }

    /** What is held value by value. */
    HeldState held() {
        long count = values.stream().mapToLong(UnitValues::size).sum();
        return new HeldState(
                "values of metric " + kernel.metric().id() + " by unit and cell",
                count,
                MemoryBudget.BYTES_A_CLUSTERED_VALUE);
    }
}
