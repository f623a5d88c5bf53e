package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.distribution.Beta;
import java.util.Optional;

/**
 * The beta law on an interval: {@code min + (max - min) B}, B beta with the shapes alpha and beta.
 *
 * <p>PERT with mode m and weight w: {@code alpha = 1 + w (m - min)/(max - min)}, {@code beta = 1 + w (max - m)/(max - min)}. From
 * moments, on [0, 1]: {@code k = m (1 - m)/sd^2 - 1}, {@code alpha = m k}, {@code beta = (1 - m) k}.
 *
 * <p>Edges: the mode may be an end; shapes below 1, with their poles at the ends, are allowed. Algorithm: {@link Beta};
 * quantiles are the distance from the nearer half's end. Accuracy: about 1e-13 relative in that distance, for shapes up to
 * 1e6. Source: D. G. Malcolm et al. (1959), doi:10.1287/opre.7.5.646.
 * Immutable.
 */
public final class BetaDistribution implements ProbabilityDistribution {
    private final double min;
    private final double max;
    private final double alpha;
    private final double beta;
    private final Beta law;

    private BetaDistribution(double min, double max, double alpha, double beta) {
        this.min = min;
        this.max = max;
        this.alpha = alpha;
        this.beta = beta;
        this.law = Beta.withShapes(alpha, beta);
    }

    static Outcome<BetaDistribution> of(double alpha, double beta) {
        Optional<Refusal> refusal = Parameters.check(alpha > 0 && beta > 0, "alpha > 0 and beta > 0", alpha, beta);
        return refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : Outcome.of(new BetaDistribution(0, 1, alpha, beta));
    }

    static Outcome<BetaDistribution> pert(double min, double mode, double max, double weight) {
        Optional<Refusal> refusal = Parameters.check(
                min <= mode && mode <= max && min < max && weight >= 0,
                "min <= mode <= max, min < max, weight >= 0",
                min,
                mode,
                max,
                weight);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        double width = max - min;
        return Parameters.inRange(new BetaDistribution(
                min, max, 1 + weight * ((mode - min) / width), 1 + weight * ((max - mode) / width)));
    }

    static Outcome<BetaDistribution> fromMoments(double mean, double standardDeviation) {
        double size = mean / standardDeviation * ((1 - mean) / standardDeviation) - 1;
        Optional<Refusal> refusal = Parameters.check(
                mean > 0 && mean < 1 && standardDeviation > 0 && size > 0,
                "0 < mean < 1 and 0 < sd < sqrt(mean (1 - mean))",
                mean,
                standardDeviation);
        return refusal.isPresent() ? Outcome.refused(refusal.get()) : of(mean * size, (1 - mean) * size);
    }

    /** The shape that pulls towards the maximum. */
    public double alpha() {
        return alpha;
    }

    /** The shape that pulls towards the minimum. */
    public double beta() {
        return beta;
    }

    @Override
    public double mean() {
        double total = alpha + beta;
        return alpha <= beta ? min + (max - min) * (alpha / total) : max - (max - min) * (beta / total);
    }

    @Override
    public double variance() {
        double total = alpha + beta;
        double width = max - min;
        return width * width * (alpha / total) * (beta / total) / (total + 1);
    }

    /** Third standardised moment. */
    public double skewness() {
        double total = alpha + beta;
        return 2 * (beta - alpha) * Math.sqrt(total + 1) / ((total + 2) * Math.sqrt(alpha) * Math.sqrt(beta));
    }

    /** Fourth standardised moment less 3. */
    public double excessKurtosis() {
        double total = alpha + beta;
        double product = alpha * beta;
        double difference = alpha - beta;
        return 6 * (difference * difference * (total + 1) / product - (total + 2)) / ((total + 2) * (total + 3));
    }

    @Override
    public double cumulative(double x) {
        return law.at((x - min) / (max - min), (max - x) / (max - min)).lower();
    }

    @Override
    public double survival(double x) {
        return law.at((x - min) / (max - min), (max - x) / (max - min)).upper();
    }

    @Override
    public double quantile(double p) {
        Parameters.requireProbability(p);
        return between(p, 1 - p);
    }

    @Override
    public double upperQuantile(double p) {
        Parameters.requireProbability(p);
        return between(1 - p, p);
    }

    @Override
    public String toString() {
        return "beta on [" + min + ", " + max + "] with shapes " + alpha + " and " + beta;
    }

    private double between(double below, double above) {
        if (below == 0 || above == 0) {
            return below == 0 ? min : max;
        }
        double odds = below <= above ? law.quantileOdds(below) : law.upperQuantileOdds(above);
        return odds <= 1 ? min + (max - min) * (odds / (1 + odds)) : max - (max - min) / (1 + odds);
    }
}
