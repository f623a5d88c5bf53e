package io.modelimpact.stats.sequential;

import java.util.function.DoubleUnaryOperator;

/** Bisection to the last bit: no tolerance, at most as many steps as it takes to halve a bracket away. */
final class Bisection {
    private static final int MOST_STEPS = 2_000;

    private Bisection() {}

    /** Where an increasing function crosses zero; the nearer end where it does not. */
    static double root(DoubleUnaryOperator increasing, double low, double high) {
        double from = low;
        double to = high;
        for (int i = 0; i < MOST_STEPS; i++) {
            double middle = 0.5 * (from + to);
            if (!(middle > from && middle < to)) {
                break;
            }
            if (increasing.applyAsDouble(middle) < 0) {
                from = middle;
            } else {
                to = middle;
            }
        }
        return to;
    }
}
