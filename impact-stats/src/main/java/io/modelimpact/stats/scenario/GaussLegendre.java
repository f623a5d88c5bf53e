package io.modelimpact.stats.scenario;

import java.util.function.DoubleUnaryOperator;

/** Gauss-Legendre quadrature with 16 nodes a panel; exact for polynomials of degree 31. */
final class GaussLegendre {
    private static final double[] NODES = {
        0.09501250983763744, 0.2816035507792589, 0.45801677765722737, 0.6178762444026438,
        0.755404408355003, 0.8656312023878318, 0.9445750230732326, 0.9894009349916499
    };
    private static final double[] WEIGHTS = {
        0.1894506104550685, 0.18260341504492358, 0.16915651939500254, 0.14959598881657674,
        0.12462897125553388, 0.09515851168249279, 0.062253523938647894, 0.027152459411754096
    };

    private GaussLegendre() {}

    static double integrate(DoubleUnaryOperator function, double from, double to, int panels) {
        double half = (to - from) / (2 * panels);
        double sum = 0;
        for (int panel = 0; panel < panels; panel++) {
            double centre = from + (2 * panel + 1) * half;
            for (int node = 0; node < NODES.length; node++) {
                double step = half * NODES[node];
                sum += WEIGHTS[node] * (function.applyAsDouble(centre - step) + function.applyAsDouble(centre + step));
            }
        }
        return half * sum;
    }
}
