package io.modelimpact.stats.resample;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.OptionalDouble;

/**
 * An effect with intervals and p-values from bootstrap replicates. A p-value is the error rate at which the interval of the same kind just leaves the null
 * value out, so that the two can not disagree. With R replicates no tail probability below {@code 1/(R + 1)} is resolved: a
 * one-sided p-value is never smaller, and the end of an interval whose tail is smaller is unbounded.
 *
 * <p>The standard error is the standard deviation of the replicates. Immutable.
 */
public final class BootstrapEstimate implements IntervalEstimate {
    private final Estimate delta;
    private final ResampledLevel control;
    private final ResampledLevel treatment;
    private final double standardError;
    private final BootstrapKind kind;
    private final ReplicateLaw below;
    private final ReplicateLaw above;

    BootstrapEstimate(
            Estimate delta,
            ResampledLevel control,
            ResampledLevel treatment,
            double standardError,
            BootstrapKind kind,
            ReplicateLaw law) {
        this.delta = delta;
        this.control = control;
        this.treatment = treatment;
        this.standardError = standardError;
        this.kind = kind;
        this.below = law;
        this.above = law.mirrored();
    }

    /** The estimate by the delta method from all units. */
    public Estimate delta() {
        return delta;
    }

    /** The level of control with its replicates. */
    public ResampledLevel control() {
        return control;
    }

    /** The level of treatment with its replicates. */
    public ResampledLevel treatment() {
        return treatment;
    }

    /** How intervals are made. */
    public BootstrapKind kind() {
        return kind;
    }

    /** How many replicates there are. */
    public int replicates() {
        return control.replicates();
    }

    /** The smallest tail probability that the replicates resolve, {@code 1/(R + 1)}. */
    public double resolution() {
        return below.resolution();
    }

    /** Normal quantile of the share of replicates below the estimate; 0 unless the interval is corrected for it. */
    public double bias() {
        return below.bias();
    }

    /** The acceleration by the jackknife over clusters; 0 unless the interval is corrected for it. */
    public double acceleration() {
        return below.acceleration();
    }

    @Override
    public double value() {
        return delta.value();
    }

    @Override
    public double standardError() {
        return standardError;
    }

    @Override
    public OptionalDouble degreesOfFreedom() {
        return OptionalDouble.empty();
    }

    @Override
    public double errorRate() {
        return delta.errorRate();
    }

    @Override
    public Alternative alternative() {
        return Alternative.TWO_SIDED;
    }

    @Override
    public double statisticAgainst(double nullValue) {
        return (value() - nullValue) / standardError;
    }

    @Override
    public double pValueAgainst(double nullValue, Alternative claim) {
        return switch (claim) {
            case GREATER -> below.tailReaching(nullValue);
            case LESS -> above.tailReaching(-nullValue);
            case TWO_SIDED -> Math.min(1, 2 * Math.min(below.tailReaching(nullValue), above.tailReaching(-nullValue)));
        };
    }

    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        double tail = claim == Alternative.TWO_SIDED ? 0.5 * rate : rate;
        double lower = claim == Alternative.LESS ? Double.NEGATIVE_INFINITY : below.lowerEnd(tail);
        double upper = claim == Alternative.GREATER ? Double.POSITIVE_INFINITY : 0.0 - above.lowerEnd(tail);
        return new Interval(lower, upper, rate);
    }
}
