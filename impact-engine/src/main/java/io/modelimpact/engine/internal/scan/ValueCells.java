package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The values of the units of one member, for each arm and each metric that keeps them. Mutable, confined to one thread. */
final class ValueCells {

    /** For each metric the values of each arm; none for a metric that does not keep them. */
    private final List<List<CellValues>> cells = new ArrayList<>();

    ValueCells(List<? extends CellKernel> metrics, int arms) {
        for (CellKernel metric : metrics) {
            List<CellValues> ofMetric = new ArrayList<>();
            for (int arm = 0; arm < arms && metric.keptValues() != KeptValues.NONE; arm++) {
                ofMetric.add(new CellValues(metric));
            }
            cells.add(ofMetric);
        }
    }

    /** Takes the values of the rows of a batch that enter the metric, overall and in the members that the rows belong to. */
    static void add(int metric, MetricValues values, int[] arms, MemberTally overall, List<PlacedRows> placed) {
        if (overall.values.cells.get(metric).isEmpty()) {
            return;
        }
        BitSet entering = values.entering();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            if (arms[row] >= 0) {
                overall.values.cells.get(metric).get(arms[row]).add(values, row);
                for (PlacedRows slice : placed) {
                    slice.member(row).values.cells.get(metric).get(arms[row]).add(values, row);
                }
            }
        }
    }

    void merge(ValueCells other) {
        for (int metric = 0; metric < cells.size(); metric++) {
            for (int arm = 0; arm < cells.get(metric).size(); arm++) {
                cells.get(metric).get(arm).merge(other.cells.get(metric).get(arm));
            }
        }
    }

    /** How often each value of a metric occurs in an arm; empty for a metric that does not keep its values. */
    Optional<ValueCounts> counts(int metric, int arm, CellTally cell) {
        return values(metric, arm).map(values -> values.counts(cell));
    }

    /** What is known of clusters of values in an arm; empty for a metric that does not keep them. */
    Optional<ClusterCounts> clusters(int metric, int arm) {
        return values(metric, arm).flatMap(CellValues::clusters);
    }

    private Optional<CellValues> values(int metric, int arm) {
        List<CellValues> ofMetric = cells.get(metric);
        return ofMetric.isEmpty() ? Optional.empty() : Optional.of(ofMetric.get(arm));
    }
}
