package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.internal.scan.CellLayout.Denominators;
import io.modelimpact.engine.internal.scan.JointKernel.Rowwise;
import io.modelimpact.spi.TextColumn;
import io.modelimpact.stats.exact.GroupedCrossProducts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The values of a metric under several views. A row enters with all its views or with none: one that lacks a value under one of them is
 * missing. Where the metric's condition differs from view to view, a row that does not meet it under a view enters with a denominator of
 * zero there.
 */
final class JointMetricValues implements MetricValues {

    private final Rowwise shape;
    private final List<MetricValues> views;
    private final BitSet missing = new BitSet();
    private final BitSet entering = new BitSet();

    /** Values under one condition, whose rows are the same in every view. */
    JointMetricValues(Rowwise shape, List<MetricValues> views) {
        this.shape = shape;
        this.views = views;
        for (MetricValues view : views) {
            missing.or(view.missing());
            entering.or(view.entering());
        }
        entering.andNot(missing);
    }

    /** Values under a condition that differs from view to view, undecided for some rows. */
    JointMetricValues(Rowwise shape, List<MetricValues> views, BitSet undecided, int rows) {
        this.shape = shape;
        this.views = views;
        views.forEach(view -> missing.or(view.missing()));
        missing.or(undecided);
        entering.set(0, rows);
        entering.andNot(missing);
    }

    @Override
    public BitSet missing() {
        return missing;
    }

    @Override
    public BitSet entering() {
        return entering;
    }

    @Override
    public boolean isExact() {
        return views.get(0).isExact();
    }

    @Override
    public long whole(int variable, int row) {
        throw new UnsupportedOperationException("a joint row has a value for each view");
    }

    @Override
    public double real(int variable, int row) {
        throw new UnsupportedOperationException("a joint row has a value for each view");
    }

    @Override
    public boolean isOverflowed(int row) {
        return views.stream().anyMatch(view -> view.entering().get(row) && view.isOverflowed(row));
    }

    @Override
    public void addTo(CellTally cell, int row) {
        boolean exact = isExact() && !isOverflowed(row);
        if (shape.units().isPresent()) {
            TextColumn units = shape.units().get();
            String unit = units.dictionary().get(units.code(row));
            if (exact) {
                cell.addTo(unit, wholes(row));
            } else {
                cell.addTo(unit, reals(row));
            }
        } else if (exact) {
            cell.add(wholes(row));
        } else {
            cell.add(reals(row));
        }
    }

    @Override
    public BitSet columnwise() {
        if (shape.units().isPresent()) {
            return new BitSet();
        }
        BitSet within = (BitSet) entering.clone();
        if (isExact()) {
            entering.stream().filter(this::isOverflowed).forEach(within::clear);
        }
        return within;
    }

    @Override
    public void addTo(GroupedCrossProducts sums, int rows, int[][] cells) {
        if (isExact()) {
            sums.addAll(wholeColumns(rows), 0, rows, cells);
        } else {
            sums.addAll(realColumns(rows), 0, rows, cells);
        }
    }

    private long[][] wholeColumns(int rows) {
        long[][] columns = new long[variables()][rows];
        entering.stream().forEach(row -> {
            long[] values = wholes(row);
            Arrays.setAll(values, variable -> columns[variable][row] = values[variable]);
        });
        return columns;
    }

    private double[][] realColumns(int rows) {
        double[][] columns = new double[variables()][rows];
        entering.stream().forEach(row -> {
            double[] values = reals(row);
            Arrays.setAll(values, variable -> columns[variable][row] = values[variable]);
        });
        return columns;
    }

    @Override
    public long[] wholes(int row) {
        long[] values = new long[shape.variables()];
        for (int view = 0; view < shape.views(); view++) {
            MetricValues seen = views.get(view);
            if (seen.entering().get(row)) {
                values[view] = seen.whole(0, row);
                if (shape.denominators() == Denominators.EACH) {
                    values[shape.views() + view] = seen.variables() > 1 ? seen.whole(1, row) : 1;
                }
            }
        }
        if (shape.denominators() == Denominators.SHARED) {
            values[shape.views()] = 1;
        }
        return values;
    }

    @Override
    public double[] reals(int row) {
        double[] values = new double[shape.variables()];
        if (isExact()) {
            // A decimal beyond 64 bits: the row counts as one that is not finite.
            Arrays.fill(values, Double.NaN);
            return values;
        }
        for (int view = 0; view < shape.views(); view++) {
            MetricValues seen = views.get(view);
            if (seen.entering().get(row)) {
                values[view] = seen.real(0, row);
                if (shape.denominators() == Denominators.EACH) {
                    values[shape.views() + view] = seen.variables() > 1 ? seen.real(1, row) : 1;
                }
            }
        }
        if (shape.denominators() == Denominators.SHARED) {
            values[shape.views()] = 1;
        }
        return values;
    }

    @Override
    public int variables() {
        return shape.variables();
    }

    @Override
    public boolean isExactly(long value, int row) {
        return views.stream().anyMatch(view -> view.entering().get(row) && view.isExactly(value, row));
    }

    @Override
    public boolean isNegativeOrFractional(int row, int scale) {
        return views.stream().anyMatch(view -> view.entering().get(row) && view.isNegativeOrFractional(row, scale));
    }
}
