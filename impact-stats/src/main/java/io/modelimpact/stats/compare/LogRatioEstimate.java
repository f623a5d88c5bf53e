package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.ReferenceDistribution;
import io.modelimpact.stats.distribution.StudentT;
import io.modelimpact.stats.exact.ExactRational;
import java.util.OptionalDouble;

/**
 * Inference about a relative difference on the log scale: {@code (log ratio - log(1 + truth)) / logStandardError} is referred
 * to {@code reference}. Bounds are {@code expm1(log ratio -+ q SE)}; the scale ends at -1, where the treatment level is 0.
 *
 * @param exactValue       ratio minus one; 0 is no effect
 * @param value            its nearest double
 * @param ratio            treatment over control, positive
 * @param logRatio         its logarithm, accurate also near 0
 * @param logStandardError standard error of the logarithm, positive
 * @param reference        reference distribution of the statistic
 * @param options          alternative and error rate asked for
 */
public record LogRatioEstimate(
        ExactRational exactValue,
        double value,
        double ratio,
        double logRatio,
        double logStandardError,
        ReferenceDistribution reference,
        TestOptions options)
        implements Inference {

    /** From exact numbers, or a refusal where nothing varies or a number has no double. */
    public static Outcome<LogRatioEstimate> from(
            ExactRational ratio, ExactRational squaredLogError, ReferenceDistribution reference, TestOptions options) {
        if (squaredLogError.signum() <= 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "the standard error is 0: no arm varies");
        }
        double quotient = ratio.doubleValue();
        ExactRational exactExcess = ratio.minus(ExactRational.ONE);
        double excess = exactExcess.doubleValue();
        double logRatio = quotient > 0.5 && quotient < 2 ? StrictMath.log1p(excess) : StrictMath.log(quotient);
        double error = squaredLogError.sqrt();
        return Double.isFinite(logRatio) && Double.isFinite(error) && error > 0
                ? Outcome.of(new LogRatioEstimate(exactExcess, excess, quotient, logRatio, error, reference, options))
                : Outcome.refused(
                        RefusalCode.OUT_OF_RANGE, "ratio " + quotient + ", standard error " + error + " as doubles");
    }

    @Override
    public double errorRate() {
        return options.errorRate();
    }

    @Override
    public Alternative alternative() {
        return options.alternative();
    }

    /** Degrees of freedom of a t reference; empty for a normal one. */
    public OptionalDouble degreesOfFreedom() {
        return reference instanceof StudentT t ? OptionalDouble.of(t.degreesOfFreedom()) : OptionalDouble.empty();
    }

    @Override
    public double statisticAgainst(double nullValue) {
        return logOver(nullValue) / logStandardError;
    }

    /** The logarithm of {@code ratio / (1 + nullValue)}, from the difference of the two where they are close. */
    private double logOver(double nullValue) {
        if (nullValue == 0 || nullValue <= -1) {
            return nullValue == 0 ? logRatio : Double.POSITIVE_INFINITY;
        }
        double excess = exactValue.differenceFrom(nullValue) / (1 + nullValue);
        return Math.abs(excess) < 0.5 ? StrictMath.log1p(excess) : logRatio - StrictMath.log1p(nullValue);
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

    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        double reach = reach(rate, claim);
        double lower = claim == Alternative.LESS ? -1 : StrictMath.expm1(logRatio - reach);
        double upper = claim == Alternative.GREATER ? Double.POSITIVE_INFINITY : StrictMath.expm1(logRatio + reach);
        return new Interval(lower, upper, rate);
    }

    /**
     * The interval of the ratio itself, at the level and for the alternative asked for; its lower end is not formed by
     * adding one to that of the relative difference, so that it stays accurate near 0.
     */
    public Interval ratioInterval() {
        double reach = reach(errorRate(), alternative());
        double lower = alternative() == Alternative.LESS ? 0 : StrictMath.exp(logRatio - reach);
        double upper =
                alternative() == Alternative.GREATER ? Double.POSITIVE_INFINITY : StrictMath.exp(logRatio + reach);
        return new Interval(lower, upper, errorRate());
    }

    private double reach(double rate, Alternative claim) {
        Estimate.requireErrorRate(rate);
        return reference.upperQuantile(claim == Alternative.TWO_SIDED ? 0.5 * rate : rate) * logStandardError;
    }
}
