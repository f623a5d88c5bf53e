package io.modelimpact.stats.bayes;

/**
 * A belief about a level on an interval that starts at 0, as the law of a difference needs it. The level is given with its distance from the
 * upper end of the interval, which is infinite where there is none.
 */
interface UncertainLevel {
    /** A level below which there is next to nothing. */
    double lowest();

    /** A level above which there is next to nothing. */
    double highest();

    /** The upper end of the interval. */
    double end();

    /** The density. */
    double density(double level, double fromEnd);

    /** The probability of less. */
    double cumulative(double level, double fromEnd);

    /** The probability of more. */
    double survival(double level, double fromEnd);
}
