package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.Optional;

/**
 * The normal law. From two quantiles: {@code sd = (upper - lower)/(z_pUpper - z_pLower)} and {@code mean = (lower z_pUpper -
 * upper z_pLower)/(z_pUpper - z_pLower)}. Accuracy: as {@link StandardNormal}, about 1e-14 relative in tails. Immutable.
 */
public final class NormalDistribution implements ProbabilityDistribution {
    private final double mean;
    private final double standardDeviation;

    private NormalDistribution(double mean, double standardDeviation) {
        this.mean = mean;
        this.standardDeviation = standardDeviation;
    }

    static Outcome<NormalDistribution> of(double mean, double standardDeviation) {
        Optional<Refusal> refusal =
                Parameters.check(standardDeviation > 0, "standard deviation > 0", mean, standardDeviation);
        return refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : Parameters.inRange(new NormalDistribution(mean, standardDeviation));
    }

    static Outcome<NormalDistribution> fromQuantiles(double lower, double pLower, double upper, double pUpper) {
        Optional<Refusal> refusal = QuantilePair.refusal(lower, pLower, upper, pUpper);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        QuantilePair pair = QuantilePair.of(lower, pLower, upper, pUpper);
        return of(pair.location(), pair.scale());
    }

    @Override
    public double mean() {
        return mean;
    }

    @Override
    public double variance() {
        return standardDeviation * standardDeviation;
    }

    @Override
    public double standardDeviation() {
        return standardDeviation;
    }

    @Override
    public double cumulative(double x) {
        return StandardNormal.INSTANCE.cumulative((x - mean) / standardDeviation);
    }

    @Override
    public double survival(double x) {
        return StandardNormal.INSTANCE.survival((x - mean) / standardDeviation);
    }

    @Override
    public double quantile(double p) {
        return mean + standardDeviation * StandardNormal.INSTANCE.quantile(p);
    }

    @Override
    public double upperQuantile(double p) {
        return mean + standardDeviation * StandardNormal.INSTANCE.upperQuantile(p);
    }

    @Override
    public double atNormalScore(double score) {
        return mean + standardDeviation * score;
    }

    @Override
    public String toString() {
        return "normal with mean " + mean + " and standard deviation " + standardDeviation;
    }
}
