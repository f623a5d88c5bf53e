package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.exact.GroupedCrossProducts;
import java.util.BitSet;
import java.util.List;

/** Binary64 values of a metric. */
final class RealMetricValues implements MetricValues {

    private final List<Reals> variables;
    private final BitSet missing = new BitSet();
    private final BitSet entering;

    RealMetricValues(BitSet eligible, List<Reals> variables) {
        this.variables = variables;
        variables.forEach(variable -> missing.or(variable.missing));
        missing.and(eligible);
        this.entering = (BitSet) eligible.clone();
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
    public int variables() {
        return variables.size();
    }

    @Override
    public boolean isExact() {
        return false;
    }

    @Override
    public long whole(int variable, int row) {
        throw new UnsupportedOperationException("the values are binary64");
    }

    @Override
    public double real(int variable, int row) {
        return variables.get(variable).values[row];
    }

    @Override
    public boolean isOverflowed(int row) {
        return false;
    }

    @Override
    public void addTo(CellTally cell, int row) {
        switch (variables.size()) {
            case 1 -> cell.add(variables.get(0).values[row]);
            case 2 -> cell.add(variables.get(0).values[row], variables.get(1).values[row]);
            default -> cell.add(reals(row));
        }
    }

    @Override
    public BitSet columnwise() {
        return entering;
    }

    @Override
    public void addTo(GroupedCrossProducts sums, int rows, int[][] cells) {
        sums.addAll(variables.stream().map(variable -> variable.values).toArray(double[][]::new), 0, rows, cells);
    }

    @Override
    public boolean isExactly(long value, int row) {
        return variables.get(0).values[row] == value;
    }

    @Override
    public boolean isNegativeOrFractional(int row, int scale) {
        double value = variables.get(0).values[row];
        return Double.isFinite(value) && (value < 0 || value % DecimalScales.power(scale) != 0);
    }
}
