package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.SaddlePoint;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A test of the sample ratio that may be looked at after every batch: the Bayes factor of a Dirichlet-multinomial alternative,
 * centred at the declared shares p with concentration A, over the multinomial with those shares. The reciprocal of the largest
 * factor so far is a p-value that is valid at every look.
 *
 * <p>With cumulative counts n_i, n their sum and {@code a_i = A p_i}: {@code log BF = sum [lnG(a_i + n_i) - lnG(a_i) - n_i ln p_i] -
 * lnG(A + n) + lnG(A)}. Algorithm: Stirling's formula turns this into a sum of deviances {@code D(a_i + n_i, p_i (A + n))} and small
 * corrections, so that millions of units cost no digits. Absolute accuracy of log BF about 1e-14 beyond its own size.
 *
 * <p>Edges: an arm of weight zero without units is left out. Refused: units in an arm of weight zero, fewer than two arms of
 * positive weight, no batch. p underflows to 0 where log BF exceeds 745; log BF itself stays. Immutable. Source: M. Lindon, A.
 * Malek (2022), "Anytime-valid inference for multinomial count data", NeurIPS 35.
 */
public final class SequentialSampleRatioTest {
    private static final SequentialSampleRatioTest DEFAULT = new SequentialSampleRatioTest(10_000);

    private final double concentration;

    private SequentialSampleRatioTest(double concentration) {
        this.concentration = concentration;
    }

    /** With concentration 10,000: most sensitive to mismatches of a few per cent. */
    public static SequentialSampleRatioTest withDefaults() {
        return DEFAULT;
    }

    /**
     * The same test with another concentration of the alternative around the declared shares.
     *
     * @throws IllegalArgumentException unless it is positive and finite
     */
    public SequentialSampleRatioTest withConcentration(double value) {
        if (!(value > 0 && value < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Concentration must be positive and finite, found " + value);
        }
        return new SequentialSampleRatioTest(value);
    }

    /**
     * One look after every batch.
     *
     * @param batches new units per arm, batch by batch
     * @param weights declared weights of the arms
     * @throws IllegalArgumentException if lengths differ, or a count or a weight is negative or not finite
     */
    public Outcome<List<Look>> test(long[][] batches, double[] weights) {
        requireMatching(batches, weights);
        if (Arrays.stream(weights).filter(weight -> weight > 0).count() < 2) {
            return Outcome.refused(RefusalCode.DEGENERATE, "fewer than two arms have a positive weight");
        }
        if (batches.length == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "no batch");
        }
        long[] counts = new long[weights.length];
        List<Look> looks = new ArrayList<>();
        double pValue = 1;
        for (long[] batch : batches) {
            for (int arm = 0; arm < counts.length; arm++) {
                counts[arm] = Math.addExact(counts[arm], batch[arm]);
                if (weights[arm] == 0 && counts[arm] > 0) {
                    return Outcome.refused(
                            RefusalCode.IMPOSSIBLE_OBSERVATION,
                            "arm " + arm + " has weight 0, but " + counts[arm] + " units");
                }
            }
            double logBayesFactor = logBayesFactor(counts, weights);
            pValue = Math.min(pValue, StrictMath.exp(-logBayesFactor));
            looks.add(new Look(logBayesFactor, pValue));
        }
        return Outcome.of(List.copyOf(looks));
    }

    private double logBayesFactor(long[] counts, double[] weights) {
        double weight = 0;
        double units = 0;
        for (int arm = 0; arm < counts.length; arm++) {
            weight += weights[arm];
            units += counts[arm];
        }
        double sum = 0;
        double corrections = -correction(concentration, units);
        for (int arm = 0; arm < counts.length; arm++) {
            if (weights[arm] > 0) {
                double share = weights[arm] / weight;
                double prior = concentration * share;
                sum += SaddlePoint.deviance(prior + counts[arm], share * (concentration + units));
                corrections += correction(prior, (double) counts[arm]);
            }
        }
        return sum + corrections;
    }

    /** {@code lnG(a + n) - lnG(a)} less what the deviances account for. */
    private static double correction(double prior, double count) {
        return SaddlePoint.stirlingError(prior + count)
                - SaddlePoint.stirlingError(prior)
                - 0.5 * StrictMath.log1p(count / prior);
    }

    private static void requireMatching(long[][] batches, double[] weights) {
        boolean proper = Arrays.stream(batches)
                        .allMatch(batch -> batch.length == weights.length
                                && Arrays.stream(batch).allMatch(count -> count >= 0))
                && Arrays.stream(weights).allMatch(weight -> weight >= 0 && weight < Double.POSITIVE_INFINITY);
        if (!proper) {
            throw new IllegalArgumentException(
                    "Expected as many counts in every batch as weights, none negative, found "
                            + Arrays.deepToString(batches) + " and weights " + Arrays.toString(weights));
        }
    }

    /**
     * What is known after a batch.
     *
     * @param logBayesFactor natural logarithm of the Bayes factor of all units so far
     * @param pValue         reciprocal of the largest Bayes factor so far, at most 1; valid at any look
     */
    public record Look(double logBayesFactor, double pValue) {}
}
