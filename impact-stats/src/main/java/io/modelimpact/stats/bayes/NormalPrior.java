package io.modelimpact.stats.bayes;

/**
 * A proper normal belief about a relative effect, held before the data. Its numbers are fractions of the control's mean and are scaled
 * by it where an absolute effect is judged.
 *
 * @param mean expected relative effect
 * @param variance its uncertainty, positive
 */
public record NormalPrior(double mean, double variance) {

    /** Refuses what is no distribution with {@link IllegalArgumentException}. */
    public NormalPrior {
        if (!(Double.isFinite(mean) && variance > 0 && Double.isFinite(variance))) {
            throw new IllegalArgumentException(
                    "Expected a finite mean and a positive variance, found " + mean + " and " + variance);
        }
    }
}
