package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.quantile.ValueCounter;
import io.modelimpact.stats.quantile.ValueCounts;
import io.modelimpact.stats.quantile.ValueSink;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** How often each value of one metric occurs in every cell. Mutable, confined to one thread. */
final class ValueTally {

    private final int metric;
    private final Supplier<ValueCounter> newCounter;

    /** For each grouping a counter a cell, as far as cells were seen. */
    private final List<List<ValueCounter>> counters = new ArrayList<>();

    private ValueTally(UnitScan scan, int metric, Supplier<ValueCounter> newCounter) {
        this.metric = metric;
        this.newCounter = newCounter;
        for (int grouping = 0; grouping < scan.groupings(); grouping++) {
            counters.add(new ArrayList<>());
        }
    }

    /** The tally of a metric; empty for one that does not count the values of rows. */
    static Optional<ValueTally> of(UnitScan scan, int metric) {
        CellKernel kernel = scan.metrics.get(metric);
        return kernel.countedValues() == CountedValues.OF_ROWS
                ? Optional.of(new ValueTally(scan, metric, kernel::newValueCounter))
                : Optional.empty();
    }

    void add(PlacedBatch batch) {
        MetricValues values = batch.values(metric);
        BitSet entering = values.entering();
        int[][] cells = batch.cells();
        for (int grouping = 0; grouping < cells.length; grouping++) {
            int[] cellOf = cells[grouping];
            for (int row = entering.nextSetBit(0); row >= 0 && cellOf.length > 0; row = entering.nextSetBit(row + 1)) {
                if (cellOf[row] >= 0) {
                    add(counter(grouping, cellOf[row]), values, row);
                }
            }
        }
    }

    private ValueCounter counter(int grouping, int cell) {
        List<ValueCounter> known = counters.get(grouping);
        while (known.size() <= cell) {
            known.add(newCounter.get());
        }
        return known.get(cell);
    }

    /** Hands on the value of a row. */
    static void add(ValueSink sink, MetricValues values, int row) {
        if (!values.isExact()) {
            sink.add(values.real(0, row));
        } else if (values.overflowed().get(row)) {
            sink.addNotFinite(1);
        } else {
            sink.add(values.whole(0, row));
        }
    }

    void merge(ValueTally other, CellMap map) {
        for (int grouping = 0; grouping < counters.size(); grouping++) {
            List<ValueCounter> theirs = other.counters.get(grouping);
            for (int cell = 0; cell < Math.min(theirs.size(), map.count(grouping)); cell++) {
                if (!theirs.get(cell).isEmpty()) {
                    counter(grouping, map.cell(grouping, cell))
                            .add(theirs.get(cell).counts());
                }
            }
        }
    }

    /** The counts in a cell. */
    ValueCounts counts(Groupings.Cell cell) {
        return counter(cell.grouping(), cell.index()).counts();
    }
}
