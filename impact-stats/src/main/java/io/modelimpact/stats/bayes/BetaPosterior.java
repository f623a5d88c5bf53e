package io.modelimpact.stats.bayes;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.distribution.Beta;

/**
 * A belief about a proportion: the beta distribution with shapes alpha and beta.
 *
 * @param alpha prior successes plus observed ones, positive
 * @param beta prior failures plus observed ones, positive
 */
public record BetaPosterior(double alpha, double beta) {
    /** Refuses what is no distribution with {@link IllegalArgumentException}. */
    public BetaPosterior {
        if (!(alpha > 0 && beta > 0 && Double.isFinite(alpha) && Double.isFinite(beta))) {
            throw new IllegalArgumentException("Shapes must be positive and finite, found " + alpha + " and " + beta);
        }
    }

    /**
     * The posterior after binomial data.
     *
     * @param priorAlpha shape of the prior, for example 1/2 for Jeffreys
     * @param priorBeta the other shape
     * @param successes observed successes, from 0 to trials
     * @param trials observed trials
     */
    public static BetaPosterior after(double priorAlpha, double priorBeta, long successes, long trials) {
        if (successes < 0 || trials < successes) {
            throw new IllegalArgumentException("Successes must lie between 0 and " + trials + ", found " + successes);
        }
        return new BetaPosterior(priorAlpha + successes, priorBeta + (trials - successes));
    }

    /** Expected proportion. */
    public double mean() {
        return alpha / (alpha + beta);
    }

    /** The equal-tailed credible interval; half the error rate lies outside on each side. */
    public Interval interval(double errorRate) {
        return new Interval(quantile(errorRate / 2), upperQuantile(errorRate / 2), errorRate);
    }

    /** The proportion below which the probability p lies. */
    public double quantile(double p) {
        return law().quantile(p);
    }

    /** The proportion above which the probability p lies. */
    public double upperQuantile(double p) {
        return law().upperQuantile(p);
    }

    UncertainLevel level() {
        return new Level(law(), quantile(DifferenceOfLevels.NEGLIGIBLE), upperQuantile(DifferenceOfLevels.NEGLIGIBLE));
    }

    /** The belief for differences. */
    private record Level(Beta law, double lowest, double highest) implements UncertainLevel {
        @Override
        public double end() {
            return 1;
        }

        @Override
        public double density(double level, double fromEnd) {
            return law.at(level, fromEnd).kernel() / (level * fromEnd);
        }

        @Override
        public double cumulative(double level, double fromEnd) {
            return law.at(level, fromEnd).lower();
        }

        @Override
        public double survival(double level, double fromEnd) {
            return law.at(level, fromEnd).upper();
        }
    }

    Beta law() {
        return Beta.withShapes(alpha, beta);
    }

    /** The proportion with the given log odds. */
    static double proportion(double logOdds) {
        return logOdds >= 0
                ? 1 / (1 + StrictMath.exp(-logOdds))
                : StrictMath.exp(logOdds) / (1 + StrictMath.exp(logOdds));
    }
}
