package io.modelimpact.stats.quantile;

import io.modelimpact.stats.exact.DoubleDouble;

/**
 * The nine definitions of a sample quantile that R. J. Hyndman and Y. Fan (1996), "Sample quantiles in statistical packages", The American
 * Statistician 50, tell apart; the number is theirs and R's.
 */
public enum QuantileType {
    /** Inverse of the empirical distribution function. */
    INVERSE(1, 0, 0),
    /** As the inverse, averaging where it jumps. */
    AVERAGED_INVERSE(2, 0, 0),
    /** The nearest even order statistic. */
    NEAREST_EVEN(3, 0, 0),
    /** Linear interpolation of the empirical distribution function. */
    LINEAR(4, 0, 1),
    /** Knots midway through its steps; hydrology. */
    MIDWAY(5, 0.5, 0.5),
    /** Knots at i/(n+1); Weibull. */
    WEIBULL(6, 0, 0),
    /** Knots at (i-1)/(n-1); the default of R, NumPy and spreadsheets. */
    MODE(7, 1, 1),
    /** Approximately median-unbiased whatever the distribution. */
    MEDIAN_UNBIASED(8, 1.0 / 3, 1.0 / 3),
    /** Approximately unbiased for normal samples. */
    NORMAL_UNBIASED(9, 0.375, 0.375);

    private final int number;
    private final double a;
    private final double b;

    QuantileType(int number, double a, double b) {
        this.number = number;
        this.a = a;
        this.b = b;
    }

    /** The definition of a number from 1 to 9; {@link IllegalArgumentException} for another. */
    public static QuantileType ofNumber(int number) {
        if (number < 1 || number > values().length) {
            throw new IllegalArgumentException("Types are numbered from 1 to 9, found " + number);
        }
        return values()[number - 1];
    }

    /** The number of Hyndman and Fan. */
    public int number() {
        return number;
    }

    /** Whether the quantile lies between two order statistics in general. */
    boolean interpolates() {
        return number > 3;
    }

    /** The place of the p quantile among n ordered values, counted from 1. */
    DoubleDouble position(double p, long n) {
        return new DoubleDouble(p, 0).times(new DoubleDouble(n + 1 - a - b, 0)).plus(new DoubleDouble(a, 0));
    }
}
