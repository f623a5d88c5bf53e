package io.modelimpact.engine;

import io.modelimpact.stats.exact.ExactCrossProducts;

/**
 * What the units of one cell add up to over several variables at once, exactly. Merges over disjoint units. A unit that does not
 * enter a variable adds zero to it, so that all variables have the same units. Immutable and thread-safe.
 */
public final class JointState {
    private final String text;

    /** Keeps the state of the sums. */
    public JointState(ExactCrossProducts products) {
        this.text = products.canonicalText();
    }

    /** The exact sums, an independent copy: numerator and denominator of each variable in turn. */
    public ExactCrossProducts products() {
        return ExactCrossProducts.parse(text);
    }

    /** The canonical text of the exact sums. */
    public String productsText() {
        return text;
    }

    /** The state of both cells' units together. */
    public JointState merge(JointState other) {
        ExactCrossProducts sum = products();
        sum.merge(other.products());
        return new JointState(sum);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JointState that && text.equals(that.text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
