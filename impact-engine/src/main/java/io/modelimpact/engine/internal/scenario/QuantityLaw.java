package io.modelimpact.engine.internal.scenario;

import java.util.List;

/**
 * The joint normal law of the quantities of one comparison, in their canonical order.
 *
 * @param quantities the quantities, sorted
 * @param estimates mean and standard error of each
 * @param correlations their correlations
 * @param factor Cholesky's factor of the correlations
 */
record QuantityLaw(
        List<UncertainQuantity> quantities,
        List<QuantityEstimate> estimates,
        double[][] correlations,
        double[][] factor) {}
