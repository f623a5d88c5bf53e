package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.ValueCounts;

/**
 * The values of a cell that come in clusters.
 *
 * @param values how often each value occurs
 * @param clusters what is known of the clusters
 */
record ClusteredValues(ValueCounts values, ClusterCounts clusters) {}
