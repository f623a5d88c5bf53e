package io.modelimpact.stats.exact;

/**
 * Exact count, sums, sums of squares and sum of products of two variables x and y; see {@link ExactCrossProducts} for edges and determinism.
 *
 * <p>Mutable; confined to one thread, also for reading.
 */
public final class ExactComoments {
    private final ExactCrossProducts state;

    private ExactComoments(ExactCrossProducts state) {
        this.state = state;
    }

    /** Empty comoments. */
    public static ExactComoments create() {
        return new ExactComoments(ExactCrossProducts.create(2));
    }

    /**
     * The comoments of these pairs. A missing value is no zero and has no double: leave out the pairs that lack either.
     *
     * @throws IllegalArgumentException if the lengths differ
     */
    public static ExactComoments of(double[] x, double[] y) {
        if (x.length != y.length) {
            throw new IllegalArgumentException("Pairs need equal lengths, found " + x.length + " and " + y.length);
        }
        ExactComoments comoments = create();
        for (int i = 0; i < x.length; i++) {
            comoments.add(x[i], y[i]);
        }
        return comoments;
    }

    /**
     * Reads the text that {@link #canonicalText()} wrote.
     *
     * @throws IllegalArgumentException if the text is not canonical
     */
    public static ExactComoments parse(String text) {
        ExactCrossProducts state = ExactCrossProducts.parse(text);
        if (state.variables() != 2) {
            throw new IllegalArgumentException("Expected the state of 2 variables, found " + state.variables());
        }
        return new ExactComoments(state);
    }

    /** Adds a pair; one with a NaN or an infinity is only counted. */
    public void add(double x, double y) {
        state.add(x, y);
    }

    /** Adds a pair of integers, exactly. */
    public void add(long x, long y) {
        state.addRow(x, y);
    }

    /** Adds all pairs that the other comoments have seen. */
    public void merge(ExactComoments other) {
        state.merge(other.state);
    }

    /** Number of finite pairs. */
    public long count() {
        return state.count();
    }

    /** Number of pairs with a NaN or an infinity. */
    public long nonFiniteCount() {
        return state.nonFiniteCount();
    }

    /** Exact sum of x. */
    public ExactRational sumX() {
        return state.sum(0);
    }

    /** Exact sum of y. */
    public ExactRational sumY() {
        return state.sum(1);
    }

    /** Exact sum of squares of x. */
    public ExactRational sumXX() {
        return state.sumOfProducts(0, 0);
    }

    /** Exact sum of products. */
    public ExactRational sumXY() {
        return state.sumOfProducts(0, 1);
    }

    /** Exact sum of squares of y. */
    public ExactRational sumYY() {
        return state.sumOfProducts(1, 1);
    }

    /**
     * Exact sample covariance, divisor n - 1.
     *
     * @throws IllegalStateException if there are fewer than two pairs
     */
    public ExactRational covariance() {
        return state.covariance(0, 1);
    }

    /** A copy as cross products of two variables. */
    public ExactCrossProducts toCrossProducts() {
        return state.copy();
    }

    /** The whole state as ASCII text, one text for one state; that of {@link ExactCrossProducts} with two variables. */
    public String canonicalText() {
        return state.canonicalText();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactComoments that && state.equals(that.state);
    }

    @Override
    public int hashCode() {
        return state.hashCode();
    }

    @Override
    public String toString() {
        return canonicalText();
    }
}
