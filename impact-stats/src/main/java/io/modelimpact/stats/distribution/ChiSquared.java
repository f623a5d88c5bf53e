package io.modelimpact.stats.distribution;

import io.modelimpact.stats.internal.Bisection;
import org.apache.commons.math3.special.Gamma;

/**
 * The chi-squared distribution with any positive number of degrees of freedom.
 *
 * <p>Algorithm: with {@code a = df / 2} and {@code y = x / 2}, the series of the lower incomplete gamma function for
 * {@code y < a + 1}, else Legendre's continued fraction of the upper one, so that a small tail is never a difference. The
 * common factor {@code y^a e^-y / Gamma(a + 1)} is formed around its maximum by the deviance {@code y - a - a log(y/a)}
 * where a is large. Relative accuracy about 1e-12 wherever the result is a normal double.
 *
 * <p>Sources: M. Abramowitz, I. A. Stegun (1964), 6.5.29, 6.5.31; C. Loader (2000), "Fast and accurate computation of
 * binomial probabilities".
 */
public final class ChiSquared {
    private static final double SADDLE_POINT_FROM = 15;
    /** Below this tail the logarithm is formed without the tail. */
    private static final double DEEP_TAIL = 1e-290;

    private static final int MAX_TERMS = 100_000;

    private final double degreesOfFreedom;

    private ChiSquared(double degreesOfFreedom) {
        this.degreesOfFreedom = degreesOfFreedom;
    }

    /**
     * The distribution with these degrees of freedom.
     *
     * @throws IllegalArgumentException if they are not positive and finite
     */
    public static ChiSquared withDegreesOfFreedom(double degreesOfFreedom) {
        if (!(degreesOfFreedom > 0 && degreesOfFreedom < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Degrees of freedom must be positive, found " + degreesOfFreedom);
        }
        return new ChiSquared(degreesOfFreedom);
    }

    /** The degrees of freedom. */
    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    /** Probability density at x; 0 below 0. */
    public double density(double x) {
        double a = 0.5 * degreesOfFreedom;
        return x > 0 ? front(a, 0.5 * x) * a / x : 0.0;
    }

    /** Upper tail P(X > x); 1 for x <= 0. */
    public double survival(double x) {
        return Double.isNaN(x) ? Double.NaN : tail(0.5 * x, true);
    }

    /** Lower tail P(X <= x); 0 for x <= 0. */
    public double cumulative(double x) {
        return Double.isNaN(x) ? Double.NaN : tail(0.5 * x, false);
    }

    /** Logarithm of the upper tail, also where the tail itself is below the doubles. */
    public double logSurvival(double x) {
        double tail = survival(x);
        double y = 0.5 * x;
        double a = 0.5 * degreesOfFreedom;
        return tail < DEEP_TAIL && x < Double.POSITIVE_INFINITY
                ? logFront(a, y) + StrictMath.log(a * upperFraction(a, y))
                : logOfTail(tail, x, false);
    }

    /** Logarithm of the lower tail, also where the tail itself is below the doubles. */
    public double logCumulative(double x) {
        double tail = cumulative(x);
        double y = 0.5 * x;
        double a = 0.5 * degreesOfFreedom;
        return tail < DEEP_TAIL && x > 0
                ? logFront(a, y) + StrictMath.log(lowerSeries(a, y))
                : logOfTail(tail, x, true);
    }

    /** The logarithm of a tail, through the other one where this one is near 1. */
    private double logOfTail(double tail, double x, boolean lower) {
        return tail > 0.5 ? StrictMath.log1p(-(lower ? survival(x) : cumulative(x))) : StrictMath.log(tail);
    }

    /**
     * The x with P(X &lt;= x) = p; for p below one half by a bisection over the bit patterns of the doubles.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]; 0 gives 0, 1 gives infinity
     */
    public double quantile(double p) {
        TailInversion.requireProbability(p);
        return p >= 0.5 || p == 0
                ? upperQuantile(1 - p)
                : Bisection.firstWhereNot(x -> cumulative(x) < p, 0, Double.MAX_VALUE);
    }

    /**
     * The x with P(X > x) = p, by {@link TailInversion}.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]; 0 gives infinity, 1 gives 0
     */
    public double upperQuantile(double p) {
        TailInversion.requireProbability(p);
        if (p == 0 || p == 1) {
            return p == 0 ? Double.POSITIVE_INFINITY : 0.0;
        }
        return TailInversion.solve(new UpperTail(), p, degreesOfFreedom);
    }

    private final class UpperTail implements TailInversion.Tail {
        @Override
        public double survival(double x) {
            return ChiSquared.this.survival(x);
        }

        @Override
        public double density(double x) {
            return ChiSquared.this.density(x);
        }
    }

    private double tail(double y, boolean upper) {
        if (!(y > 0)) {
            return upper ? 1.0 : 0.0;
        }
        if (y == Double.POSITIVE_INFINITY) {
            return upper ? 0.0 : 1.0;
        }
        double a = 0.5 * degreesOfFreedom;
        if (y < a + 1) {
            double lower = front(a, y) * lowerSeries(a, y);
            return upper ? 1 - lower : lower;
        }
        double tail = front(a, y) * a * upperFraction(a, y);
        return upper ? tail : 1 - tail;
    }

    private static double logFront(double a, double y) {
        double x = SaddlePoint.deviance(a, y, y - a) + SaddlePoint.stirlingError(a);
        return -x - 0.5 * StrictMath.log(2 * Math.PI * a);
    }

    /** {@code y^a e^-y / Gamma(a + 1)}. */
    private static double front(double a, double y) {
        if (a < SADDLE_POINT_FROM) {
            return StrictMath.exp(a * StrictMath.log(y) - y - Gamma.logGamma(a + 1));
        }
        return StrictMath.exp(-SaddlePoint.deviance(a, y, y - a) - SaddlePoint.stirlingSeries(a))
                / Math.sqrt(2 * Math.PI * a);
    }

    /** {@code 1 + y/(a+1) + y^2/((a+1)(a+2)) + ...}. */
    private static double lowerSeries(double a, double y) {
        double term = 1;
        double sum = 1;
        for (int k = 1; term > sum * 0x1p-56 && k < MAX_TERMS; k++) {
            term *= y / (a + k);
            sum += term;
        }
        return sum;
    }

    /** {@code Gamma(a, y) e^y y^-a} by the modified Lentz rule. */
    private static double upperFraction(double a, double y) {
        double b = y + 1 - a;
        double c = Double.MAX_VALUE;
        double d = 1 / b;
        double fraction = d;
        for (int k = 1; k <= MAX_TERMS; k++) {
            double numerator = -k * (k - a);
            b += 2;
            d = 1 / (numerator * d + b);
            c = b + numerator / c;
            double factor = c * d;
            fraction *= factor;
            if (Math.abs(factor - 1) <= 0x1p-52) {
                return fraction;
            }
        }
        return fraction;
    }
}
