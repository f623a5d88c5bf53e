package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.random.RandomStream;
import java.util.List;

/**
 * The distribution of one uncertain quantity, read through its quantile function: draw i is the quantile at the i-th
 * uniform number of a stream, so that it depends on nothing else and grows with that number.
 *
 * <p>Factories refuse parameters that describe no distribution (INVALID_PARAMETERS), NaN and infinities where none belong
 * (NOT_FINITE), and laws whose mean or variance is beyond the doubles (OUT_OF_RANGE).
 *
 * <p>Determinism: fixed rules only; the same bits on every platform. Accuracy: each law states its own; quantiles in both
 * tails are computed from that tail. Cost: constant per quantile, but for {@link MixtureDistribution}. Immutable.
 */
public sealed interface ProbabilityDistribution
        permits BetaDistribution,
                ConstantDistribution,
                EmpiricalDistribution,
                LogUniformDistribution,
                LognormalDistribution,
                MixtureDistribution,
                NormalDistribution,
                TriangularDistribution,
                TruncatedNormalDistribution,
                UniformDistribution {

    /** Expected value; finite. */
    double mean();

    /** Variance; finite, 0 only where the law has one value, or where the variance underflows. */
    double variance();

    /** P(X &lt;= x). */
    double cumulative(double x);

    /** P(X > x), computed as a tail. */
    double survival(double x);

    /**
     * The smallest x with P(X &lt;= x) >= p; at 0 and 1 the ends of the support, which may be infinite.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    double quantile(double p);

    /**
     * The x with P(X > x) = p, computed from the upper tail; at 0 and 1 the ends of the support.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    double upperQuantile(double p);

    /** Square root of the variance. */
    default double standardDeviation() {
        return Math.sqrt(variance());
    }

    /** The quantile at one half. */
    default double median() {
        return quantile(0.5);
    }

    /** Draw i of a stream: the quantile at its i-th uniform number; always finite. */
    default double drawAt(RandomStream stream, long index) {
        return quantile(stream.uniformAt(index));
    }

    /**
     * The quantile at the probability below a standard normal score, from the nearer tail; what a Gaussian copula needs.
     *
     * @throws IllegalArgumentException if the score is NaN
     */
    default double atNormalScore(double score) {
        return score <= 0
                ? quantile(StandardNormal.INSTANCE.cumulative(score))
                : upperQuantile(StandardNormal.INSTANCE.survival(score));
    }

    /** One certain value. */
    static Outcome<ConstantDistribution> constant(double value) {
        return ConstantDistribution.of(value);
    }

    /** Equal density between two values, {@code min < max}. */
    static Outcome<UniformDistribution> uniform(double min, double max) {
        return UniformDistribution.of(min, max);
    }

    /** A quantity whose logarithm is uniform, {@code 0 < min < max}. */
    static Outcome<LogUniformDistribution> logUniform(double min, double max) {
        return LogUniformDistribution.of(min, max);
    }

    /** The triangular law, {@code min <= mode <= max}, {@code min < max}. */
    static Outcome<TriangularDistribution> triangular(double min, double mode, double max) {
        return TriangularDistribution.of(min, mode, max);
    }

    /** The PERT law with its usual weight 4 on the mode. */
    static Outcome<BetaDistribution> pert(double min, double mode, double max) {
        return pert(min, mode, max, 4);
    }

    /** The PERT law, a beta law on [min, max] with the given weight on the mode; weight 0 is uniform. */
    static Outcome<BetaDistribution> pert(double min, double mode, double max, double weight) {
        return BetaDistribution.pert(min, mode, max, weight);
    }

    /** The beta law on [0, 1] with these shapes. */
    static Outcome<BetaDistribution> beta(double alpha, double beta) {
        return BetaDistribution.of(alpha, beta);
    }

    /** The beta law on [0, 1] with this mean and standard deviation, {@code sd^2 < mean (1 - mean)}. */
    static Outcome<BetaDistribution> betaFromMoments(double mean, double standardDeviation) {
        return BetaDistribution.fromMoments(mean, standardDeviation);
    }

    /** The normal law with this mean and standard deviation. */
    static Outcome<NormalDistribution> normal(double mean, double standardDeviation) {
        return NormalDistribution.of(mean, standardDeviation);
    }

    /** The normal law with P(X &lt;= lower) = pLower and P(X &lt;= upper) = pUpper. */
    static Outcome<NormalDistribution> normalFromQuantiles(double lower, double pLower, double upper, double pUpper) {
        return NormalDistribution.fromQuantiles(lower, pLower, upper, pUpper);
    }

    /** The law of exp(Z), Z normal with mean mu and standard deviation sigma. */
    static Outcome<LognormalDistribution> lognormal(double mu, double sigma) {
        return LognormalDistribution.of(mu, sigma);
    }

    /** The lognormal law with this mean and standard deviation, both of the quantity itself. */
    static Outcome<LognormalDistribution> lognormalFromMoments(double mean, double standardDeviation) {
        return LognormalDistribution.fromMoments(mean, standardDeviation);
    }

    /** The lognormal law with P(X &lt;= lower) = pLower and P(X &lt;= upper) = pUpper. */
    static Outcome<LognormalDistribution> lognormalFromQuantiles(
            double lower, double pLower, double upper, double pUpper) {
        return LognormalDistribution.fromQuantiles(lower, pLower, upper, pUpper);
    }

    /** The normal law of (mu, sigma) given that the value lies in [min, max]; an end may be infinite. */
    static Outcome<TruncatedNormalDistribution> truncatedNormal(double mu, double sigma, double min, double max) {
        return TruncatedNormalDistribution.of(mu, sigma, min, max);
    }

    /** One of several laws, chosen with these weights, which sum to 1. */
    static Outcome<MixtureDistribution> mixture(double[] weights, List<? extends ProbabilityDistribution> components) {
        return MixtureDistribution.of(weights, components);
    }

    /** One of several normal laws, chosen with these weights, which sum to 1. */
    static Outcome<MixtureDistribution> normalMixture(double[] weights, double[] means, double[] standardDeviations) {
        return MixtureDistribution.ofNormals(weights, means, standardDeviations);
    }

    /** Every one of these values with the same probability. */
    static Outcome<EmpiricalDistribution> empirical(double... values) {
        return EmpiricalDistribution.of(values);
    }
}
