package io.modelimpact.engine.internal.scenario;

import java.util.List;

/** The joint normal law of the quantities that a formula reads, in their canonical order. Immutable. */
public final class QuantityLaw {
    private final List<UncertainQuantity> quantities;
    private final List<QuantityEstimate> estimates;
    private final double[][] correlations;
    private final double[][] factor;

    /**
     * @param quantities the quantities, sorted
     * @param estimates mean and standard error of each
     * @param correlations their correlations
     * @param factor Cholesky's factor of the correlations
     */
    QuantityLaw(
            List<UncertainQuantity> quantities,
            List<QuantityEstimate> estimates,
            double[][] correlations,
            double[][] factor) {
        this.quantities = List.copyOf(quantities);
        this.estimates = List.copyOf(estimates);
        this.correlations = correlations;
        this.factor = factor;
    }

    /** The quantities, sorted. */
    public List<UncertainQuantity> quantities() {
        return quantities;
    }

    /** Mean and standard error of each quantity. */
    public List<QuantityEstimate> estimates() {
        return estimates;
    }

    /** The correlation of two quantities by their positions. */
    public double correlation(int first, int second) {
        return correlations[first][second];
    }

    double[][] factor() {
        return factor;
    }
}
