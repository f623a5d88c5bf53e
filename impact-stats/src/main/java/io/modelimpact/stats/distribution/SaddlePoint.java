package io.modelimpact.stats.distribution;

/**
 * The two functions by which probabilities of gamma, beta, binomial and related laws are formed around their maximum without
 * cancellation. Source: C. Loader (2000), "Fast and accurate computation of binomial probabilities".
 */
public final class SaddlePoint {
    private static final double SERIES_FROM = 15;
    private static final double SERIES_RATIO = 0.1;

    private SaddlePoint() {}

    /** {@code a log(a/y) + y - a} for positive a and y: 0 at y = a, positive elsewhere; relative accuracy about 1e-15. */
    public static double deviance(double a, double y) {
        return deviance(a, y, y - a);
    }

    /**
     * The same with the difference {@code y - a} as the caller knows it, perhaps better than a subtraction would give it; a may be 0.
     *
     * @param difference {@code y - a}
     */
    public static double deviance(double a, double y, double difference) {
        if (a == 0) {
            return difference;
        }
        double ratio = difference / (y + a);
        if (Math.abs(ratio) > SERIES_RATIO) {
            return difference - a * StrictMath.log(y / a);
        }
        double square = ratio * ratio;
        double sum = difference * ratio;
        // a log(y/a) = 2 a atanh(ratio); the leading terms are collected into (y - a)^2 / (y + a).
        double term = -2 * a * ratio;
        for (int k = 3; Math.abs(term) > Math.abs(sum) * 0x1p-56 && k < 100; k += 2) {
            term *= square;
            sum += term / k;
        }
        return sum;
    }

    /**
     * {@code log Gamma(a + 1) - (a + 1/2) log a + a - log(2 pi)/2} for positive a: Stirling's series from 15 on, reached by
     * recursion; absolute accuracy about 1e-15.
     */
    public static double stirlingError(double a) {
        double steps = 0;
        double shifted = a;
        while (shifted < SERIES_FROM) {
            steps += (shifted + 0.5) * StrictMath.log1p(1 / shifted) - 1;
            shifted += 1;
        }
        return steps + stirlingSeries(shifted);
    }

    /** Stirling's series for its error; for large a. */
    static double stirlingSeries(double a) {
        double r = 1 / (a * a);
        double series = 1.0 / 12
                - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * 691.0 / 360360))));
        return series / a;
    }
}
