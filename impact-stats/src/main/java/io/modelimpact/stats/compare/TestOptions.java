package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;

/** What every comparison can be told: the direction of the claim and the error rate of the interval. */
record TestOptions(Alternative alternative, double errorRate) {
    static final TestOptions DEFAULT = new TestOptions(Alternative.TWO_SIDED, 0.05);

    TestOptions {
        Estimate.requireErrorRate(errorRate);
    }

    TestOptions with(Alternative claim) {
        return new TestOptions(claim, errorRate);
    }

    TestOptions withErrorRate(double rate) {
        return new TestOptions(alternative, rate);
    }
}
