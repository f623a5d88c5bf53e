package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import java.util.OptionalDouble;

/**
 * An estimate of a parameter that lies between two bounds for certain: its intervals end there, and a null value beyond a bound is rejected for
 * certain.
 *
 * @param estimate the estimate without regard to the bounds, its value within them
 * @param least the smallest value of the parameter
 * @param greatest its largest value
 */
public record BoundedEstimate(IntervalEstimate estimate, double least, double greatest) implements IntervalEstimate {

    /**
     * Checks that the estimate lies within.
     *
     * @throws IllegalArgumentException if it does not
     */
    public BoundedEstimate {
        if (!(least <= estimate.value() && estimate.value() <= greatest)) {
            throw new IllegalArgumentException(
                    "Expected an estimate in [" + least + ", " + greatest + "], found " + estimate.value());
        }
    }

    @Override
    public double value() {
        return estimate.value();
    }

    @Override
    public double standardError() {
        return estimate.standardError();
    }

    @Override
    public OptionalDouble degreesOfFreedom() {
        return estimate.degreesOfFreedom();
    }

    @Override
    public double errorRate() {
        return estimate.errorRate();
    }

    @Override
    public Alternative alternative() {
        return estimate.alternative();
    }

    @Override
    public double statisticAgainst(double nullValue) {
        return estimate.statisticAgainst(nullValue);
    }

    @Override
    public double pValueAgainst(double nullValue, Alternative claim) {
        if (least <= nullValue && nullValue <= greatest) {
            return estimate.pValueAgainst(nullValue, claim);
        }
        boolean certain = claim == Alternative.TWO_SIDED || (claim == Alternative.GREATER) == (nullValue < least);
        return certain ? 0 : 1;
    }

    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        Interval interval = estimate.intervalAtErrorRate(rate, claim);
        return new Interval(Math.max(least, interval.lower()), Math.min(greatest, interval.upper()), rate);
    }
}
