package io.modelimpact.stats.distribution;

/** The ratio {@code Gamma(a + 1/2) / (Gamma(a) sqrt(a))}, which tends to 1. */
final class GammaRatio {
    private static final double ASYMPTOTIC_FROM = 25;

    private GammaRatio() {}

    /**
     * {@code Gamma(a + 1/2) / (Gamma(a) sqrt(a))} for a > 0, to about 1e-15: the asymptotic series in 1/a from 25 on,
     * reached by {@code Gamma(a + 1) = a Gamma(a)}.
     */
    static double scaledHalfStep(double a) {
        double factor = 1;
        double shifted = a;
        while (shifted < ASYMPTOTIC_FROM) {
            factor *= shifted / (shifted + 0.5);
            shifted += 1;
        }
        return factor * Math.sqrt(shifted / a) * series(1 / shifted);
    }

    /** F. G. Tricomi, A. Erdelyi (1951), "The asymptotic expansion of a ratio of gamma functions". */
    private static double series(double r) {
        double high = -21.0 / 32768
                + r
                        * (-399.0 / 262144
                                + r * (869.0 / 4194304 + r * (39325.0 / 33554432 - r * (334477.0 / 2147483648L))));
        return 1 + r * (-1.0 / 8 + r * (1.0 / 128 + r * (5.0 / 1024 + r * high)));
    }
}
