package io.modelimpact.stats.sequential;

/**
 * A confidence sequence for a proportion: the beta-binomial mixture inverted in p. Each side spends the full error rate.
 *
 * <p>Source: as {@link BetaBinomialMixtureBound}.
 */
public final class BernoulliConfidenceSequence {
    private final double alpha;
    private final double optimalTrials;
    private final double tunedAlpha;

    private BernoulliConfidenceSequence(double alpha, double optimalTrials, double tunedAlpha) {
        this.alpha = alpha;
        this.optimalTrials = optimalTrials;
        this.tunedAlpha = tunedAlpha;
    }

    /**
     * A sequence, narrowest around so many trials.
     *
     * @param alpha error rate of each side, in (0, 1)
     * @param optimalTrials positive
     * @param tunedAlpha the error rate for which it is narrowest
     */
    public static BernoulliConfidenceSequence of(double alpha, double optimalTrials, double tunedAlpha) {
        MixtureTuning.requireRate(alpha);
        MixtureTuning.requireRate(tunedAlpha);
        MixtureTuning.requirePositive("The number of trials", optimalTrials);
        return new BernoulliConfidenceSequence(alpha, optimalTrials, tunedAlpha);
    }

    /** The lower end, 0 where the data do not exclude any small proportion. */
    public double lower(long successes, long trials) {
        require(successes, trials);
        double share = (double) successes / trials;
        if (successes == 0 || logMixture(Double.MIN_NORMAL, successes, trials) < -StrictMath.log(alpha)) {
            return 0;
        }
        return Bisection.root(p -> -StrictMath.log(alpha) - logMixture(p, successes, trials), 0, share);
    }

    /** The upper end, 1 where the data do not exclude any large proportion. */
    public double upper(long successes, long trials) {
        return 1 - lower(trials - successes, trials);
    }

    private double logMixture(double p, long successes, long trials) {
        double complement = 1 - p;
        double unit = p * complement;
        return BetaBinomialMixtureBound.twoSided(p, complement, optimalTrials * unit, tunedAlpha)
                .logMixture(successes - trials * p, trials * unit);
    }

    private static void require(long successes, long trials) {
        if (trials <= 0 || successes < 0 || successes > trials) {
            throw new IllegalArgumentException("Expected successes between 0 and a positive number of trials, found "
                    + successes + " of " + trials);
        }
    }
}
