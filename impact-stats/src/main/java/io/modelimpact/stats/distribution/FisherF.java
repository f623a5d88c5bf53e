package io.modelimpact.stats.distribution;

/**
 * The F distribution of Fisher and Snedecor: the ratio of two independent chi-squared variates, each over its degrees of
 * freedom.
 *
 * <p>Edges: the upper tail is 1 for x <= 0. Algorithm, accuracy and cost: as {@link Beta}, at the odds
 * {@code df1 x / df2}; quantiles are accurate at both ends. Immutable.
 *
 * <p>Source: M. Abramowitz, I. A. Stegun (1964), 26.6.2.
 */
public final class FisherF {
    private final double numeratorDegreesOfFreedom;
    private final double denominatorDegreesOfFreedom;
    private final Beta share;

    private FisherF(double numeratorDegreesOfFreedom, double denominatorDegreesOfFreedom) {
        this.numeratorDegreesOfFreedom = numeratorDegreesOfFreedom;
        this.denominatorDegreesOfFreedom = denominatorDegreesOfFreedom;
        this.share = Beta.withShapes(0.5 * numeratorDegreesOfFreedom, 0.5 * denominatorDegreesOfFreedom);
    }

    /**
     * The distribution with these degrees of freedom.
     *
     * @throws IllegalArgumentException if they are not positive and finite
     */
    public static FisherF withDegreesOfFreedom(double numerator, double denominator) {
        if (!(numerator > 0 && denominator > 0 && numerator + denominator < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException(
                    "Degrees of freedom must be positive, found " + numerator + " and " + denominator);
        }
        return new FisherF(numerator, denominator);
    }

    /** Probability density at x; 0 below 0. */
    public double density(double x) {
        return x > 0 ? at(x).kernel() / x : 0.0;
    }

    /** Upper tail P(X > x); NaN only for NaN. */
    public double survival(double x) {
        return Double.isNaN(x) ? Double.NaN : at(x).upper();
    }

    /** Lower tail P(X <= x); NaN only for NaN. */
    public double cumulative(double x) {
        return Double.isNaN(x) ? Double.NaN : at(x).lower();
    }

    /** Logarithm of the upper tail, also where the tail itself is below the doubles. */
    public double logSurvival(double x) {
        return Double.isNaN(x) ? Double.NaN : at(x).logUpper();
    }

    /** Logarithm of the lower tail, also where the tail itself is below the doubles. */
    public double logCumulative(double x) {
        return Double.isNaN(x) ? Double.NaN : at(x).logLower();
    }

    /**
     * The x with P(X > x) = p.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]; 0 gives infinity, 1 gives 0
     */
    public double upperQuantile(double p) {
        return denominatorDegreesOfFreedom / numeratorDegreesOfFreedom * share.upperQuantileOdds(p);
    }

    /**
     * The x with P(X &lt;= x) = p.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]; 0 gives 0, 1 gives infinity
     */
    public double quantile(double p) {
        return denominatorDegreesOfFreedom / numeratorDegreesOfFreedom * share.quantileOdds(p);
    }

    private BetaTail at(double x) {
        double odds = Math.max(0, x) / denominatorDegreesOfFreedom * numeratorDegreesOfFreedom;
        return share.atOdds(odds);
    }
}
