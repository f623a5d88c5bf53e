package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.TestOptions;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.OptionalDouble;

/**
 * One proportion by the score test: against a share p the statistic is {@code (x - n p) / sqrt(n p (1 - p))}, referred to the standard
 * normal distribution. The interval holds the shares that the test does not reject, in Wilson's closed form
 *
 * <pre>
 * [x + z^2/2 -+ z sqrt(x (n - x) / n + z^2/4)] / (n + z^2).
 * </pre>
 *
 * <p>It has positive width where nobody, or everybody, says yes. At a one-sided error rate above 1/2 its one bound lies beyond the share found,
 * where the test turns, too. Source: E. B. Wilson (1927), doi:10.1080/01621459.1927.10502953.
 *
 * @param proportion how many units say yes, of at least one
 * @param options alternative and error rate asked for
 */
public record ProportionEstimate(Proportion proportion, TestOptions options) implements IntervalEstimate {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if there are no units
     */
    public ProportionEstimate {
        if (proportion.units() == 0) {
            throw new IllegalArgumentException("Expected at least one unit");
        }
    }

    /** The proportion with a two-sided interval, or a refusal where there are no units. */
    public static Outcome<ProportionEstimate> of(Proportion proportion, double errorRate) {
        return proportion.units() == 0
                ? Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no units, needed at least 1")
                : Outcome.of(new ProportionEstimate(proportion, TestOptions.DEFAULT.withErrorRate(errorRate)));
    }

    @Override
    public double errorRate() {
        return options.errorRate();
    }

    @Override
    public Alternative alternative() {
        return options.alternative();
    }

    @Override
    public double value() {
        return proportion.share();
    }

    @Override
    public double standardError() {
        return proportion.varianceOfShare().sqrt();
    }

    @Override
    public OptionalDouble degreesOfFreedom() {
        return OptionalDouble.empty();
    }

    /** Against a share outside (0, 1) infinite: it is beyond doubt too low or too high. */
    @Override
    public double statisticAgainst(double share) {
        if (share <= 0 || share >= 1) {
            return share <= 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        double units = (double) proportion.units();
        return Math.fma(-units, share, (double) proportion.successes()) / Math.sqrt(units * share * (1 - share));
    }

    @Override
    public double pValueAgainst(double nullValue, Alternative claim) {
        double z = statisticAgainst(nullValue);
        return switch (claim) {
            case TWO_SIDED -> 2 * tail(Math.abs(z));
            case GREATER -> tail(z);
            case LESS -> tail(-z);
        };
    }

    private static double tail(double z) {
        return Double.isInfinite(z) ? (z > 0 ? 0 : 1) : StandardNormal.INSTANCE.survival(z);
    }

    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        double z = StandardNormal.INSTANCE.upperQuantile(claim == Alternative.TWO_SIDED ? 0.5 * rate : rate);
        double lower = claim == Alternative.LESS ? 0 : ProportionInterval.wilson(proportion, z);
        double upper = claim == Alternative.GREATER ? 1 : ProportionInterval.wilson(proportion, 0.0 - z);
        return new Interval(lower, upper, rate);
    }
}
