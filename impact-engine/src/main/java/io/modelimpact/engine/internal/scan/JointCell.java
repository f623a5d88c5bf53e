package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.JointState;
import io.modelimpact.stats.exact.ExactCrossProducts;

/** What the units of one cell add up to over several metrics at once. */
final class JointCell {

    private final ExactCrossProducts products;
    private final IntegerSums integers;

    JointCell(int variables) {
        this.products = ExactCrossProducts.create(variables);
        this.integers = new IntegerSums(variables);
    }

    void addSmall(long[] row) {
        if (integers.isFull()) {
            integers.moveTo(products);
        }
        integers.add(row);
    }

    void add(long[] row) {
        products.addRow(row);
    }

    void add(double[] row) {
        products.addRow(row);
    }

    void merge(JointCell other) {
        other.integers.moveTo(other.products);
        products.merge(other.products);
    }

    JointState state() {
        integers.moveTo(products);
        return new JointState(products);
    }
}
