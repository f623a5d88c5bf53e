package io.modelimpact.stats.distribution;

/**
 * The noncentral t distribution of {@code (Z + noncentrality) / sqrt(V / df)} with Z standard normal and V chi-squared.
 *
 * <p>Algorithm: {@code P(T > t) = E[P(Z > t S - noncentrality)]} over {@code S = sqrt(V / df)}, integrated in log S by 20-point
 * Gauss-Legendre blocks of half a standard width, from the peak of the integrand outwards until nothing is added. Every
 * term is positive, so a small tail is no difference. The peak is the root of a monotone derivative, found by bisection to
 * the last bit. Relative accuracy about 1e-12 wherever the result is a normal double and the noncentrality is below 1e4.
 * Cost: some hundreds of microseconds a tail. Immutable.
 *
 * <p>Source: N. L. Johnson, S. Kotz, N. Balakrishnan (1995), "Continuous univariate distributions", volume 2, chapter 31.
 */
public final class NoncentralT {
    private final double degreesOfFreedom;
    private final double noncentrality;

    private NoncentralT(double degreesOfFreedom, double noncentrality) {
        this.degreesOfFreedom = degreesOfFreedom;
        this.noncentrality = noncentrality;
    }

    /**
     * The distribution with these parameters.
     *
     * @throws IllegalArgumentException if the degrees of freedom are not positive and finite, or the noncentrality is not
     *     finite
     */
    public static NoncentralT with(double degreesOfFreedom, double noncentrality) {
        if (!(degreesOfFreedom > 0 && degreesOfFreedom < Double.POSITIVE_INFINITY && Double.isFinite(noncentrality))) {
            throw new IllegalArgumentException("Expected positive degrees of freedom and a finite noncentrality, found "
                    + degreesOfFreedom + " and " + noncentrality);
        }
        return new NoncentralT(degreesOfFreedom, noncentrality);
    }

    /** Upper tail P(T > t); NaN only for NaN. */
    public double survival(double t) {
        if (Double.isNaN(t)) {
            return Double.NaN;
        }
        if (t == 0 || Double.isInfinite(t)) {
            return t == 0 ? StandardNormal.INSTANCE.cumulative(noncentrality) : t > 0 ? 0.0 : 1.0;
        }
        // Below the centre the upper tail is the larger one; its complement is then the well-conditioned integral.
        return t < noncentrality
                ? 1 - new Mixture(degreesOfFreedom, -noncentrality, -t).tail()
                : new Mixture(degreesOfFreedom, noncentrality, t).tail();
    }

    /** Lower tail P(T <= t), computed as a tail. */
    public double cumulative(double t) {
        return new NoncentralT(degreesOfFreedom, 0.0 - noncentrality).survival(0.0 - t);
    }

    /** The integrand of one tail, over v = log s. */
    private record Mixture(double df, double shift, double t) {
        double tail() {
            double peak = peak();
            double width = 0.5 / Math.sqrt(curvature(peak));
            double first = logIntegrand(peak);
            double sum = half(peak, width, first) + half(peak, -width, first);
            double a = 0.5 * df;
            double constant = 2 * Math.sqrt(a / (2 * Math.PI)) * StrictMath.exp(-SaddlePoint.stirlingError(a));
            return Math.min(1.0, constant * sum * StrictMath.exp(first));
        }

        private double half(double peak, double step, double first) {
            double sum = 0;
            for (int block = 0; ; block++) {
                double from = peak + block * step;
                double part = Math.abs(
                        GaussLegendre.integrate(v -> StrictMath.exp(logIntegrand(v) - first), from, from + step));
                sum += part;
                if (part <= sum * 0x1p-56) {
                    return sum;
                }
            }
        }

        /** {@code log P(Z > t s - shift) - (df/2) (s^2 - 1 - log s^2)} at s = e^v. */
        private double logIntegrand(double v) {
            double argument = t * StrictMath.exp(v) - shift;
            return StandardNormal.INSTANCE.logSurvival(argument) - 0.5 * df * excessOfExponential(2 * v);
        }

        /** The s at which {@code d/ds} of the logarithm vanishes; the logarithm is concave in s. */
        private double peak() {
            double low = -700;
            double high = 350;
            for (int step = 0; step < 100; step++) {
                double middle = 0.5 * (low + high);
                if (slope(middle) > 0) {
                    low = middle;
                } else {
                    high = middle;
                }
            }
            return 0.5 * (low + high);
        }

        private double slope(double v) {
            double s = StrictMath.exp(v);
            return -df * StrictMath.expm1(2 * v) - t * s * StandardNormal.INSTANCE.hazard(t * s - shift);
        }

        /** Minus the second derivative in v at the peak. */
        private double curvature(double v) {
            double s = StrictMath.exp(v);
            double argument = t * s - shift;
            double hazard = StandardNormal.INSTANCE.hazard(argument);
            return df * (1 + s * s) + s * s * t * t * Math.max(0, hazard * (hazard - argument));
        }

        /** {@code e^x - 1 - x}. */
        private static double excessOfExponential(double x) {
            if (Math.abs(x) > 0.1) {
                return StrictMath.expm1(x) - x;
            }
            double sum = 0;
            for (int k = 12; k >= 3; k--) {
                sum = x / k * (1 + sum);
            }
            return 0.5 * x * x * (1 + sum);
        }
    }
}
