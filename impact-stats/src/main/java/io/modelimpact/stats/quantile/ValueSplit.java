package io.modelimpact.stats.quantile;

/**
 * One value told apart from the others of its bin.
 *
 * @param bin the key of the bin
 * @param value the key of the value
 * @param below how many values of the bin are less
 * @param equal how often the value occurs
 */
record ValueSplit(long bin, long value, long below, long equal) {}
