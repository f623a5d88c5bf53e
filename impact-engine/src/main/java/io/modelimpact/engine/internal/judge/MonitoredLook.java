package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookSample;
import io.modelimpact.stats.Interval;

/**
 * One of many looks.
 *
 * @param alone the rule of a claim alone
 * @param inFamily the rule of a claim within the family, whose rate is the same at all looks
 */
record MonitoredLook(LookRule alone, LookRule inFamily) implements ClaimIntervals {
    @Override
    public double decisiveErrorRate(LookSample sample, RegionBounds bounds) {
        return inFamily.decisiveErrorRate(sample, bounds.lower(), bounds.upper());
    }

    @Override
    public Interval alone(LookSample sample) {
        return alone.interval(sample);
    }

    @Override
    public Interval withinFamily(LookSample sample, double errorRate) {
        return inFamily.interval(sample);
    }
}
