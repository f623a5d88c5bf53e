package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.distribution.ReferenceDistribution;
import io.modelimpact.stats.exact.ExactRational;

/**
 * Fieller's inference about a relative difference: for a null lift l,
 *
 * <pre>
 * T(l) = (L - l) / sqrt(g_t + (1 + s l)^2 g_c)
 * </pre>
 *
 * is referred to {@code reference}, with L the estimate, s the sign of the control level and g the squared standard errors
 * over the squared control level. The interval is the set of l that is not rejected.
 *
 * @param exactValue         the lift before it was rounded
 * @param value              its nearest double
 * @param controlVariation   g_c: squared standard error of the control level over its square
 * @param treatmentVariation g_t: squared standard error of the treatment level over the square of the control level
 * @param baselineSign       sign of the control level, -1 or 1
 * @param reference          reference distribution of the statistic
 * @param options            alternative and error rate asked for
 */
public record FiellerEstimate(
        ExactRational exactValue,
        double value,
        double controlVariation,
        double treatmentVariation,
        int baselineSign,
        ReferenceDistribution reference,
        TestOptions options)
        implements Inference {

    @Override
    public double errorRate() {
        return options.errorRate();
    }

    @Override
    public Alternative alternative() {
        return options.alternative();
    }

    @Override
    public double statisticAgainst(double nullValue) {
        double share = 1 + baselineSign * nullValue;
        if (Math.abs(share) > 1e100) {
            return -Math.signum(nullValue) / Math.sqrt(controlVariation);
        }
        return exactValue.differenceFrom(nullValue) / Math.sqrt(treatmentVariation + share * share * controlVariation);
    }

    @Override
    public double pValueAgainst(double nullValue, Alternative claim) {
        double statistic = statisticAgainst(nullValue);
        return switch (claim) {
            case TWO_SIDED -> 2 * reference.survival(Math.abs(statistic));
            case GREATER -> reference.survival(statistic);
            case LESS -> reference.cumulative(statistic);
        };
    }

    /**
     * {@inheritDoc}
     *
     * <p>Where the control level itself is not distinguished from zero at this error rate, the set that is not rejected is
     * unbounded, and the whole line, which contains it, is given.
     */
    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        Estimate.requireErrorRate(rate);
        double q = reference.upperQuantile(claim == Alternative.TWO_SIDED ? 0.5 * rate : rate);
        double square = q * q;
        double leading = 1 - square * controlVariation;
        double lower = Double.NEGATIVE_INFINITY;
        double upper = Double.POSITIVE_INFINITY;
        if (leading > 0) {
            double centre = value + baselineSign * square * controlVariation;
            double share = 1 + baselineSign * value;
            double root = q * Math.sqrt(treatmentVariation * leading + share * share * controlVariation);
            lower = claim == Alternative.LESS ? lower : (centre - root) / leading;
            upper = claim == Alternative.GREATER ? upper : (centre + root) / leading;
        }
        return new Interval(lower, upper, rate);
    }
}
