package io.modelimpact.engine.internal.scan;

import java.util.BitSet;

/** The values of a metric in the rows of a batch. */
interface MetricValues {

    /** The rows whose units meet the condition of the metric and lack a value. */
    BitSet missing();

    /** The rows whose units enter the metric. */
    BitSet entering();

    /** Reads numerator and denominator of a row into two places of a row of all metrics; zeros if the unit does not enter. */
    void readInto(JointRow into, int at, int row);

    /** Adds the value of a row that enters. */
    void addTo(CellTally cell, int row);

    /** Whether the value of a row that enters is finite and below zero or not whole; the values are of this scale. */
    boolean isNegativeOrFractional(int row, int scale);
}
