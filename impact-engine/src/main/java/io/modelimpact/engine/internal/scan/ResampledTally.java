package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.ResampledState;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.metric.Resampling;
import io.modelimpact.spi.TextColumn;
import io.modelimpact.stats.random.TextHash;
import io.modelimpact.stats.resample.ClusterSums;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the bootstrap of one resampled metric draws: sums by unit or bucket in the cells that it is resampled in. Mutable, confined to one thread. */
final class ResampledTally {
    private final UnitScan scan;
    private final int metric;
    private final Resampling resampling;
    private final int variables;
    private final List<TreeMap<Integer, ClusterSums>> cells = new ArrayList<>();
    private final CellCounts unidentified;

    private ResampledTally(UnitScan scan, int metric, Resampling resampling) {
        this.scan = scan;
        this.metric = metric;
        this.resampling = resampling;
        this.variables = scan.metrics.get(metric).metric().kind() == MetricKind.RATIO ? 2 : 1;
        this.unidentified = new CellCounts(scan.groupings());
        for (int grouping = 0; grouping < (resampling.ofMembers() ? scan.groupings() : 1); grouping++) {
            cells.add(new TreeMap<>());
        }
    }

    /** One for each resampled metric; quantiles are resampled from the counts of their values. */
    static List<ResampledTally> all(UnitScan scan) {
        List<ResampledTally> tallies = new ArrayList<>();
        for (int i = 0; i < scan.metrics.size(); i++) {
            int metric = i;
            scan.metrics
                    .get(metric)
                    .metric()
                    .resampling()
                    .filter(resampling -> scan.metrics.get(metric).metric().kind() != MetricKind.QUANTILE)
                    .ifPresent(resampling -> tallies.add(new ResampledTally(scan, metric, resampling)));
        }
        return tallies;
    }

    void add(PlacedBatch batch) {
        MetricValues values = batch.values(metric);
        TextColumn units = batch.rows().texts(scan.unit.orElseThrow());
        BitSet entering = (BitSet) values.entering().clone();
        entering.andNot(values.overflowed());
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            if (batch.arms()[row] >= 0) {
                add(batch, values, row, units);
            }
        }
    }

    private void add(PlacedBatch batch, MetricValues values, int row, TextColumn units) {
        if (units.isMissing(row)) {
            countUnidentified(batch.cells(), row);
            return;
        }
        long unit = TextHash.of(units.dictionary().get(units.code(row)));
        if (values.isExact()) {
            long[] wholes = new long[variables];
            for (int i = 0; i < variables; i++) {
                wholes[i] = values.whole(i, row);
            }
            forEachCell(batch.cells(), row, sums -> sums.add(unit, wholes));
        } else {
            double[] reals = new double[variables];
            boolean finite = true;
            for (int i = 0; i < variables; i++) {
                reals[i] = values.real(i, row);
                finite &= Double.isFinite(reals[i]);
            }
            // A value that is not finite refuses the metric, and is in no sum.
            if (finite) {
                forEachCell(batch.cells(), row, sums -> sums.add(unit, reals));
            }
        }
    }

    private void countUnidentified(int[][] cellsOf, int row) {
        for (int grouping = 0; grouping < cells.size(); grouping++) {
            if (cellsOf[grouping].length > 0) {
                unidentified.add(grouping, cellsOf[grouping][row], 1);
                sums(grouping, cellsOf[grouping][row]);
            }
        }
    }

    /** Adds a row to sums. */
    private interface Addition {
        void to(ClusterSums sums);
    }

    private void forEachCell(int[][] cellsOf, int row, Addition addition) {
        for (int grouping = 0; grouping < cells.size(); grouping++) {
            if (cellsOf[grouping].length > 0) {
                addition.to(sums(grouping, cellsOf[grouping][row]));
            }
        }
    }

    private ClusterSums sums(int grouping, int cell) {
        return cells.get(grouping)
                .computeIfAbsent(
                        cell, fresh -> ClusterSums.create(resampling.clusters().mostUnits(), variables));
    }

    void merge(ResampledTally other, CellMap map) {
        unidentified.merge(other.unidentified, map);
        for (int grouping = 0; grouping < cells.size(); grouping++) {
            for (Map.Entry<Integer, ClusterSums> cell :
                    other.cells.get(grouping).entrySet()) {
                if (cell.getKey() < map.count(grouping)) {
                    sums(grouping, map.cell(grouping, cell.getKey())).merge(cell.getValue());
                }
            }
        }
    }

    /** Puts the states of the cells that have rows. */
    void putTo(Map<CellKey, ResampledState> states, List<Groupings.Cell> named) {
        String id = scan.metrics.get(metric).metric().id();
        for (Groupings.Cell cell : named) {
            if (cell.grouping() < cells.size() && cells.get(cell.grouping()).containsKey(cell.index())) {
                states.put(
                        new CellKey(id, cell.arm(), cell.slice(), cell.member()),
                        new ResampledState(
                                sums(cell.grouping(), cell.index()), unidentified.get(cell.grouping(), cell.index())));
            }
        }
    }
}
