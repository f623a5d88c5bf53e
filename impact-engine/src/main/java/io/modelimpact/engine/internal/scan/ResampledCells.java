package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.ResampledState;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the bootstrap of resampled metrics draws, in one member of a slice or for all units: a tally for each metric and arm that has rows. */
final class ResampledCells {
    private final SortedMap<Cell, ResampledTally> cells = new TreeMap<>();

    private record Cell(int metric, int arm) implements Comparable<Cell> {
        @Override
        public int compareTo(Cell other) {
            return metric == other.metric ? Integer.compare(arm, other.arm) : Integer.compare(metric, other.metric);
        }
    }

    /** The tally of a metric in an arm. */
    ResampledTally of(ResampledMetric metric, int arm) {
        return cells.computeIfAbsent(new Cell(metric.position(), arm), cell -> metric.newTally());
    }

    void merge(ResampledCells other) {
        other.cells.forEach((cell, tally) -> {
            ResampledTally own = cells.putIfAbsent(cell, tally);
            if (own != null) {
                own.merge(tally);
            }
        });
    }

    void putTo(SortedMap<CellKey, ResampledState> states, UnitScan scan, String slice, String member) {
        for (Map.Entry<Cell, ResampledTally> entry : cells.entrySet()) {
            String metric = scan.metrics.get(entry.getKey().metric()).metric().id();
            String arm = scan.arms.get(entry.getKey().arm());
            states.put(new CellKey(metric, arm, slice, member), entry.getValue().state());
        }
    }
}
