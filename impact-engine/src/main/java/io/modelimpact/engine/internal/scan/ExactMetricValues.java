package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.exact.GroupedCrossProducts;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Exact values of a metric. */
final class ExactMetricValues implements MetricValues {

    private final List<Decimals> variables;
    private final BitSet missing = new BitSet();
    private final BitSet overflowed = new BitSet();
    private final BitSet entering;

    ExactMetricValues(BitSet eligible, List<Decimals> variables) {
        this.variables = variables;
        for (Decimals variable : variables) {
            missing.or(variable.missing);
            overflowed.or(variable.overflowed);
        }
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
        return true;
    }

    @Override
    public long whole(int variable, int row) {
        return variables.get(variable).values[row];
    }

    @Override
    public double real(int variable, int row) {
        throw new UnsupportedOperationException("the values are exact");
    }

    @Override
    public boolean isOverflowed(int row) {
        return overflowed.get(row);
    }

    @Override
    public void addTo(CellTally cell, int row) {
        switch (variables.size()) {
            case 1 -> addOne(cell, row);
            case 2 -> addTwo(cell, row);
            default -> addAll(cell, row);
        }
    }

    private void addOne(CellTally cell, int row) {
        if (overflowed.get(row)) {
            cell.add(Double.NaN);
        } else {
            cell.add(variables.get(0).values[row]);
        }
    }

    private void addTwo(CellTally cell, int row) {
        if (overflowed.get(row)) {
            cell.add(Double.NaN, Double.NaN);
        } else {
            cell.add(variables.get(0).values[row], variables.get(1).values[row]);
        }
    }

    private void addAll(CellTally cell, int row) {
        if (overflowed.get(row)) {
            double[] beyond = new double[variables.size()];
            Arrays.fill(beyond, Double.NaN);
            cell.add(beyond);
        } else {
            cell.add(wholes(row));
        }
    }

    @Override
    public BitSet columnwise() {
        if (overflowed.isEmpty()) {
            return entering;
        }
        BitSet within = (BitSet) entering.clone();
        within.andNot(overflowed);
        return within;
    }

    @Override
    public void addTo(GroupedCrossProducts sums, int rows, int[][] cells) {
        sums.addAll(variables.stream().map(variable -> variable.values).toArray(long[][]::new), 0, rows, cells);
    }

    @Override
    public boolean isExactly(long value, int row) {
        return !overflowed.get(row) && variables.get(0).values[row] == value;
    }

    @Override
    public boolean isNegativeOrFractional(int row, int scale) {
        long value = variables.get(0).values[row];
        return !overflowed.get(row) && (value < 0 || value % DecimalScales.power(scale) != 0);
    }
}
