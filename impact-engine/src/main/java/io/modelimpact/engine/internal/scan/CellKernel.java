package io.modelimpact.engine.internal.scan;

import io.modelimpact.metric.Metric;
import io.modelimpact.stats.quantile.ValueCounter;
import java.util.Optional;

/** A compiled metric, as its cells hold it. */
interface CellKernel {
    /** The metric. */
    Metric metric();

    /** The number of variables in its cells. */
    int variables();

    /** The scale of the metric's values (0) or denominators (1); 0 for binary64 and for what the metric does not have. */
    int scale(int variable);

    /** How many rows hold a malformed value in a column that the metric reads. */
    int malformed(Rows rows);

    /** The values of the rows. */
    MetricValues evaluate(Rows rows);

    /** A counter of the metric's values in a cell; empty unless the metric is about more than their sums. */
    default Optional<ValueCounter> newValueCounter() {
        return Optional.empty();
    }

    /** Whether the value of a row is no count though the metric is one of counts. */
    boolean isNoCount(MetricValues values, int row);
}
