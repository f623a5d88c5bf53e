package io.modelimpact.stats.vectors;

import io.modelimpact.stats.scenario.ProbabilityDistribution;
import java.util.Collections;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The models that the conventions of a vector file write down; they are inputs of the cases. */
final class CaseModels {
    /** Position of the third angle. */
    static final int LAST_ANGLE = 2;

    private CaseModels() {}

    /** Ishigami's function of three angles. */
    static ToDoubleFunction<double[]> ishigami(double a, double b) {
        return x -> {
            double sine = StrictMath.sin(x[0]);
            double other = StrictMath.sin(x[1]);
            return sine + a * other * other + b * x[2] * x[2] * x[2] * x[2] * sine;
        };
    }

    /** Three angles between -pi and pi. */
    static List<ProbabilityDistribution> angles() {
        ProbabilityDistribution angle =
                ProbabilityDistribution.uniform(-Math.PI, Math.PI).orElseThrow();
        return List.of(angle, angle, angle);
    }

    /** Sobol's g function. */
    static ToDoubleFunction<double[]> g(double[] a) {
        return x -> {
            double product = 1;
            for (int i = 0; i < a.length; i++) {
                product *= (Math.abs(4 * x[i] - 2) + a[i]) / (1 + a[i]);
            }
            return product;
        };
    }

    /** As many inputs, uniform between 0 and 1. */
    static List<ProbabilityDistribution> shares(double[] a) {
        return Collections.nCopies(
                a.length, ProbabilityDistribution.uniform(0, 1).orElseThrow());
    }

    /** {@code x0 x1 x2 - 0.1 x0 x3}. */
    static double tornado(double[] x) {
        return x[0] * x[1] * x[2] - 0.1 * x[0] * x[3];
    }
}
