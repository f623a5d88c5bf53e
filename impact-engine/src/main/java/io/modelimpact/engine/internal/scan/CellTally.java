package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.CellState;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.quantile.ValueCounter;
import java.util.Arrays;
import java.util.TreeMap;

/** What the units of one cell add up to so far. */
final class CellTally {

    private final ExactCrossProducts products;
    private final IntegerSums integers;
    private final UnitFinish finish;
    private final TreeMap<String, UnitSums> units = new TreeMap<>();
    private long missing;

    CellTally(int variables) {
        this(variables, UnitFinish.none(variables));
    }

    /**
     * @param variables how many variables a row has
     * @param finish what becomes of the sums of a unit, where rows are added up to units
     */
    CellTally(int variables, UnitFinish finish) {
        this.finish = finish;
        this.products = ExactCrossProducts.create(variables);
        this.integers = new IntegerSums(variables);
    }

    void addMissing() {
        missing++;
    }

    void add(double value) {
        products.add(value);
    }

    void add(double numerator, double denominator) {
        products.add(numerator, denominator);
    }

    void add(long value) {
        if (IntegerSums.takes(value)) {
            room().add(value);
        } else {
            products.addRow(value);
        }
    }

    void add(long numerator, long denominator) {
        if (IntegerSums.takes(numerator) && IntegerSums.takes(denominator)) {
            room().add(numerator, denominator);
        } else {
            products.addRow(numerator, denominator);
        }
    }

    void add(long[] values) {
        if (Arrays.stream(values).allMatch(IntegerSums::takes)) {
            room().add(values);
        } else {
            products.addRow(values);
        }
    }

    void add(double[] values) {
        products.addRow(values);
    }

    /** Adds rows that were summed elsewhere. */
    void add(ExactCrossProducts rows) {
        products.merge(rows);
    }

    void addTo(String unit, long[] values) {
        sumsOf(unit, values.length).add(values);
    }

    void addTo(String unit, double[] values) {
        sumsOf(unit, values.length).add(values);
    }

    private UnitSums sumsOf(String unit, int variables) {
        return units.computeIfAbsent(unit, fresh -> new UnitSums(variables));
    }

    private IntegerSums room() {
        if (integers.isFull()) {
            integers.moveTo(products);
        }
        return integers;
    }

    void merge(CellTally other) {
        other.integers.moveTo(other.products);
        products.merge(other.products);
        other.units.forEach((unit, sums) -> {
            UnitSums own = units.putIfAbsent(unit, sums);
            if (own != null) {
                own.merge(sums);
            }
        });
        missing += other.missing;
    }

    /** Counts the total of each unit as a value. */
    void countTotals(ValueCounter counter, boolean exact) {
        units.values().forEach(sums -> sums.countTo(counter, exact));
    }

    CellState state(long units) {
        integers.moveTo(products);
        if (this.units.isEmpty()) {
            return new CellState(units, missing, products);
        }
        ExactCrossProducts overUnits = products.copy();
        this.units.values().forEach(sums -> sums.moveTo(overUnits, finish));
        return new CellState(units, missing, overUnits);
    }
}
