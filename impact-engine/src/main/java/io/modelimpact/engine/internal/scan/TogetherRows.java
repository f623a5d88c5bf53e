package io.modelimpact.engine.internal.scan;

import io.modelimpact.spi.TextColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The rows of a batch with the values of several metrics side by side. A row that does not enter a metric has zeros there, and so has
 * one whose value is not finite: the metric is refused for that, and the others must not lose the row.
 */
final class TogetherRows {

    private final List<MetricValues> metrics;
    private final int[] widths;
    private final int width;
    private final boolean exact;
    private final Optional<TextColumn> units;

    TogetherRows(TogetherPlan plan, List<MetricValues> values, Optional<TextColumn> units) {
        this.metrics = Arrays.stream(plan.metrics).mapToObj(values::get).toList();
        this.widths = plan.widths;
        this.width = plan.variables();
        this.exact = metrics.stream().allMatch(MetricValues::isExact);
        this.units = units;
    }

    /** Reads a row once; it may be added to several cells. */
    Row row(int row) {
        return exact ? wholes(row) : reals(row);
    }

    /** A row that can be added to cells. */
    interface Row {
        /** Adds the row. */
        void addTo(CellTally cell);
    }

    private Row wholes(int row) {
        long[] values = new long[width];
        int at = 0;
        for (int metric = 0; metric < widths.length; metric++) {
            MetricValues seen = metrics.get(metric);
            if (seen.entering().get(row) && !seen.isOverflowed(row)) {
                long[] own = seen.wholes(row);
                System.arraycopy(own, 0, values, at, own.length);
                values[at + own.length] = 1;
            }
            at += widths[metric];
        }
        return cell -> {
            if (units.isPresent()) {
                cell.addTo(unit(row), values);
            } else {
                cell.add(values);
            }
        };
    }

    /** Where one metric is binary64 all are; a whole number beyond 2^53 is rounded then. */
    private Row reals(int row) {
        double[] values = new double[width];
        int at = 0;
        for (int metric = 0; metric < widths.length; metric++) {
            MetricValues seen = metrics.get(metric);
            if (seen.entering().get(row) && !seen.isOverflowed(row)) {
                put(seen, row, values, at);
            }
            at += widths[metric];
        }
        return cell -> {
            if (units.isPresent()) {
                cell.addTo(unit(row), values);
            } else {
                cell.add(values);
            }
        };
    }

    private static void put(MetricValues seen, int row, double[] values, int at) {
        double[] own = seen.isExact()
                ? Arrays.stream(seen.wholes(row)).asDoubleStream().toArray()
                : seen.reals(row);
        if (Arrays.stream(own).allMatch(Double::isFinite)) {
            System.arraycopy(own, 0, values, at, own.length);
            values[at + own.length] = 1;
        }
    }

    private String unit(int row) {
        TextColumn column = units.orElseThrow();
        return column.dictionary().get(column.code(row));
    }
}
