package io.modelimpact.engine.internal.scan;

import io.modelimpact.spi.TextColumn;
import io.modelimpact.stats.exact.GroupedCrossProducts;
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

    /** Whether all rows may be added by columns: the same bits, faster. */
    boolean isColumnwise() {
        return units.isEmpty();
    }

    /** Adds so many rows by columns. */
    void addTo(GroupedCrossProducts sums, int rows, int[][] cells) {
        if (exact) {
            long[][] columns = new long[width][rows];
            for (int row = 0; row < rows; row++) {
                scatter(wholeValues(row), columns, row);
            }
            sums.addAll(columns, 0, rows, cells);
        } else {
            double[][] columns = new double[width][rows];
            for (int row = 0; row < rows; row++) {
                scatter(realValues(row), columns, row);
            }
            sums.addAll(columns, 0, rows, cells);
        }
    }

    private static void scatter(long[] values, long[][] columns, int row) {
        for (int variable = 0; variable < values.length; variable++) {
            columns[variable][row] = values[variable];
        }
    }

    private static void scatter(double[] values, double[][] columns, int row) {
        for (int variable = 0; variable < values.length; variable++) {
            columns[variable][row] = values[variable];
        }
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
        long[] values = wholeValues(row);
        return cell -> {
            if (units.isPresent()) {
                cell.addTo(unit(row), values);
            } else {
                cell.add(values);
            }
        };
    }

    private long[] wholeValues(int row) {
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
        return values;
    }

    private Row reals(int row) {
        double[] values = realValues(row);
        return cell -> {
            if (units.isPresent()) {
                cell.addTo(unit(row), values);
            } else {
                cell.add(values);
            }
        };
    }

    /** Where one metric is binary64 all are; a whole number beyond 2^53 is rounded then. */
    private double[] realValues(int row) {
        double[] values = new double[width];
        int at = 0;
        for (int metric = 0; metric < widths.length; metric++) {
            MetricValues seen = metrics.get(metric);
            if (seen.entering().get(row) && !seen.isOverflowed(row)) {
                put(seen, row, values, at);
            }
            at += widths[metric];
        }
        return values;
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
