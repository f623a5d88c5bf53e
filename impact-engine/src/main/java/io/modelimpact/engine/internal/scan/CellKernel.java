package io.modelimpact.engine.internal.scan;

import io.modelimpact.metric.Metric;

/** A compiled metric, as its cells hold it. */
interface CellKernel {
    /** The metric. */
    Metric metric();

    /** The number of variables in its cells. */
    int variables();

    /** How many of the variables, the first ones, hold values; the others hold denominators. */
    int numerators();

    /** The scale of the metric's values (0) or denominators (1); 0 for binary64 and for what the metric does not have. */
    int scale(int variable);

    /** How many rows hold a malformed value in a column that the metric reads. */
    int malformed(Rows rows);

    /** The values of the rows. */
    MetricValues evaluate(Rows rows);
}
