package io.modelimpact.stats.scenario;

/**
 * Both tails of the beta law on [0, 1] and their inverse, in terms of x and y = 1 - x, each given exactly, so that nothing
 * is lost next to either end.
 *
 * <p>Algorithm: the continued fraction of the incomplete beta function (M. Abramowitz, I. A. Stegun 1964, 26.5.8) by the
 * modified Lentz rule; its front factor around the maximum by deviances and Stirling errors (C. Loader 2000, "Fast and
 * accurate computation of binomial probabilities"). Relative accuracy about 1e-13, times the size of the exponent.
 */
final class BetaTails {
    private static final double TINY = 1e-300;
    private static final int MAX_TERMS = 200_000;
    private static final int MAX_STEPS = 200;

    private final double alpha;
    private final double beta;
    private final double stirling;

    BetaTails(double alpha, double beta) {
        this(alpha, beta, stirlingError(alpha + beta) - stirlingError(alpha) - stirlingError(beta));
    }

    private BetaTails(double alpha, double beta, double stirling) {
        this.alpha = alpha;
        this.beta = beta;
        this.stirling = stirling;
    }

    /** P(X &lt;= x). */
    double lower(double x, double y) {
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
    double upper(double x, double y) {
        return mirrored().lower(y, x);
    }

    /** Density times x y. */
    private double weight(double x, double y) {
        double total = alpha + beta;
        double exponent = stirling - deviance(alpha, total * x) - deviance(beta, total * y);
        return Math.sqrt(alpha / total * beta / (2 * Math.PI)) * StrictMath.exp(exponent);
    }

    private double part(double x, double y) {
        return weight(x, y) / alpha * fraction(alpha, beta, x);
    }

    BetaTails mirrored() {
        return new BetaTails(/* alpha= */ beta, /* beta= */ alpha, stirling);
    }

    /** Whether the point with these tails lies in the lower half of [0, 1]. */
    boolean isInLowerHalf(double below, double above) {
        return below <= above ? below <= lower(0.5, 0.5) : above >= upper(0.5, 0.5);
    }

    /** The x in [0, 1/2] with P(X &lt;= x) = below and P(X > x) = above, from the smaller of the two. */
    double solve(double below, double above) {
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

    /** {@code a log(a / y) + y - a}, without cancellation near y = a. */
    private static double deviance(double a, double y) {
        double ratio = (y - a) / (y + a);
        if (Math.abs(ratio) > 0.1) {
            return a * StrictMath.log(a / y) + y - a;
        }
        double square = ratio * ratio;
        double sum = (y - a) * ratio;
        double term = -2 * a * ratio;
        for (int k = 3; Math.abs(term) > Math.abs(sum) * 0x1p-56 && k < 100; k += 2) {
            term *= square;
            sum += term / k;
        }
        return sum;
    }

    /** {@code log Gamma(a + 1) - (a + 1/2) log a + a - log(2 pi)/2}: Stirling's series from 15 on, reached by recursion. */
    private static double stirlingError(double a) {
        double steps = 0;
        double shifted = a;
        while (shifted < 15) {
            steps += (shifted + 0.5) * StrictMath.log1p(1 / shifted) - 1;
            shifted += 1;
        }
        double r = 1 / (shifted * shifted);
        double series = 1.0 / 12
                - r * (1.0 / 360 - r * (1.0 / 1260 - r * (1.0 / 1680 - r * (1.0 / 1188 - r * 691.0 / 360360))));
        return steps + series / shifted;
    }

    private static double fraction(double a, double b, double x) {
        double c = 1;
        double d = 1 / nonZero(1 - (a + b) * x / (a + 1));
        double fraction = d;
        for (int m = 1; m <= MAX_TERMS; m++) {
            double even = m * (b - m) * x / ((a + 2.0 * m - 1) * (a + 2.0 * m));
            d = 1 / nonZero(1 + even * d);
            c = nonZero(1 + even / c);
            fraction *= d * c;
            double odd = -(a + m) * (a + b + m) * x / ((a + 2.0 * m) * (a + 2.0 * m + 1));
            d = 1 / nonZero(1 + odd * d);
            c = nonZero(1 + odd / c);
            double factor = d * c;
            fraction *= factor;
            if (Math.abs(factor - 1) <= 0x1p-52) {
                return fraction;
            }
        }
        return fraction;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }
}
