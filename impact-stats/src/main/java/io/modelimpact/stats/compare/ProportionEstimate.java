package io.modelimpact.stats.compare;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
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
 * <p>It has positive width where nobody, or everybody, says yes. Source: E. B. Wilson (1927), doi:10.1080/01621459.1927.10502953.
 *
 * @param successes how many units say yes
 * @param units how many units there are, at least one
 */
public record ProportionEstimate(long successes, long units) implements IntervalEstimate {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if they are not those of a proportion
     */
    public ProportionEstimate {
        if (successes < 0 || units < 1 || successes > units) {
            throw new IllegalArgumentException("Not a proportion: " + successes + " of " + units);
        }
    }

    /** The proportion, or a refusal where there are no units. */
    public static Outcome<ProportionEstimate> of(long successes, long units) {
        return units == 0
                ? Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no units, needed at least 1")
                : Outcome.of(new ProportionEstimate(successes, units));
    }

    @Override
    public double value() {
        return (double) successes / (double) units;
    }

    @Override
    public double standardError() {
        return Math.sqrt(value() * ((double) (units - successes) / (double) units) / (double) units);
    }

    @Override
    public OptionalDouble degreesOfFreedom() {
        return OptionalDouble.empty();
    }

    /** A share outside (0, 1) is beyond doubt too low or too high. */
    @Override
    public double pValueAgainst(double nullValue, Alternative claim) {
        return switch (claim) {
            case GREATER -> nullValue >= 1 ? 1 : nullValue <= 0 ? 0 : tail(scoreAgainst(nullValue));
            case LESS -> nullValue <= 0 ? 1 : nullValue >= 1 ? 0 : tail(-scoreAgainst(nullValue));
            case TWO_SIDED ->
                nullValue <= 0 || nullValue >= 1 ? 0 : Math.min(1.0, 2 * tail(Math.abs(scoreAgainst(nullValue))));
        };
    }

    private static double tail(double score) {
        return StandardNormal.INSTANCE.survival(score);
    }

    private double scoreAgainst(double share) {
        return (successes - units * share) / Math.sqrt(units * share * (1 - share));
    }

    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        Estimate.requireErrorRate(rate);
        double z = StandardNormal.INSTANCE.upperQuantile(claim == Alternative.TWO_SIDED ? 0.5 * rate : rate);
        double centre = successes + 0.5 * z * z;
        double reach = z * Math.sqrt(successes * ((double) (units - successes) / (double) units) + 0.25 * z * z);
        double size = units + z * z;
        return new Interval(
                claim == Alternative.LESS || successes == 0 ? zeroOr(claim, Alternative.LESS) : (centre - reach) / size,
                claim == Alternative.GREATER || successes == units
                        ? oneOr(claim, Alternative.GREATER)
                        : (centre + reach) / size,
                rate);
    }

    private static double zeroOr(Alternative claim, Alternative unbounded) {
        return claim == unbounded ? Double.NEGATIVE_INFINITY : 0;
    }

    private static double oneOr(Alternative claim, Alternative unbounded) {
        return claim == unbounded ? Double.POSITIVE_INFINITY : 1;
    }
}
