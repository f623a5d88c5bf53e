package io.modelimpact.engine.internal.scan;

import io.modelimpact.metric.Metric;

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

    /** Of what the metric keeps its values; of nothing, unless it is about more than their sums. */
    default KeptValues keptValues() {
        return KeptValues.NONE;
    }

    /** Whether kept values are whole numbers, with a scale, and not binary64. */
    default boolean isExact() {
        return true;
    }

    /** What becomes of the sums of a unit's rows in a cell. */
    default UnitFinish finish() {
        return UnitFinish.none(variables());
    }

    /** Whether a unit enters once, however many rows of it do. */
    default boolean isEnteredOnce() {
        return false;
    }

    /** Whether the value of a row is no count though the metric is one of counts. */
    boolean isNoCount(MetricValues values, int row);
}
