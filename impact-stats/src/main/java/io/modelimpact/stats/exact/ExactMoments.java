package io.modelimpact.stats.exact;

/**
 * Exact count, sum and sum of squares of one variable; see {@link ExactCrossProducts} for edges and determinism.
 *
 * <p>Mutable; confined to one thread, also for reading.
 */
public final class ExactMoments {
    private final ExactCrossProducts state;

    private ExactMoments(ExactCrossProducts state) {
        this.state = state;
    }

    /** Empty moments. */
    public static ExactMoments create() {
        return new ExactMoments(ExactCrossProducts.create(1));
    }

    /** The moments of these values. */
    public static ExactMoments of(double... values) {
        ExactMoments moments = create();
        for (double value : values) {
            moments.add(value);
        }
        return moments;
    }

    /**
     * Reads the text that {@link #canonicalText()} wrote.
     *
     * @throws IllegalArgumentException if the text is not canonical
     */
    public static ExactMoments parse(String text) {
        ExactCrossProducts state = ExactCrossProducts.parse(text);
        if (state.variables() != 1) {
            throw new IllegalArgumentException("Expected the state of 1 variable, found " + state.variables());
        }
        return new ExactMoments(state);
    }

    /** Adds a value; NaN and infinities are only counted. */
    public void add(double value) {
        state.add(value);
    }

    /** Adds an integer, exactly. */
    public void add(long value) {
        state.addRow(value);
    }

    /** Adds all values that the other moments have seen. */
    public void merge(ExactMoments other) {
        state.merge(other.state);
    }

    /** Number of finite values. */
    public long count() {
        return state.count();
    }

    /** Number of NaN and infinities. */
    public long nonFiniteCount() {
        return state.nonFiniteCount();
    }

    /** Exact sum. */
    public ExactRational sum() {
        return state.sum(0);
    }

    /** Exact sum of squares. */
    public ExactRational sumOfSquares() {
        return state.sumOfProducts(0, 0);
    }

    /**
     * Exact mean.
     *
     * @throws IllegalStateException if there is no value
     */
    public ExactRational mean() {
        return state.mean(0);
    }

    /**
     * Exact sample variance, divisor n - 1.
     *
     * @throws IllegalStateException if there are fewer than two values
     */
    public ExactRational variance() {
        return state.variance(0);
    }

    /** A copy as cross products of one variable. */
    public ExactCrossProducts toCrossProducts() {
        return state.copy();
    }

    /** The whole state as ASCII text, one text for one state; that of {@link ExactCrossProducts} with one variable. */
    public String canonicalText() {
        return state.canonicalText();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ExactMoments that && state.equals(that.state);
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
