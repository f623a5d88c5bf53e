package io.modelimpact.stats.distribution;

import java.util.function.DoubleUnaryOperator;

/** The 16-point rule of Gauss and Legendre: M. Abramowitz, I. A. Stegun (1964), table 25.4. */
final class GaussLegendre {
    private static final double[] NODES = {
        0.09501250983763744,
        0.2816035507792589,
        0.45801677765722737,
        0.6178762444026438,
        0.755404408355003,
        0.8656312023878318,
        0.9445750230732326,
        0.9894009349916499
    };
    private static final double[] WEIGHTS = {
        0.1894506104550685,
        0.18260341504492358,
        0.16915651939500254,
        0.14959598881657674,
        0.12462897125553388,
        0.09515851168249279,
        0.062253523938647894,
        0.027152459411754096
    };

    private GaussLegendre() {}

    /** The integral of the function from {@code from} to {@code to}. */
    static double integrate(DoubleUnaryOperator function, double from, double to) {
        double centre = 0.5 * (from + to);
        double half = 0.5 * (to - from);
        double sum = 0;
        for (int i = 0; i < NODES.length; i++) {
            double offset = half * NODES[i];
            sum += WEIGHTS[i] * (function.applyAsDouble(centre - offset) + function.applyAsDouble(centre + offset));
        }
        return half * sum;
    }
}
