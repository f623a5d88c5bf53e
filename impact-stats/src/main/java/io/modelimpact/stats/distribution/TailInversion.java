package io.modelimpact.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/**
 * Solves P(X > x) = p for a continuous distribution on the whole or on the positive line, by a fixed rule: Newton steps
 * on the logarithm of the tail, in x near the centre and in log x beyond 1, kept within a bracket that halves the ordered
 * bit patterns of the doubles whenever a step leaves it, until x no longer moves.
 */
final class TailInversion {
    private static final int MAX_STEPS = 200;

    private TailInversion() {}

    /** The tail of a distribution at positive x. */
    interface Tail {
        double survival(double x);

        double density(double x);
    }

    static double upperQuantile(ReferenceDistribution distribution, double p, DoubleUnaryOperator start) {
        return upperQuantile(tailOf(distribution), p, start);
    }

    /** The same for the tail of a symmetric distribution about zero. */
    static double upperQuantile(Tail tail, double p, DoubleUnaryOperator start) {
        requireProbability(p);
        if (p == 0.5) {
            return 0.0;
        }
        if (p == 0 || p == 1) {
            return p == 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        if (p > 0.5) {
            // Exact, since p lies in [1/2, 1].
            return 0.0 - solve(tail, 1 - p, start.applyAsDouble(1 - p));
        }
        return solve(tail, p, start.applyAsDouble(p));
    }

    private static Tail tailOf(ReferenceDistribution distribution) {
        return new Tail() {
            @Override
            public double survival(double x) {
                return distribution.survival(x);
            }

            @Override
            public double density(double x) {
                return distribution.density(x);
            }
        };
    }

    /** The positive x with the given tail probability, started anywhere. */
    static double solve(Tail tail, double p, double start) {
        double low = 0.0;
        double high = Double.MAX_VALUE;
        double x = start > low && start < high ? start : 1.0;
        for (int step = 0; step < MAX_STEPS; step++) {
            double survival = tail.survival(x);
            if (survival == p) {
                return x;
            }
            if (survival > p) {
                low = x;
            } else {
                high = x;
            }
            double next = newton(tail, x, survival, p);
            if (!(next > low && next < high)) {
                next = Math.abs(next - x) <= Math.ulp(x) ? x : middle(low, high);
            }
            if (next == x || next == low || next == high) {
                return next;
            }
            x = next;
        }
        return x;
    }

    private static double newton(Tail tail, double x, double survival, double p) {
        double step = StrictMath.log1p((survival - p) / p) * survival / tail.density(x);
        return x > 1 ? x * StrictMath.exp(step / x) : x + step;
    }

    /** The double half-way between two positive doubles in the order of their bit patterns. */
    private static double middle(double low, double high) {
        long lowBits = Double.doubleToLongBits(low);
        return Double.longBitsToDouble(lowBits + (Double.doubleToLongBits(high) - lowBits) / 2);
    }

    static void requireProbability(double p) {
        if (!(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException("Probability must lie in [0, 1], found " + p);
        }
    }
}
