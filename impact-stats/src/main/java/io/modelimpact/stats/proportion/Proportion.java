package io.modelimpact.stats.proportion;

import io.modelimpact.stats.exact.ExactRational;

/**
 * Successes out of units.
 *
 * @param successes number of successes, from 0 to {@code units}
 * @param units     number of units
 */
public record Proportion(long successes, long units) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException unless {@code 0 <= successes <= units}
     */
    public Proportion {
        if (successes < 0 || successes > units) {
            throw new IllegalArgumentException("Expected 0 <= successes <= units, found " + successes + " of " + units);
        }
    }

    /** Counts the successes among values. */
    public static Proportion ofValues(boolean... values) {
        long successes = 0;
        for (boolean value : values) {
            successes += value ? 1 : 0;
        }
        return new Proportion(successes, values.length);
    }

    /** Units that did not succeed. */
    public long failures() {
        return units - successes;
    }

    /**
     * The share of successes, rounded once.
     *
     * @throws ArithmeticException if there are no units
     */
    public double share() {
        return exactShare().doubleValue();
    }

    ExactRational exactShare() {
        return ExactRational.of(successes).dividedBy(units);
    }

    /** {@code p (1 - p) / n}. */
    ExactRational varianceOfShare() {
        ExactRational n = ExactRational.of(units);
        return ExactRational.of(successes)
                .times(failures())
                .dividedBy(n.squared().times(n));
    }

    /** The same units, counted by their failures. */
    Proportion complement() {
        return new Proportion(failures(), units);
    }
}
