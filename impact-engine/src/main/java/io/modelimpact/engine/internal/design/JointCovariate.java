package io.modelimpact.engine.internal.design;

import io.modelimpact.stats.exact.ExactRational;

/**
 * The level of a covariate in an arm, with the weight that it has in an absolute effect.
 *
 * @param ratio where joint evidence holds it
 * @param weight what it is multiplied with, in the units of the evidence
 */
public record JointCovariate(JointRatio ratio, ExactRational weight) {}
