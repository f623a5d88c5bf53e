package io.modelimpact.stats.distribution;

/** A symmetric distribution about zero to which a standardised statistic is referred. Immutable. */
public sealed interface ReferenceDistribution permits StandardNormal, StudentT {

    /** Probability density at x. */
    double density(double x);

    /** Upper tail P(X > x); NaN only for NaN. */
    double survival(double x);

    /** Lower tail P(X &lt;= x), computed as a tail. */
    default double cumulative(double x) {
        return survival(-x);
    }

    /** Logarithm of the upper tail, also where the tail itself is below the doubles; NaN only for NaN. */
    double logSurvival(double x);

    /** Logarithm of the lower tail P(X &lt;= x), also where the tail itself is below the doubles. */
    default double logCumulative(double x) {
        return logSurvival(-x);
    }

    /**
     * The x with P(X > x) = p.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]; 0 and 1 give the infinities
     */
    double upperQuantile(double p);

    /**
     * The x with P(X &lt;= x) = p.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]; 0 and 1 give the infinities
     */
    default double quantile(double p) {
        return 0.0 - upperQuantile(p);
    }
}
