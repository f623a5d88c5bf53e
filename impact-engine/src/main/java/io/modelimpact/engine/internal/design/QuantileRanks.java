package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.internal.scan.ExactRanks;
import io.modelimpact.metric.Metric;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.quantile.ClusterCounts;
import io.modelimpact.stats.quantile.CountedQuantile;
import io.modelimpact.stats.quantile.ValueCounts;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The values that a quantile is made of, where it is to be exact.
 *
 * @param errorRate one minus the confidence of the intervals
 */
public record QuantileRanks(double errorRate) implements ExactRanks {
    @Override
    public SortedSet<Long> of(Metric metric, ValueCounts values, Optional<ClusterCounts> clusters) {
        if (!metric.isExact()) {
            return new TreeSet<>();
        }
        CountedQuantile quantile =
                CountedQuantile.of(values, metric.probability().orElseThrow(), ExactRational.ONE);
        return clusters.map(quantile::ranks).orElseGet(() -> quantile.ranks(errorRate));
    }
}
