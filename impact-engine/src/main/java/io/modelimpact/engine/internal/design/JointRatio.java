package io.modelimpact.engine.internal.design;

/**
 * Where joint evidence holds the level of a metric in an arm: a ratio of two columns over the units of a group. Levels in
 * different groups are independent; those in one group are told apart by their columns and covary by the group's units.
 *
 * @param group the group
 * @param numerator a column
 * @param denominator a column
 */
public record JointRatio(String group, int numerator, int denominator) {}
