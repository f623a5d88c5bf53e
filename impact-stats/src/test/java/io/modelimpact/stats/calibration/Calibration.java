package io.modelimpact.stats.calibration;

import io.modelimpact.stats.distribution.StandardNormal;

/**
 * What the trials of a case showed.
 *
 * @param origin the case
 * @param observed the rate among the trials that were not refused
 * @param refused number of trials that were
 */
record Calibration(CalibrationCase origin, double observed, int refused) {

    /** The binomial standard error of the observed rate, were the true one nominal. */
    double standardError() {
        double rate = origin.nominal();
        return Math.sqrt(rate * (1 - rate) / (origin.trials() - refused));
    }

    /** By how much chance alone moves the observed rate away from the nominal one with this probability, on either side. */
    double halfBand(double errorRate) {
        return StandardNormal.INSTANCE.upperQuantile(0.5 * errorRate) * standardError();
    }

    /** Whether the rate is where theory promises it, up to chance. */
    boolean keepsItsPromise(double errorRate) {
        double excess = observed - origin.nominal();
        double half = halfBand(errorRate);
        return switch (origin.promise().kind()) {
            case EXACT, LARGE_SAMPLES -> Math.abs(excess) <= half;
            case CONSERVATIVE -> origin.quantity().higherIsSafer() ? excess >= -half : excess <= half;
            case NONE -> true;
        };
    }
}
