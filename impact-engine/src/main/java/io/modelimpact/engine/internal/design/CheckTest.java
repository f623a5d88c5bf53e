package io.modelimpact.engine.internal.design;

/**
 * The numbers of a test that a check rests on.
 *
 * @param statistic the statistic
 * @param degreesOfFreedom those of its distribution
 * @param pValue the p-value
 * @param method the id of the method
 */
public record CheckTest(double statistic, double degreesOfFreedom, double pValue, String method) {}
