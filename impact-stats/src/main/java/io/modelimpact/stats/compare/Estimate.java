package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.ReferenceDistribution;
import io.modelimpact.stats.distribution.StudentT;
import io.modelimpact.stats.exact.DoubleDouble;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * An estimated effect with its standard error and reference distribution: {@code (estimate - truth) / standardError} is
 * referred to {@code reference}. Interval and p-value come from the same inversion: an interval at error rate a leaves out
 * a null value exactly where the p-value of the same alternative against that value is below a (up to the rounding of the
 * bounds).
 *
 * @param exactValue      the effect before it was rounded, so that a margin next to it is taken off without loss of digits
 * @param value           its nearest double, finite
 * @param standardError   positive and finite
 * @param statistic       value / standardError, rounded once; the statistic against the null value 0
 * @param reference       reference distribution of the statistic
 * @param errorRate       one minus the confidence level asked for
 * @param alternative     the alternative asked for
 */
public record Estimate(
        ExactRational exactValue,
        double value,
        double standardError,
        double statistic,
        ReferenceDistribution reference,
        double errorRate,
        Alternative alternative)
        implements IntervalEstimate {
    /** The statistic is a quotient, so that far fewer digits than these would do. */
    private static final int STATISTIC_DIGITS = 192;

    /**
     * Checks the domain.
     *
     * @throws IllegalArgumentException if a number is outside its domain
     */
    public Estimate {
        if (!Double.isFinite(value) || !(standardError > 0 && standardError < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Expected a finite estimate with a positive standard error, found "
                    + value + " and " + standardError);
        }
        requireErrorRate(errorRate);
    }

    /**
     * An estimate whose effect is known as a double only.
     *
     * @throws IllegalArgumentException if a number is outside its domain
     */
    public Estimate(
            double value,
            double standardError,
            double statistic,
            ReferenceDistribution reference,
            double errorRate,
            Alternative alternative) {
        this(exact(value), value, standardError, statistic, reference, errorRate, alternative);
    }

    /**
     * An estimate from exact numbers, or a refusal where there is no variation, or where a result has no finite, non-zero
     * double.
     *
     * @param value           the effect
     * @param squaredError    its squared standard error
     */
    public static Outcome<Estimate> from(
            ExactRational value,
            ExactRational squaredError,
            ReferenceDistribution reference,
            double errorRate,
            Alternative alternative) {
        if (squaredError.signum() <= 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "the standard error is 0: no arm varies");
        }
        double rounded = value.doubleValue();
        double error = squaredError.sqrt();
        double statistic = value.signum()
                * value.truncatedTo(STATISTIC_DIGITS)
                        .squared()
                        .dividedBy(squaredError)
                        .sqrt();
        if (!(Double.isFinite(rounded)
                && Double.isFinite(statistic)
                && error > 0
                && error < Double.POSITIVE_INFINITY)) {
            return Outcome.refused(
                    RefusalCode.OUT_OF_RANGE, "estimate " + rounded + ", standard error " + error + " as doubles");
        }
        return Outcome.of(new Estimate(value, rounded, error, statistic, reference, errorRate, alternative));
    }

    /**
     * What {@link #from} gives with a t reference, wherever double-double arithmetic decides every rounding; empty elsewhere.
     *
     * @param error            the standard error
     * @param degreesOfFreedom those of the reference; NaN if not decided
     */
    static Optional<Estimate> quickly(
            ExactRational value, DoubleDouble error, double degreesOfFreedom, TestOptions options) {
        DoubleDouble distance = value.magnitude();
        double rounded = distance.nearest();
        double roundedError = error.nearest();
        double statistic = distance.dividedBy(error).nearest();
        return Double.isNaN(rounded + roundedError + statistic + degreesOfFreedom)
                ? Optional.empty()
                : Optional.of(new Estimate(
                        value,
                        value.signum() * rounded,
                        roundedError,
                        value.signum() * statistic,
                        StudentT.withDegreesOfFreedom(degreesOfFreedom),
                        options.errorRate(),
                        options.alternative()));
    }

    /** Degrees of freedom of a t reference; empty for a normal one. */
    @Override
    public OptionalDouble degreesOfFreedom() {
        return reference instanceof StudentT t ? OptionalDouble.of(t.degreesOfFreedom()) : OptionalDouble.empty();
    }

    @Override
    public double pValue(Alternative claim) {
        return pValueOf(statistic, claim);
    }

    /** {@inheritDoc} Relative accuracy 2^-52 also where the effect is next to the null value and both are very many errors large. */
    @Override
    public double statisticAgainst(double nullValue) {
        return nullValue == 0 ? statistic : exactValue.differenceFrom(nullValue) / standardError;
    }

    @Override
    public double pValueAgainst(double nullValue, Alternative claim) {
        return pValueOf(statisticAgainst(nullValue), claim);
    }

    /** {@link #statisticAgainst(double)} for a null value that need not be a double. */
    double statisticAgainst(ExactRational nullValue) {
        return exactValue.minus(nullValue).doubleValue() / standardError;
    }

    /** {@link #pValueAgainst(double, Alternative)} for a null value that need not be a double. */
    double pValueAgainst(ExactRational nullValue, Alternative claim) {
        return pValueOf(statisticAgainst(nullValue), claim);
    }

    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        requireErrorRate(rate);
        double reach = reference.upperQuantile(claim == Alternative.TWO_SIDED ? 0.5 * rate : rate) * standardError;
        double lower = claim == Alternative.LESS ? Double.NEGATIVE_INFINITY : value - reach;
        double upper = claim == Alternative.GREATER ? Double.POSITIVE_INFINITY : value + reach;
        return new Interval(lower, upper, rate);
    }

    /** The double as a number; zero for one that {@link Estimate} refuses by its own message. */
    private static ExactRational exact(double value) {
        return Double.isFinite(value) ? ExactRational.of(value) : ExactRational.ZERO;
    }

    private double pValueOf(double standardised, Alternative claim) {
        return switch (claim) {
            case TWO_SIDED -> 2 * reference.survival(Math.abs(standardised));
            case GREATER -> reference.survival(standardised);
            case LESS -> reference.cumulative(standardised);
        };
    }

    static void requireErrorRate(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("Error rate must lie in (0, 1), found " + rate);
        }
    }
}
