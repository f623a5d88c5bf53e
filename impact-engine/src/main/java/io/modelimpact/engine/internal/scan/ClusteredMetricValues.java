package io.modelimpact.engine.internal.scan;

import io.modelimpact.spi.TextColumn;
import io.modelimpact.stats.exact.GroupedCrossProducts;
import java.util.Arrays;
import java.util.BitSet;

/** Values of a metric in rows that belong to units of several rows; with {@code countsRows} each row has a one behind its own values. */
final class ClusteredMetricValues implements MetricValues {

    private final MetricValues values;
    private final TextColumn units;
    private final boolean countsRows;

    ClusteredMetricValues(MetricValues values, TextColumn units, boolean countsRows) {
        this.values = values;
        this.units = units;
        this.countsRows = countsRows;
    }

    @Override
    public BitSet missing() {
        return values.missing();
    }

    @Override
    public BitSet entering() {
        return values.entering();
    }

    @Override
    public int variables() {
        return values.variables() + (countsRows ? 1 : 0);
    }

    @Override
    public boolean isExact() {
        return values.isExact();
    }

    @Override
    public long whole(int variable, int row) {
        return variable < values.variables() ? values.whole(variable, row) : 1;
    }

    @Override
    public double real(int variable, int row) {
        return variable < values.variables() ? values.real(variable, row) : 1;
    }

    @Override
    public boolean isOverflowed(int row) {
        return values.isOverflowed(row);
    }

    @Override
    public String unit(int row) {
        return units.dictionary().get(units.code(row));
    }

    @Override
    public void addTo(CellTally cell, int row) {
        if (!isExact()) {
            cell.addTo(unit(row), reals(row));
        } else if (isOverflowed(row)) {
            double[] beyond = new double[variables()];
            Arrays.fill(beyond, Double.NaN);
            cell.addTo(unit(row), beyond);
        } else {
            cell.addTo(unit(row), wholes(row));
        }
    }

    @Override
    public BitSet columnwise() {
        return new BitSet();
    }

    @Override
    public void addTo(GroupedCrossProducts sums, int rows, int[][] cells) {
        throw new UnsupportedOperationException("rows are added up to units first");
    }

    @Override
    public boolean isExactly(long value, int row) {
        return values.isExactly(value, row);
    }

    @Override
    public boolean isNegativeOrFractional(int row, int scale) {
        return values.isNegativeOrFractional(row, scale);
    }
}
