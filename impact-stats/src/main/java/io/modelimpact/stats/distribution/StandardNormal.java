package io.modelimpact.stats.distribution;

/**
 * The normal distribution with mean 0 and variance 1.
 *
 * <p>Algorithm: near the centre the series {@code 1/2 - phi(z) sum z^(2k+1) / (1 3 5 ... (2k+1))}; in the tail Laplace's
 * continued fraction for the ratio of tail to density, and a density whose exponent is squared without rounding error.
 * Relative accuracy about 1e-14 wherever the result is a normal double; 0 beyond z = 38.6. Quantiles are inverted by
 * {@link TailInversion}.
 *
 * <p>Sources: M. Abramowitz, I. A. Stegun (1964), 26.2.11, 26.2.14, 26.2.23.
 */
public final class StandardNormal implements ReferenceDistribution {
    /** The only one. */
    public static final StandardNormal INSTANCE = new StandardNormal();

    private static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;
    private static final double SERIES_LIMIT = 1.5;

    private StandardNormal() {}

    @Override
    public double density(double x) {
        double square = x * x;
        if (!(square < 1500)) {
            return Double.isNaN(x) ? Double.NaN : 0.0;
        }
        double lost = Math.fma(x, x, -square);
        return INVERSE_SQRT_TWO_PI * StrictMath.exp(-0.5 * square) * (1 - 0.5 * lost);
    }

    @Override
    public double survival(double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        double z = Math.abs(x);
        double centre = z < SERIES_LIMIT ? 0.5 - centralMass(z) : tail(z);
        return x >= 0 ? centre : 1 - centre;
    }

    @Override
    public double logSurvival(double x) {
        if (!(x >= SERIES_LIMIT)) {
            return x < -SERIES_LIMIT ? StrictMath.log1p(-survival(-x)) : StrictMath.log(survival(x));
        }
        // The square loses half an ulp of a large number; fma recovers it.
        double square = x * x;
        double lost = square < 1e300 ? Math.fma(x, x, -square) : 0;
        return -0.5 * square - 0.5 * lost + StrictMath.log(INVERSE_SQRT_TWO_PI / inverseMillsRatio(x));
    }

    /** Density over upper tail; about x for large x. */
    double hazard(double x) {
        return x >= SERIES_LIMIT ? inverseMillsRatio(x) : density(x) / survival(x);
    }

    @Override
    public double upperQuantile(double p) {
        return TailInversion.upperQuantile(this, p, StandardNormal::roughUpperQuantile);
    }

    @Override
    public String toString() {
        return "normal";
    }

    /** Probability between 0 and z. */
    private double centralMass(double z) {
        double square = z * z;
        double term = z;
        double sum = z;
        for (int k = 3; term > sum * 0x1p-56; k += 2) {
            term *= square / k;
            sum += term;
        }
        return density(z) * sum;
    }

    private double tail(double z) {
        return density(z) / inverseMillsRatio(z);
    }

    /** Density over tail: {@code z + 1/(z + 2/(z + 3/(z + ...)))}, from the inside out. */
    private static double inverseMillsRatio(double z) {
        int depth = 20 + (int) (500 / (z * z));
        double fraction = z;
        for (int k = depth; k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return fraction;
    }

    /** Starting value for a tail probability p below one half, good to 5e-4. */
    static double roughUpperQuantile(double p) {
        double t = Math.sqrt(-2 * StrictMath.log(p));
        double numerator = 2.515517 + t * (0.802853 + t * 0.010328);
        double denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
        return t - numerator / denominator;
    }
}
