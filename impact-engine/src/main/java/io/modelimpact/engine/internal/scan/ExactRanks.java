package io.modelimpact.engine.internal.scan;

import io.modelimpact.metric.Metric;
import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.Optional;
import java.util.SortedSet;

/** Which values of a cell must be known exactly, however many different ones there are. */
@FunctionalInterface
public interface ExactRanks {
    /**
     * The ranks of these values; none for a metric that does not ask for it.
     *
     * @param values how often each value occurs in the cell
     * @param clusters what is known of units as clusters of values, where they are
     */
    SortedSet<Long> of(Metric metric, ValueCounts values, Optional<ClusterCounts> clusters);
}
