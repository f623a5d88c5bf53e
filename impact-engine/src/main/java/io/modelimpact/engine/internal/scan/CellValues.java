package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.quantile.ClusterCounter;
import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.ValueCounter;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.Arrays;
import java.util.Optional;

/**
 * The values of one cell as its metric keeps them. Those of clusters stay unit by unit until the end, so they take room in proportion to the
 * rows: 8 bytes each, and some 100 for each unit. Mutable, confined to one thread.
 */
final class CellValues {

    private final KeptValues kept;
    private final boolean exact;
    private final ValueCounter rows;
    private final UnitValues units = new UnitValues();
    private long notFinite;
    private Optional<ClusterCounter> counted = Optional.empty();

    CellValues(CellKernel metric) {
        this.kept = metric.keptValues();
        this.exact = metric.isExact();
        this.rows = newCounter();
    }

    private ValueCounter newCounter() {
        return exact ? ValueCounter.ofWholes() : ValueCounter.ofReals();
    }

    void add(MetricValues values, int row) {
        if (kept == KeptValues.OF_ROWS) {
            addRow(values, row);
        } else if (kept == KeptValues.OF_CLUSTERS) {
            addToUnit(values, row);
        }
    }

    private void addRow(MetricValues values, int row) {
        if (!exact) {
            rows.add(values.real(0, row));
        } else if (values.isOverflowed(row)) {
            rows.addNotFinite(1);
        } else {
            rows.add(values.whole(0, row));
        }
    }

    private void addToUnit(MetricValues values, int row) {
        if (!exact) {
            units.add(values.unit(row), Double.doubleToRawLongBits(values.real(0, row)));
        } else if (values.isOverflowed(row)) {
            notFinite++;
        } else {
            units.add(values.unit(row), values.whole(0, row));
        }
    }

    void merge(CellValues other) {
        if (!other.rows.isEmpty()) {
            rows.add(other.rows.counts());
        }
        units.merge(other.units);
        notFinite += other.notFinite;
        counted = Optional.empty();
    }

    /**
     * How often each value occurs.
     *
     * @param cell the sums of the units, for a metric that keeps their totals
     */
    ValueCounts counts(CellTally cell) {
        return switch (kept) {
            case OF_CLUSTERS -> clustered().values();
            case OF_TOTALS -> {
                ValueCounter totals = newCounter();
                cell.countTotals(totals, exact);
                yield totals.counts();
            }
            case OF_ROWS, NONE -> rows.counts();
        };
    }

    /** What is known of clusters; empty for a metric that does not keep its values by clusters. */
    Optional<ClusterCounts> clusters() {
        return kept == KeptValues.OF_CLUSTERS ? Optional.of(clustered().clusters()) : Optional.empty();
    }

    /** Counted once: values and clusters are both asked for when all rows are in. */
    private ClusterCounter clustered() {
        ClusterCounter all = counted.orElseGet(this::count);
        counted = Optional.of(all);
        return all;
    }

    private ClusterCounter count() {
        ClusterCounter counter = exact ? ClusterCounter.ofWholes() : ClusterCounter.ofReals();
        counter.addNotFinite(notFinite);
        units.forEach((unit, bits) -> {
            if (exact) {
                counter.addCluster(bits);
            } else {
                counter.addCluster(
                        Arrays.stream(bits).mapToDouble(Double::longBitsToDouble).toArray());
            }
        });
        return counter;
    }
}
