package io.modelimpact.engine.internal.judge;

import io.modelimpact.decision.Multiplicity;
import io.modelimpact.stats.multiplicity.DirectionalHolm;
import java.util.Arrays;

/**
 * The family of claims under one protection against chance findings. A region with two finite ends stands for two members of
 * the family, because an interval can err at either end.
 */
final class Family {
    private final Multiplicity multiplicity;
    private final double errorRate;
    private final boolean[] twoSided;
    private final double[] pValues;

    /**
     * Prepares the family.
     *
     * @param pValues the smallest error rate at which each claim's interval decides
     * @param twoSided which claims have a region with two finite ends that differ
     */
    Family(Multiplicity multiplicity, double errorRate, double[] pValues, boolean[] twoSided) {
        this.multiplicity = multiplicity;
        this.errorRate = errorRate;
        this.pValues = pValues.clone();
        this.twoSided = twoSided.clone();
    }

    /** The error rate of each claim of a family that splits its own equally, whatever the data say. */
    double share() {
        return multiplicity == Multiplicity.NONE || pValues.length == 0 ? errorRate : errorRate / size();
    }

    private int size() {
        int size = pValues.length;
        for (boolean two : twoSided) {
            size += two ? 1 : 0;
        }
        return size;
    }

    /** The error rate of the interval that each claim's verdict rests on. */
    double[] errorRates() {
        double[] rates = new double[pValues.length];
        switch (multiplicity) {
            case NONE -> Arrays.fill(rates, errorRate);
            case BONFERRONI -> Arrays.fill(rates, errorRate / size());
            case HOLM -> collapse(DirectionalHolm.simultaneousLevels(expanded(), errorRate), rates, true);
        }
        return rates;
    }

    /** The adjusted p-values: a claim is decided exactly where its own is at most the family's error rate. */
    double[] adjusted() {
        double[] adjusted = new double[pValues.length];
        switch (multiplicity) {
            case NONE -> System.arraycopy(pValues, 0, adjusted, 0, pValues.length);
            case BONFERRONI -> {
                for (int i = 0; i < pValues.length; i++) {
                    adjusted[i] = Math.min(1.0, pValues[i] * size());
                }
            }
            case HOLM -> collapse(DirectionalHolm.adjust(expanded()), adjusted, false);
        }
        return adjusted;
    }

    private double[] expanded() {
        double[] all = new double[size()];
        int next = 0;
        for (int i = 0; i < pValues.length; i++) {
            all[next++] = pValues[i];
            if (twoSided[i]) {
                all[next++] = pValues[i];
            }
        }
        return all;
    }

    private void collapse(double[] all, double[] into, boolean smaller) {
        int next = 0;
        for (int i = 0; i < pValues.length; i++) {
            into[i] = all[next++];
            if (twoSided[i]) {
                double other = all[next++];
                into[i] = smaller ? Math.min(into[i], other) : Math.max(into[i], other);
            }
        }
    }
}
