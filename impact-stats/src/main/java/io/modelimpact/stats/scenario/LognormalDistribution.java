package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.Optional;

/**
 * The law of exp(Z), Z normal (mu, sigma): mean {@code exp(mu + sigma^2/2)}, variance {@code mean^2 (exp(sigma^2) - 1)},
 * median exp(mu), mode {@code exp(mu - sigma^2)}.
 *
 * <p>From moments: {@code sigma^2 = ln(1 + sd^2/mean^2)}, {@code mu = ln mean - sigma^2/2}. From two quantiles: the normal law
 * with the logarithms of them. Edges: mean and quantiles must be positive, sigma too. Accuracy: relative 1e-13, times the
 * size of the exponent. Immutable.
 */
public final class LognormalDistribution implements ProbabilityDistribution {
    private final double mu;
    private final double sigma;

    private LognormalDistribution(double mu, double sigma) {
        this.mu = mu;
        this.sigma = sigma;
    }

    static Outcome<LognormalDistribution> of(double mu, double sigma) {
        Optional<Refusal> refusal = Parameters.check(sigma > 0, "sigma > 0", mu, sigma);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        LognormalDistribution law = new LognormalDistribution(mu, sigma);
        return law.mean() > 0
                ? Parameters.inRange(law)
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "the mean underflows to 0");
    }

    static Outcome<LognormalDistribution> fromMoments(double mean, double standardDeviation) {
        Optional<Refusal> refusal = Parameters.check(
                mean > 0 && standardDeviation > 0, "mean and standard deviation > 0", mean, standardDeviation);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        double variation = standardDeviation / mean;
        double squaredSigma =
                variation < 1e100 ? StrictMath.log1p(variation * variation) : 2 * StrictMath.log(variation);
        return of(StrictMath.log(mean) - 0.5 * squaredSigma, Math.sqrt(squaredSigma));
    }

    static Outcome<LognormalDistribution> fromQuantiles(double lower, double pLower, double upper, double pUpper) {
        Optional<Refusal> refusal = QuantilePair.refusal(lower, pLower, upper, pUpper)
                .or(() -> Parameters.check(lower > 0, "a positive lower quantile", lower));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        QuantilePair pair = QuantilePair.of(StrictMath.log(lower), pLower, StrictMath.log(upper), pUpper);
        return of(pair.location(), pair.scale());
    }

    /** Mean of the logarithm. */
    public double mu() {
        return mu;
    }

    /** Standard deviation of the logarithm. */
    public double sigma() {
        return sigma;
    }

    @Override
    public double mean() {
        return StrictMath.exp(mu + 0.5 * sigma * sigma);
    }

    @Override
    public double variance() {
        return mean() * (mean() * StrictMath.expm1(sigma * sigma));
    }

    @Override
    public double median() {
        return StrictMath.exp(mu);
    }

    /** The value of the largest density. */
    public double mode() {
        return StrictMath.exp(mu - sigma * sigma);
    }

    /** Third standardised moment, {@code (e + 2) sqrt(e - 1)} with {@code e = exp(sigma^2)}. */
    public double skewness() {
        double excess = StrictMath.expm1(sigma * sigma);
        return (excess + 3) * Math.sqrt(excess);
    }

    /**
     * Probability of a value above this multiple of the median, {@code P(Z > ln(multiple)/sigma)}; 1 for a multiple that is
     * not positive.
     */
    public double probabilityAboveMedianTimes(double multiple) {
        return multiple > 0 ? StandardNormal.INSTANCE.survival(StrictMath.log(multiple) / sigma) : 1.0;
    }

    @Override
    public double cumulative(double x) {
        return x > 0 ? StandardNormal.INSTANCE.cumulative((StrictMath.log(x) - mu) / sigma) : 0.0;
    }

    @Override
    public double survival(double x) {
        return x > 0 ? StandardNormal.INSTANCE.survival((StrictMath.log(x) - mu) / sigma) : 1.0;
    }

    @Override
    public double quantile(double p) {
        return atNormalScore(StandardNormal.INSTANCE.quantile(p));
    }

    @Override
    public double upperQuantile(double p) {
        return atNormalScore(StandardNormal.INSTANCE.upperQuantile(p));
    }

    @Override
    public double atNormalScore(double score) {
        return StrictMath.exp(mu + sigma * score);
    }

    @Override
    public String toString() {
        return "lognormal with mu " + mu + " and sigma " + sigma;
    }
}
