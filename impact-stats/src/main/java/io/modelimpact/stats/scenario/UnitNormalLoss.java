package io.modelimpact.stats.scenario;

import io.modelimpact.stats.distribution.StandardNormal;

/** The unit normal loss {@code E[max(Z - z, 0)] = phi(z) - z P(Z > z)}. */
final class UnitNormalLoss {
    private static final double TAIL_FROM = 2;

    private UnitNormalLoss() {}

    /**
     * The loss at z, to about 1e-14 relative: in the tail as density times two ratios of Laplace's continued fraction, so
     * that the two terms never cancel.
     */
    static double at(double z) {
        double density = StandardNormal.INSTANCE.density(z);
        if (z < TAIL_FROM) {
            return density - z * StandardNormal.INSTANCE.survival(z);
        }
        int depth = 20 + (int) (500 / (z * z));
        double inner = z;
        for (int k = depth; k >= 2; k--) {
            inner = z + k / inner;
        }
        // With P(Z > z) = phi / (z + 1/inner): phi - z phi/(z + 1/inner) = phi / (z inner + 1).
        return density / (z * inner + 1);
    }
}
