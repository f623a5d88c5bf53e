package io.modelimpact.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/** The Gauss-Legendre rule with twenty nodes, exact for polynomials up to degree 39. */
public final class GaussLegendre {
    private static final int COUNT = 20;
    private static final double[] NODES = new double[COUNT];
    private static final double[] WEIGHTS = new double[COUNT];

    static {
        for (int i = 0; i < COUNT; i++) {
            double x = StrictMath.cos(StrictMath.PI * (COUNT - i - 0.25) / (COUNT + 0.5));
            double slope = 1;
            // Newton's rule doubles the digits of a start that is good to two; eight steps are more than enough.
            for (int step = 0; step < 8; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= COUNT; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = COUNT * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            NODES[i] = x;
            WEIGHTS[i] = 2 / ((1 - x * x) * slope * slope);
        }
    }

    private GaussLegendre() {}

    /** Number of nodes in a panel. */
    public static int count() {
        return COUNT;
    }

    /** The node of an index on the interval from -1 to 1. */
    public static double node(int index) {
        return NODES[index];
    }

    /** The weight of an index on the interval from -1 to 1. */
    public static double weight(int index) {
        return WEIGHTS[index];
    }

    /** The integral over panels of equal width. */
    public static double integrate(DoubleUnaryOperator function, double from, double to, int panels) {
        double width = (to - from) / panels;
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            sum += integrate(function, from + panel * width, from + (panel + 1) * width);
        }
        return sum;
    }

    /** The integral over one panel. */
    public static double integrate(DoubleUnaryOperator function, double from, double to) {
        double half = 0.5 * (to - from);
        double centre = 0.5 * (from + to);
        double sum = 0;
        for (int i = 0; i < COUNT; i++) {
            sum += WEIGHTS[i] * function.applyAsDouble(centre + half * NODES[i]);
        }
        return half * sum;
    }
}
