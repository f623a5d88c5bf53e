package io.modelimpact.engine.internal.scenario;

/**
 * What is known of a quantity.
 *
 * @param mean the estimate
 * @param standardError its standard error
 */
public record QuantityEstimate(double mean, double standardError) {}
