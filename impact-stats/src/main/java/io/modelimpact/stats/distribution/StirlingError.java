package io.modelimpact.stats.distribution;

/** The error of Stirling's formula, {@code ln Gamma(n + 1) - (n + 1/2) ln n + n - ln sqrt(2 pi)}, for positive n. */
final class StirlingError {
    private static final double ASYMPTOTIC_FROM = 16;

    private StirlingError() {}

    /** To about 1e-16 absolutely: the asymptotic series from 16 on, reached by the recurrence of the gamma function. */
    static double of(double n) {
        double correction = 0;
        double shifted = n;
        while (shifted < ASYMPTOTIC_FROM) {
            // delta(n) = delta(n + 1) + (n + 1/2) ln(1 + 1/n) - 1
            correction += excess(shifted);
            shifted += 1;
        }
        double r = 1 / shifted;
        double square = r * r;
        double series = 1.0 / 12
                - square
                        * (1.0 / 360
                                - square
                                        * (1.0 / 1260
                                                - square
                                                        * (1.0 / 1680
                                                                - square
                                                                        * (1.0 / 1188
                                                                                - square
                                                                                        * (691.0 / 360360
                                                                                                - square / 156)))));
        return correction + r * series;
    }

    /** {@code (n + 1/2) ln(1 + 1/n) - 1}, by the series in 1/(2n + 1) where it is small. */
    private static double excess(double n) {
        double v = 1 / (2 * n + 1);
        if (v > 0.2) {
            return (n + 0.5) * StrictMath.log1p(1 / n) - 1;
        }
        double square = v * v;
        double power = square;
        double sum = 0;
        for (int k = 3; power > 0x1p-60; k += 2) {
            sum += power / k;
            power *= square;
        }
        return sum;
    }
}
