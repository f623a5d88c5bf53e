package io.modelimpact.stats.distribution;

/**
 * Both tails of the beta law on [0, 1] with shapes alpha and beta, and their inverse, in terms of x and y = 1 - x, each given exactly, so that nothing
 * is lost next to either end.
 *
 * <p>Algorithm: the continued fraction of the incomplete beta function (M. Abramowitz, I. A. Stegun 1964, 26.5.8) by the
 * modified Lentz rule; its front factor around the maximum by deviances and Stirling errors (C. Loader 2000, "Fast and
 * accurate computation of binomial probabilities"). Relative accuracy about 1e-13, times the size of the exponent. Cost: grows
 * with the root of the larger shape. Immutable.
 */
public final class BetaTails {
    private static final int MAX_STEPS = 200;

    private final double alpha;
    private final double beta;
    private final double stirling;

    /**
     * The law with these shapes.
     *
     * @throws IllegalArgumentException unless both are positive and finite
     */
    public static BetaTails withShapes(double alpha, double beta) {
        if (!(alpha > 0 && alpha < Double.POSITIVE_INFINITY && beta > 0 && beta < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Shapes must be positive, found " + alpha + " and " + beta);
        }
        return new BetaTails(alpha, beta);
    }

    private BetaTails(double alpha, double beta) {
        this(
                alpha,
                beta,
                SaddlePoint.stirlingError(alpha + beta)
                        - SaddlePoint.stirlingError(alpha)
                        - SaddlePoint.stirlingError(beta));
    }

    private BetaTails(double alpha, double beta, double stirling) {
        this.alpha = alpha;
        this.beta = beta;
        this.stirling = stirling;
    }

    /** P(X &lt;= x). */
    public double lower(double x, double y) {
        if (!(x > 0)) {
            return 0.0;
        }
        if (!(y > 0)) {
            return 1.0;
        }
        return x < (alpha + 1) / (alpha + beta + 2)
                ? part(x, y)
                : 1 - mirrored().part(y, x);
    }

    /** P(X > x). */
    public double upper(double x, double y) {
        return mirrored().lower(y, x);
    }

    /** Density times x y, {@code x^alpha y^beta / B(alpha, beta)}. */
    public double weight(double x, double y) {
        double total = alpha + beta;
        double exponent = stirling - SaddlePoint.deviance(alpha, total * x) - SaddlePoint.deviance(beta, total * y);
        return Math.sqrt(alpha / total * beta / (2 * Math.PI)) * StrictMath.exp(exponent);
    }

    private double part(double x, double y) {
        return weight(x, y) / alpha * IncompleteBetaFraction.evaluate(alpha, beta, x);
    }

    /** The law of y = 1 - x. */
    public BetaTails mirrored() {
        return new BetaTails(/* alpha= */ beta, /* beta= */ alpha, stirling);
    }

    /** Whether the point with these tails lies in the lower half of [0, 1]. */
    public boolean isInLowerHalf(double below, double above) {
        return below <= above ? below <= lower(0.5, 0.5) : above >= upper(0.5, 0.5);
    }

    /** The x in [0, 1/2] with P(X &lt;= x) = below and P(X > x) = above, from the smaller of the two. */
    public double solve(double below, double above) {
        double low = 0.0;
        double high = Math.nextUp(0.5);
        double x = Math.min(0.5, alpha / (alpha + beta));
        for (int step = 0; step < MAX_STEPS; step++) {
            double excess = logExcess(x, below, above);
            if (excess == 0) {
                return x;
            }
            if (excess < 0) {
                low = x;
            } else {
                high = x;
            }
            double next = x * StrictMath.exp(-excess);
            if (!(next > low && next < high)) {
                next = Math.abs(next - x) <= Math.ulp(x) ? x : middle(low, high);
            }
            if (next == x || next == low || next == high) {
                return Math.min(0.5, next);
            }
            x = next;
        }
        return x;
    }

    /** The Newton step of log x: positive where x is too large. */
    private double logExcess(double x, double below, double above) {
        double y = 1 - x;
        double slope = weight(x, y) / y;
        if (below <= above) {
            double tail = lower(x, y);
            return tail == 0 ? -1 : StrictMath.log(tail / below) * tail / slope;
        }
        double tail = upper(x, y);
        return tail == 0 ? 1 : -StrictMath.log(tail / above) * tail / slope;
    }

    private static double middle(double low, double high) {
        long lowBits = Double.doubleToLongBits(low);
        return Double.longBitsToDouble(lowBits + (Double.doubleToLongBits(high) - lowBits) / 2);
    }
}
