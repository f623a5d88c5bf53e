package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.CellState;
import io.modelimpact.stats.exact.ExactCrossProducts;

/** What the units of one cell add up to so far. */
final class CellTally {

    private final ExactCrossProducts products;
    private final IntegerSums integers;
    private long missing;

    CellTally(int variables) {
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

    private IntegerSums room() {
        if (integers.isFull()) {
            integers.moveTo(products);
        }
        return integers;
    }

    void merge(CellTally other) {
        other.integers.moveTo(other.products);
        products.merge(other.products);
        missing += other.missing;
    }

    CellState state(long units) {
        integers.moveTo(products);
        return new CellState(units, missing, products);
    }
}
