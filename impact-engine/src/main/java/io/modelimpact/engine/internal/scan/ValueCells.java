package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.quantile.ValueCounter;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;

/** The values of the units of one member, counted for each arm and each metric that keeps them. Mutable, confined to one thread. */
final class ValueCells {

    /** For each metric a counter an arm; none for a metric that does not keep its values. */
    private final List<List<ValueCounter>> counters = new ArrayList<>();

    ValueCells(List<? extends CellKernel> metrics, int arms) {
        for (CellKernel metric : metrics) {
            List<ValueCounter> ofMetric = new ArrayList<>();
            for (int arm = 0; arm < arms; arm++) {
                metric.newValueCounter().ifPresent(ofMetric::add);
            }
            counters.add(ofMetric);
        }
    }

    /** Counts the values of the rows of a batch that enter the metric, overall and in the members that the rows belong to. */
    static void add(int metric, MetricValues values, int[] arms, MemberTally overall, List<PlacedRows> placed) {
        if (!overall.values.keeps(metric)) {
            return;
        }
        BitSet entering = values.entering();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            if (arms[row] >= 0) {
                overall.values.add(metric, arms[row], values, row);
                for (PlacedRows slice : placed) {
                    slice.member(row).values.add(metric, arms[row], values, row);
                }
            }
        }
    }

    private boolean keeps(int metric) {
        return !counters.get(metric).isEmpty();
    }

    private void add(int metric, int arm, MetricValues values, int row) {
        ValueCounter counter = counters.get(metric).get(arm);
        if (!values.isExact()) {
            counter.add(values.real(0, row));
        } else if (values.isOverflowed(row)) {
            counter.addNotFinite(1);
        } else {
            counter.add(values.whole(0, row));
        }
    }

    void merge(ValueCells other) {
        for (int metric = 0; metric < counters.size(); metric++) {
            for (int arm = 0; arm < counters.get(metric).size(); arm++) {
                ValueCounter counted = other.counters.get(metric).get(arm);
                if (!counted.isEmpty()) {
                    counters.get(metric).get(arm).add(counted.counts());
                }
            }
        }
    }

    /** The counts of a metric in an arm; empty for a metric that does not keep its values. */
    Optional<ValueCounts> counts(int metric, int arm) {
        return keeps(metric) ? Optional.of(counters.get(metric).get(arm).counts()) : Optional.empty();
    }
}
