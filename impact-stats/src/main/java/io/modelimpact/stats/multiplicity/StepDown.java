package io.modelimpact.stats.multiplicity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** A step-down procedure given by its factors: the k-th smallest p-value is compared with alpha / factor(k), k from 0. */
final class StepDown {
    private final IntToDoubleFunction factor;

    StepDown(IntToDoubleFunction factor) {
        this.factor = factor;
    }

    /** Running maximum of factor(k) p_(k), capped at 1, in the order of the input. */
    double[] adjust(double[] pValues) {
        int[] order = order(pValues);
        double[] adjusted = new double[pValues.length];
        double running = 0;
        for (int k = 0; k < order.length; k++) {
            running = Math.max(running, Math.min(1.0, factor.applyAsDouble(k) * pValues[order[k]]));
            adjusted[order[k]] = running;
        }
        return adjusted;
    }

    /** Rejected: the rate of the own step. Not rejected: the rate of the step at which the procedure stopped. */
    double[] localErrorRates(double[] pValues, double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("Alpha must lie in (0, 1), found " + alpha);
        }
        int[] order = order(pValues);
        double[] rates = new double[pValues.length];
        int step = 0;
        for (int k = 0; k < order.length; k++) {
            boolean rejected = step == k && pValues[order[k]] < alpha / factor.applyAsDouble(k);
            rates[order[k]] = alpha / factor.applyAsDouble(step);
            step += rejected ? 1 : 0;
        }
        return rates;
    }

    /** Positions by ascending p-value; ties keep the order of the input. */
    static int[] order(double[] pValues) {
        for (double p : pValues) {
            if (!(p >= 0 && p <= 1)) {
                throw new IllegalArgumentException("p-values must lie in [0, 1], found " + Arrays.toString(pValues));
            }
        }
        return IntStream.range(0, pValues.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> pValues[i]))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
