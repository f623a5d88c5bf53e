package io.modelimpact.stats.multiplicity;

import java.util.function.IntToDoubleFunction;

/** A step-up procedure given by its factors: the k-th smallest p-value is compared with alpha / factor(k), k from 0. */
final class StepUp {
    private final IntToDoubleFunction factor;

    StepUp(IntToDoubleFunction factor) {
        this.factor = factor;
    }

    /** Running minimum of factor(k) p_(k) from the largest p-value down, capped at 1, in the order of the input. */
    double[] adjust(double[] pValues) {
        int[] order = StepDown.order(pValues);
        double[] adjusted = new double[pValues.length];
        double running = 1;
        for (int k = order.length - 1; k >= 0; k--) {
            running = Math.min(running, factor.applyAsDouble(k) * pValues[order[k]]);
            adjusted[order[k]] = running;
        }
        return adjusted;
    }
}
