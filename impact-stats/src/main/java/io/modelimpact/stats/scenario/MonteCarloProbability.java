package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Interval;

/**
 * A probability read off n draws: hits / n with the Monte Carlo standard error {@code sqrt(p (1 - p)/n)}.
 *
 * <p>Edges: with no hit, or with hits only, the standard error is 0 although the probability is not known exactly; {@link
 * #interval} (C. J. Clopper, E. S. Pearson 1934, exact for any n) says what is known.
 *
 * @param hits  draws of which the statement is true
 * @param draws all draws, at least 1
 */
public record MonteCarloProbability(long hits, long draws) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException unless {@code 0 <= hits <= draws} and {@code draws > 0}
     */
    public MonteCarloProbability {
        if (hits < 0 || hits > draws || draws == 0) {
            throw new IllegalArgumentException(
                    "Expected 0 <= hits <= draws and draws > 0, found " + hits + " and " + draws);
        }
    }

    /** Share of hits. */
    public double probability() {
        return (double) hits / draws;
    }

    /** Monte Carlo standard error of the share. */
    public double standardError() {
        return Math.sqrt(probability() * ((double) (draws - hits) / draws) / draws);
    }

    /**
     * The exact interval for the probability.
     *
     * @throws IllegalArgumentException if the error rate is not in (0, 1)
     */
    public Interval interval(double errorRate) {
        double half = 0.5 * errorRate;
        double misses = (double) (draws - hits);
        double lower = hits == 0 ? 0.0 : beta((double) hits, misses + 1).quantile(half);
        double upper = hits == draws ? 1.0 : beta(hits + 1.0, misses).upperQuantile(half);
        return new Interval(lower, upper, errorRate);
    }

    private static ProbabilityDistribution beta(double alpha, double beta) {
        return ProbabilityDistribution.beta(alpha, beta).orElseThrow();
    }
}
