package io.modelimpact.stats.distribution;

/**
 * The regularised incomplete beta function on the scale of logarithms, with its argument given by both x and 1 - x, so that neither tail
 * loses digits.
 *
 * <p>Algorithm: the continued fraction of {@link IncompleteBetaFraction} behind a prefactor by C. Loader's saddle-point form, which does not
 * subtract large logarithms of gamma functions. Relative accuracy of the probability about 1e-13 for a, b up to 1e8; cost grows with
 * the square root of the larger of the two.
 *
 * <p>Sources: M. Abramowitz, I. A. Stegun (1964), 26.5.8; C. Loader (2000), "Fast and accurate computation of binomial probabilities".
 */
public final class IncompleteBeta {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    private final double a;
    private final double b;

    private IncompleteBeta(double a, double b) {
        this.a = a;
        this.b = b;
    }

    /**
     * The function for positive shapes.
     *
     * @throws IllegalArgumentException unless both shapes are positive and finite
     */
    public static IncompleteBeta withShapes(double a, double b) {
        if (!(a > 0 && b > 0 && Double.isFinite(a) && Double.isFinite(b))) {
            throw new IllegalArgumentException("Shapes must be positive and finite, found " + a + " and " + b);
        }
        return new IncompleteBeta(a, b);
    }

    /** Natural logarithm of I_x(a, b); x and its complement add up to one. */
    public double logLower(double x, double complement) {
        if (!(x > 0)) {
            return Double.isNaN(x) ? Double.NaN : Double.NEGATIVE_INFINITY;
        }
        if (!(complement > 0)) {
            return Double.isNaN(complement) ? Double.NaN : 0.0;
        }
        return x < (a + 1) / (a + b + 2) ? logTail(a, b, x, complement) : log1mExp(logTail(b, a, complement, x));
    }

    /** Natural logarithm of 1 - I_x(a, b). */
    public double logUpper(double x, double complement) {
        return new IncompleteBeta(b, a).logLower(complement, x);
    }

    /** I_x(a, b). */
    public double lower(double x) {
        return StrictMath.exp(logLower(x, 1 - x));
    }

    /** 1 - I_x(a, b). */
    public double upper(double x) {
        return StrictMath.exp(logUpper(x, 1 - x));
    }

    /** Natural logarithm of {@code x^a (1-x)^b / B(a, b)}, the density on the scale of log odds. */
    public double logKernel(double x, double complement) {
        return logKernel(a, b, x, complement);
    }

    /** Natural logarithm of the complete beta function. */
    public double logBeta() {
        double n = a + b;
        // B(a, b) = n / (a b) / C(n, a), with C by Stirling's formula and its error term.
        double logChoose = SaddlePoint.stirlingError(n)
                - SaddlePoint.stirlingError(a)
                - SaddlePoint.stirlingError(b)
                + 0.5 * StrictMath.log(n / a / b)
                - HALF_LOG_TWO_PI
                - a * StrictMath.log(a / n)
                - b * StrictMath.log(b / n);
        return StrictMath.log(n / a / b) - logChoose;
    }

    private static double logTail(double a, double b, double x, double complement) {
        return logKernel(a, b, x, complement)
                - StrictMath.log(a)
                + StrictMath.log(IncompleteBetaFraction.evaluate(a, b, x));
    }

    private static double logKernel(double a, double b, double x, double complement) {
        double n = a + b;
        double deviance = SaddlePoint.deviance(a, n * x) + SaddlePoint.deviance(b, n * complement);
        return SaddlePoint.stirlingError(n)
                - SaddlePoint.stirlingError(a)
                - SaddlePoint.stirlingError(b)
                - deviance
                - HALF_LOG_TWO_PI
                + 0.5 * StrictMath.log(a / n * b);
    }

    /** ln(1 - e^t) for t below zero. */
    static double log1mExp(double t) {
        return t > -0.6931471805599453 ? StrictMath.log(-StrictMath.expm1(t)) : StrictMath.log1p(-StrictMath.exp(t));
    }
}
