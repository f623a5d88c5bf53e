package io.modelimpact.stats.distribution;

/**
 * The two parts into which C. Loader (2000), "Fast and accurate computation of binomial probabilities", splits the logarithm
 * of a gamma, beta or binomial density so that nothing large cancels: a deviance and the errors of Stirling's formula.
 */
final class SaddlePoint {
    private static final double STIRLING_SERIES_FROM = 15;

    private SaddlePoint() {}

    /**
     * {@code expected - value - value log(expected / value)}, without cancellation near equality.
     *
     * @param difference {@code expected - value}; taken as given, so that a caller who knows it better can say so
     */
    static double deviance(double value, double expected, double difference) {
        if (value == 0) {
            return difference;
        }
        double ratio = difference / (expected + value);
        if (Math.abs(ratio) > 0.1) {
            return difference - value * StrictMath.log(expected / value);
        }
        double square = ratio * ratio;
        double sum = difference * ratio;
        // value log(expected/value) = 2 value atanh(ratio); the leading terms are collected into the square of the
        // difference.
        double term = -2 * value * ratio;
        for (int k = 3; Math.abs(term) > Math.abs(sum) * 0x1p-56 && k < 100; k += 2) {
            term *= square;
            sum += term / k;
        }
        return sum;
    }

    /** {@code log Gamma(a + 1) - (a + 1/2) log a + a - log(2 pi) / 2} for a > 0, by Stirling's series from 15 on. */
    static double stirlingError(double a) {
        double shifted = a;
        double sum = 0;
        while (shifted < STIRLING_SERIES_FROM) {
            sum += (shifted + 0.5) * StrictMath.log1p(1 / shifted) - 1;
            shifted += 1;
        }
        return sum + stirlingSeries(shifted);
    }

    /** Stirling's series; for large a. */
    static double stirlingSeries(double a) {
        double r = 1 / (a * a);
        return (1.0 / 12
                        - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * 691.0 / 360360)))))
                / a;
    }
}
