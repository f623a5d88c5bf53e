package io.modelimpact.stats.distribution;

import io.modelimpact.stats.internal.Bisection;

/**
 * The binomial distribution of the number of successes in independent trials.
 *
 * <p>Edges: probabilities 0 and 1 and zero trials are allowed. Below 0 and above the number of trials the tails are 0 and 1.
 *
 * <p>Algorithm: single probabilities by Loader's saddle-point form; tails through {@link Beta}; quantiles by bisection over
 * the integers on the tail that is asked for. Relative accuracy about 1e-12 for up to 1e12 trials wherever the result is a
 * normal double. Immutable.
 *
 * <p>Source: C. Loader (2000), "Fast and accurate computation of binomial probabilities"; M. Abramowitz, I. A. Stegun (1964),
 * 26.5.24.
 */
public final class Binomial {
    private static final double LARGEST_DISCREPANCY = 1e-9;

    private final long trials;
    private final double success;
    private final double failure;

    private Binomial(long trials, double success, double failure) {
        this.trials = trials;
        this.success = success;
        this.failure = failure;
    }

    /**
     * The distribution of so many trials, each a success with this probability.
     *
     * @throws IllegalArgumentException if the trials are negative or the probability is not in [0, 1]
     */
    public static Binomial withTrials(long trials, double probability) {
        if (trials < 0) {
            throw new IllegalArgumentException("The number of trials must not be negative, found " + trials);
        }
        TailInversion.requireProbability(probability);
        return new Binomial(trials, probability, 1 - probability);
    }

    /**
     * The distribution of so many trials, with the probabilities of success and of failure, so that neither loses digits.
     *
     * @throws IllegalArgumentException if the trials are negative, or the probabilities are not in [0, 1] with sum 1 within 1e-9
     */
    public static Binomial withTrials(long trials, double success, double failure) {
        TailInversion.requireProbability(failure);
        if (Math.abs(success + failure - 1) > LARGEST_DISCREPANCY) {
            throw new IllegalArgumentException(
                    "Probabilities of success and failure must sum to 1, found " + success + " and " + failure);
        }
        return new Binomial(withTrials(trials, success).trials, success, failure);
    }

    /** P(X = k). */
    public double probability(long k) {
        if (k < 0 || k > trials) {
            return 0.0;
        }
        if (k == 0 || k == trials) {
            return StrictMath.exp(logProbability(k));
        }
        return StrictMath.exp(exponent(k)) * multiplier(k);
    }

    /** Logarithm of P(X = k), also where that is below the doubles; negative infinity where it is 0. */
    public double logProbability(long k) {
        if (k < 0 || k > trials) {
            return Double.NEGATIVE_INFINITY;
        }
        if (k == 0) {
            return trials == 0 ? 0.0 : (double) trials * logOf(failure, success);
        }
        if (k == trials) {
            return (double) trials * logOf(success, failure);
        }
        return exponent(k) + StrictMath.log(multiplier(k));
    }

    /** Upper tail P(X > k). */
    public double survival(long k) {
        return k < 0 ? 1.0 : k >= trials ? 0.0 : beyond(k).lower();
    }

    /** Lower tail P(X <= k), computed as a tail. */
    public double cumulative(long k) {
        return k < 0 ? 0.0 : k >= trials ? 1.0 : beyond(k).upper();
    }

    /** Logarithm of the upper tail P(X > k). */
    public double logSurvival(long k) {
        return k < 0 ? 0.0 : k >= trials ? Double.NEGATIVE_INFINITY : beyond(k).logLower();
    }

    /** Logarithm of the lower tail P(X <= k). */
    public double logCumulative(long k) {
        return k < 0 ? Double.NEGATIVE_INFINITY : k >= trials ? 0.0 : beyond(k).logUpper();
    }

    /**
     * The smallest k with P(X > k) <= p.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    public long upperQuantile(double p) {
        TailInversion.requireProbability(p);
        return Bisection.firstWhere(k -> survival(k) <= p, 0, trials);
    }

    /**
     * The smallest k with P(X &lt;= k) >= p.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]
     */
    public long quantile(double p) {
        TailInversion.requireProbability(p);
        return Bisection.firstWhere(k -> cumulative(k) >= p, 0, trials);
    }

    /** P(X > k) is the lower tail of a beta variate at the probability. */
    private BetaTail beyond(long k) {
        return Beta.withShapes((double) (k + 1), (double) (trials - k)).at(success, failure);
    }

    /** The logarithm of a probability, from the smaller of it and its complement. */
    private static double logOf(double probability, double complement) {
        return probability <= 0.5 ? StrictMath.log(probability) : StrictMath.log1p(-complement);
    }

    private double exponent(long k) {
        double n = trials;
        double mean = n * success;
        double excess = success <= failure ? Math.fma(-n, success, (double) k) : Math.fma(n, failure, (double) k - n);
        return SaddlePoint.stirlingError(n)
                - SaddlePoint.stirlingError((double) k)
                - SaddlePoint.stirlingError(n - (double) k)
                - SaddlePoint.deviance((double) k, mean, 0.0 - excess)
                - SaddlePoint.deviance(n - (double) k, n * failure, excess);
    }

    private double multiplier(long k) {
        double n = trials;
        return Math.sqrt(n / (double) k / (n - (double) k) / (2 * Math.PI));
    }
}
