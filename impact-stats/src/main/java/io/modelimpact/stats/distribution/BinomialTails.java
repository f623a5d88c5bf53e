package io.modelimpact.stats.distribution;

/**
 * The binomial law of n trials with success probability p, given together with 1 - p, so that neither loses digits.
 *
 * <p>Algorithm: probabilities by {@link SaddlePoint}, tails as those of the beta law, {@code P(K <= k) = P(Beta(n - k, k + 1) <=
 * 1 - p)}. Relative accuracy about 1e-13, times the size of the exponent. Cost: grows with the root of n. Immutable.
 */
public final class BinomialTails {
    private final long trials;
    private final double success;
    private final double failure;

    private BinomialTails(long trials, double success, double failure) {
        this.trials = trials;
        this.success = success;
        this.failure = failure;
    }

    /**
     * The law with {@code success + failure = 1}.
     *
     * @throws IllegalArgumentException unless {@code trials > 0} and both probabilities are positive
     */
    public static BinomialTails of(long trials, double success, double failure) {
        if (trials <= 0 || !(success > 0 && failure > 0 && Math.abs(success + failure - 1) < 1e-9)) {
            throw new IllegalArgumentException(
                    "Expected trials > 0 and two positive probabilities that sum to 1, found " + trials + ", " + success
                            + ", " + failure);
        }
        return new BinomialTails(trials, success, failure);
    }

    /** P(K = k). */
    public double probability(long k) {
        if (k < 0 || k > trials) {
            return 0.0;
        }
        double n = (double) trials;
        if (k == 0 || k == trials) {
            return StrictMath.exp(n * StrictMath.log(k == 0 ? failure : success));
        }
        double rest = n - k;
        return BetaTails.withShapes((double) k, rest).weight(success, failure) / k * (n / rest);
    }

    /** P(K &lt;= k). */
    public double atMost(long k) {
        return k < 0 ? 0.0 : k >= trials ? 1.0 : tails(k).lower(failure, success);
    }

    /** P(K > k), computed as a tail. */
    public double moreThan(long k) {
        return k < 0 ? 1.0 : k >= trials ? 0.0 : tails(k).upper(failure, success);
    }

    private BetaTails tails(long k) {
        return BetaTails.withShapes((double) (trials - k), k + 1.0);
    }
}
