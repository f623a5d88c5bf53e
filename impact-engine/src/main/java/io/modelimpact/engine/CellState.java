package io.modelimpact.engine;

import io.modelimpact.stats.exact.ExactCrossProducts;

/**
 * What the units of one cell add up to, exactly. Merges over disjoint units.
 *
 * <p>Of {@link #units()} units, {@code products().count() + products().nonFiniteCount()} entered the metric and {@link #missing()} would have
 * but for a missing value; the others did not meet the metric's condition. A decimal result beyond 64 bits is counted as not finite.
 */
public final class CellState {

    private final long units;
    private final long missing;
    private final ExactCrossProducts products;

    /**
     * @param units how many units the cell has
     * @param missing how many of those that meet the metric's condition lack a value and do not enter for it
     * @param products the values of the units that entered: one variable, or numerator and denominator of a ratio; without their scale as
     *     {@link MetricFacts} tells; copied
     */
    public CellState(long units, long missing, ExactCrossProducts products) {
        this.units = units;
        this.missing = missing;
        this.products = products.frozen();
    }

    /** A cell without units, of so many variables. */
    public static CellState empty(int variables) {
        return new CellState(0, 0, ExactCrossProducts.create(variables));
    }

    /** How many units the cell has, whether they entered the metric or not. */
    public long units() {
        return units;
    }

    /** How many units did not enter for a missing value. */
    public long missing() {
        return missing;
    }

    /** The exact sums over the units that entered, frozen. */
    public ExactCrossProducts products() {
        return products;
    }

    /** The canonical text of the exact sums. */
    public String productsText() {
        return products.canonicalText();
    }

    /** The state of both cells' units together. */
    public CellState merge(CellState other) {
        ExactCrossProducts sum = products.copy();
        sum.merge(other.products);
        return new CellState(Math.addExact(units, other.units), Math.addExact(missing, other.missing), sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof CellState that
                && units == that.units
                && missing == that.missing
                && products.equals(that.products);
    }

    @Override
    public int hashCode() {
        return products.hashCode() + 31 * Long.hashCode(units) + 961 * Long.hashCode(missing);
    }

    @Override
    public String toString() {
        return "units " + units + ", missing " + missing + ", " + products;
    }
}
