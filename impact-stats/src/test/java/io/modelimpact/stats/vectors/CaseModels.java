package io.modelimpact.stats.vectors;

/** The models that the conventions of a vector file write down; they are inputs of the cases. */
final class CaseModels {
    private CaseModels() {}

    /** {@code x0 x1 x2 - 0.1 x0 x3}. */
    static double tornado(double[] x) {
        return x[0] * x[1] * x[2] - 0.1 * x[0] * x[3];
    }
}
