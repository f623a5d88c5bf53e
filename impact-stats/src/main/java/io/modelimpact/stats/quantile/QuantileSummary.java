package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.RatioSums;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.distribution.StandardNormal;

/**
 * What is known of a quantile of one arm: its value, and two order statistics around it that give its variance.
 *
 * <p>Variance of one unit: {@code v = (m/n)(n - 1)((upper - lower)/(2 z))^2} with z the 0.975 normal quantile and the bounds taken for m units,
 * at least 1e-5 from 100 units on. Where units come in clusters, v is multiplied by the variance of the share below the quantile between
 * clusters over {@code p(1 - p)/n}.
 *
 * <p>Source: A. Deng, U. Knoblich, J. Lu (2018), "Applying the delta method in metric analytics", KDD.
 */
public final class QuantileSummary {
    private static final double FLOOR = 1e-5;
    private static final long FLOOR_FROM = 100;
    private static final double Z = StandardNormal.INSTANCE.upperQuantile(0.025);

    private final long units;
    private final double value;
    private final Outcome<Double> variance;

    private QuantileSummary(long units, double value, Outcome<Double> variance) {
        this.units = units;
        this.value = value;
        this.variance = variance;
    }

    /**
     * A quantile of values that do not depend on each other.
     *
     * @param units number of values n
     * @param unitsOfBounds number of values m for which the bounds were taken
     * @param probability of the quantile, in (0, 1)
     * @param value the quantile
     * @param lower order statistic at the lower end of the 95 % interval for m values
     * @param upper order statistic at the upper end
     */
    public static QuantileSummary of(
            long units, long unitsOfBounds, double probability, double value, double lower, double upper) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("A probability must lie in (0, 1), found " + probability);
        }
        return new QuantileSummary(units, value, variance(units, unitsOfBounds, probability, value, lower, upper));
    }

    private static Outcome<Double> variance(
            long units, long unitsOfBounds, double probability, double value, double lower, double upper) {
        double least = Z * Z * Math.max(probability / (1 - probability), (1 - probability) / probability);
        if (units <= least) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found " + units + " units, needed more than " + least);
        }
        if (!(Double.isFinite(value) && Double.isFinite(lower) && Double.isFinite(upper))) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "quantile " + value + " between " + lower + " and " + upper);
        }
        if (!(upper > lower)) {
            return Outcome.refused(
                    RefusalCode.DEGENERATE, "both ends of the quantile's interval are " + lower + ": many values tie");
        }
        double half = (upper - lower) / (2 * Z);
        double variance = (double) unitsOfBounds / units * (units - 1) * half * half;
        return Outcome.of(units >= FLOOR_FROM ? Math.max(FLOOR, variance) : variance);
    }

    /**
     * The same quantile where values come in clusters.
     *
     * @param probability the same as above
     * @param clusters sums over clusters of the values at or below the quantile (numerator) and of all values (denominator)
     */
    public QuantileSummary clustered(double probability, RatioSums clusters) {
        SampleSummary shares = SampleSummary.of(clusters);
        if (shares.refusal().isPresent()) {
            return new QuantileSummary(
                    units,
                    value,
                    variance.then(ignored -> Outcome.refused(shares.refusal().get())));
        }
        double between = shares.standardError() * shares.standardError();
        double independent = probability * (1 - probability) / units;
        return new QuantileSummary(units, value, variance.map(own -> own * between / independent));
    }

    /** Number of values. */
    public long units() {
        return units;
    }

    /** The quantile. */
    public double value() {
        return value;
    }

    /** The variance of one unit, or why there is none. */
    public Outcome<Double> variance() {
        return variance;
    }
}
