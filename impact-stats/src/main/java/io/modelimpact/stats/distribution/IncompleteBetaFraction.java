package io.modelimpact.stats.distribution;

/** The continued fraction of the incomplete beta function, M. Abramowitz, I. A. Stegun (1964), 26.5.8. */
final class IncompleteBetaFraction {
    private static final double TINY = 1e-300;
    private static final int MAX_TERMS = 20_000;

    private IncompleteBetaFraction() {}

    /**
     * The fraction F with {@code I_x(a, b) = x^a (1-x)^b / (a B(a, b)) F}, by the modified Lentz rule until a factor is one;
     * for {@code x < (a + 1) / (a + b + 2)}.
     */
    static double evaluate(double a, double b, double x) {
        double c = 1;
        double d = inverse(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m <= MAX_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
            d = inverse(1 + even * d);
            c = nonZero(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
            d = inverse(1 + odd * d);
            c = nonZero(1 + odd / c);
            double factor = d * c;
            fraction *= factor;
            if (Math.abs(factor - 1) <= 0x1p-52) {
                return fraction;
            }
        }
        return fraction;
    }

    private static double inverse(double value) {
        return 1 / nonZero(value);
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
