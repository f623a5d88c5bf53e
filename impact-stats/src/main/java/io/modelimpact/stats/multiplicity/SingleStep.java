package io.modelimpact.stats.multiplicity;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/** What procedures without steps share. */
final class SingleStep {
    private SingleStep() {}

    static double[] adjust(double[] pValues, DoubleUnaryOperator correction) {
        return Arrays.stream(pValues)
                .map(p -> Math.min(1.0, correction.applyAsDouble(p)))
                .toArray();
    }

    static void requireProbabilities(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("p-values must lie in [0, 1], found " + Arrays.toString(pValues));
            }
        }
    }

    static void requireFamily(int hypotheses, double alpha) {
        if (hypotheses <= 0 || !(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException(
                    "Expected at least one hypothesis and alpha in (0, 1), found " + hypotheses + " and " + alpha);
        }
    }
}
