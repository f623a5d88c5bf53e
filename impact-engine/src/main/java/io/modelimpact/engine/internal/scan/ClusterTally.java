package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.MemoryBudget;
import io.modelimpact.spi.TextColumn;
import io.modelimpact.stats.quantile.ClusterCounter;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/**
 * The values of one metric unit by unit in every cell, until they are counted when all rows are in; so they take room in proportion to the
 * rows. Mutable, confined to one thread.
 */
final class ClusterTally {

    private final int metric;
    private final CellKernel kernel;

    /** For each grouping the values of a cell, as far as cells were seen. */
    private final List<List<UnitValues>> cells = new ArrayList<>();

    private ClusterTally(UnitScan scan, int metric) {
        this.metric = metric;
        this.kernel = scan.metrics.get(metric);
        for (int grouping = 0; grouping < scan.groupings(); grouping++) {
            cells.add(new ArrayList<>());
        }
    }

    /** The tally of a metric; empty for one that does not count the values of clusters. */
    static Optional<ClusterTally> of(UnitScan scan, int metric) {
        return scan.metrics.get(metric).countedValues() == CountedValues.OF_CLUSTERS
                ? Optional.of(new ClusterTally(scan, metric))
                : Optional.empty();
    }

    void add(PlacedBatch batch) {
        batch.units().ifPresent(units -> add(batch, units));
    }

    private void add(PlacedBatch batch, TextColumn units) {
        MetricValues values = batch.values(metric);
        BitSet entering = values.entering();
        int[][] cellsOf = batch.cells();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            for (int grouping = 0; grouping < cellsOf.length; grouping++) {
                if (cellsOf[grouping].length > 0 && cellsOf[grouping][row] >= 0) {
                    String unit = units.dictionary().get(units.code(row));
                    values(grouping, cellsOf[grouping][row]).add(unit, values, row);
                }
            }
        }
    }

    private UnitValues values(int grouping, int cell) {
        List<UnitValues> known = cells.get(grouping);
        while (known.size() <= cell) {
            known.add(new UnitValues());
        }
        return known.get(cell);
    }

    void merge(ClusterTally other, CellMap map) {
        for (int grouping = 0; grouping < map.groupings(); grouping++) {
            int count = Math.min(map.count(grouping), other.cells.get(grouping).size());
            for (int cell = 0; cell < count; cell++) {
                values(grouping, map.cell(grouping, cell)).merge(other.values(grouping, cell));
            }
        }
    }

    /** The values in a cell, cluster by cluster. */
    ClusterCounter counted(Groupings.Cell cell) {
        return values(cell.grouping(), cell.index()).counted(kernel.isExact());
    }

    /** What is held unit by unit. */
    List<HeldState> held() {
        long units = cells.stream()
                .flatMap(List::stream)
                .mapToLong(UnitValues::unitCount)
                .sum();
        long values = cells.stream()
                .flatMap(List::stream)
                .mapToLong(UnitValues::valueCount)
                .sum();
        String id = kernel.metric().id();
        return List.of(
                new HeldState("units of metric " + id + " by cell", units, MemoryBudget.BYTES_A_UNIT),
                new HeldState(
                        "values of metric " + id + " by unit and cell", values, MemoryBudget.BYTES_A_CLUSTERED_VALUE));
    }
}
