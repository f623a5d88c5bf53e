package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.LookSample;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;

/**
 * The data are looked at once.
 *
 * @param errorRate of a claim alone
 */
record SingleLook(double errorRate) implements ClaimIntervals {
    @Override
    public double decisiveErrorRate(LookSample sample, RegionBounds bounds) {
        return bounds.decisiveErrorRate(sample.estimate());
    }

    @Override
    public Interval alone(LookSample sample) {
        return sample.estimate().intervalAtErrorRate(errorRate, Alternative.TWO_SIDED);
    }

    @Override
    public Interval withinFamily(LookSample sample, double rate) {
        return sample.estimate().intervalAtErrorRate(rate, Alternative.TWO_SIDED);
    }
}
