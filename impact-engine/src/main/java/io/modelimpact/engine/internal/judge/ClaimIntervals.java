package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.LookSample;
import io.modelimpact.stats.Interval;

/** The intervals that verdicts rest on: those of a single look, or those of a plan. */
interface ClaimIntervals {
    /** The smallest error rate at which the interval decides about the region. */
    double decisiveErrorRate(LookSample sample, RegionBounds bounds);

    /** The interval of a claim alone. */
    Interval alone(LookSample sample);

    /** The interval of a claim within its family, at the error rate that the family leaves it. */
    Interval withinFamily(LookSample sample, double errorRate);
}
