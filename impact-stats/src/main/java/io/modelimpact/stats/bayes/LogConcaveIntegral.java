package io.modelimpact.stats.bayes;

import io.modelimpact.stats.distribution.GaussLegendre;
import java.util.function.DoubleUnaryOperator;

/**
 * Integrates the exponential of a concave function over the line: Gauss-Legendre panels over where it is not negligible, each halved until its halves
 * agree with it to {@value #AGREEMENT} of the whole, at most {@value #HALVINGS} times. Corners, where a narrow law meets a wide one, are found that way.
 */
final class LogConcaveIntegral {
    private static final double FARTHEST = 700;
    private static final double NEGLIGIBLE = 50;
    private static final int STEPS = 90;
    private static final int PANELS = 24;
    private static final double AGREEMENT = 1e-14;
    private static final int HALVINGS = 30;

    private LogConcaveIntegral() {}

    static double of(DoubleUnaryOperator logarithm) {
        double peak = peak(logarithm);
        double top = logarithm.applyAsDouble(peak);
        if (top == Double.NEGATIVE_INFINITY) {
            return 0;
        }
        double left = edge(logarithm, peak, -FARTHEST, top - NEGLIGIBLE);
        double right = edge(logarithm, peak, FARTHEST, top - NEGLIGIBLE);
        DoubleUnaryOperator scaled = y -> StrictMath.exp(logarithm.applyAsDouble(y) - top);
        double width = (right - left) / PANELS;
        double[] panels = new double[PANELS];
        double rough = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            panels[panel] = GaussLegendre.integrate(scaled, left + panel * width, left + (panel + 1) * width);
            rough += panels[panel];
        }
        double sum = 0;
        for (int panel = 0; panel < PANELS; panel++) {
            double from = left + panel * width;
            sum += refined(scaled, from, from + width, panels[panel], AGREEMENT * rough, HALVINGS);
        }
        return StrictMath.exp(top) * sum;
    }

    private static double refined(
            DoubleUnaryOperator function, double from, double to, double whole, double allowed, int halvings) {
        double middle = 0.5 * (from + to);
        double first = GaussLegendre.integrate(function, from, middle);
        double second = GaussLegendre.integrate(function, middle, to);
        if (halvings == 0 || Math.abs(first + second - whole) <= allowed) {
            return first + second;
        }
        return refined(function, from, middle, first, allowed, halvings - 1)
                + refined(function, middle, to, second, allowed, halvings - 1);
    }

    /** Where the function is largest, by thirds: a fixed number of steps. */
    private static double peak(DoubleUnaryOperator logarithm) {
        double low = -FARTHEST;
        double high = FARTHEST;
        for (int i = 0; i < STEPS; i++) {
            double first = low + (high - low) / 3;
            double second = high - (high - low) / 3;
            double left = logarithm.applyAsDouble(first);
            double right = logarithm.applyAsDouble(second);
            if (left < right || left == Double.NEGATIVE_INFINITY && first < 0) {
                low = first;
            } else {
                high = second;
            }
        }
        return 0.5 * (low + high);
    }

    /** Where the function has fallen to the level, between the peak and the end. */
    private static double edge(DoubleUnaryOperator logarithm, double peak, double end, double level) {
        double inside = peak;
        double outside = end;
        for (int i = 0; i < STEPS; i++) {
            double middle = 0.5 * (inside + outside);
            if (logarithm.applyAsDouble(middle) > level) {
                inside = middle;
            } else {
                outside = middle;
            }
        }
        return outside;
    }
}
