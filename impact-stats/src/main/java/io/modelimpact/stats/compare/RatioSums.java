package io.modelimpact.stats.compare;

import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;

/**
 * Sums over the units of one arm from which a ratio of sums and its delta-method variance follow:
 *
 * <pre>
 * R = sum N / sum D,   v = [s2_N - 2 R s_ND + R^2 s2_D] / mean(D)^2
 *   = n^2 [S_NN S_D^2 - 2 S_N S_D S_ND + S_N^2 S_DD] / ((n - 1) S_D^4)
 * </pre>
 *
 * @param count                  number of units n
 * @param numeratorSum           S_N
 * @param numeratorSumSquares    S_NN
 * @param denominatorSum         S_D
 * @param denominatorSumSquares  S_DD
 * @param sumProducts            S_ND
 */
public record RatioSums(
        long count,
        ExactRational numeratorSum,
        ExactRational numeratorSumSquares,
        ExactRational denominatorSum,
        ExactRational denominatorSumSquares,
        ExactRational sumProducts) {

    /**
     * Sums given as doubles, taken as exact.
     *
     * @throws IllegalArgumentException if a sum is NaN or infinite
     */
    public static RatioSums of(
            long count,
            double numeratorSum,
            double numeratorSumSquares,
            double denominatorSum,
            double denominatorSumSquares,
            double sumProducts) {
        return new RatioSums(
                count,
                ExactRational.of(numeratorSum),
                ExactRational.of(numeratorSumSquares),
                ExactRational.of(denominatorSum),
                ExactRational.of(denominatorSumSquares),
                ExactRational.of(sumProducts));
    }

    /** The sums of two variables of the same units. */
    static RatioSums from(ExactCrossProducts state, int numerator, int denominator) {
        return new RatioSums(
                state.count(),
                state.sum(numerator),
                state.sumOfProducts(numerator, numerator),
                state.sum(denominator),
                state.sumOfProducts(denominator, denominator),
                state.sumOfProducts(numerator, denominator));
    }

    SampleSummary summary() {
        if (count < 2) {
            return SampleSummary.tooFew(count);
        }
        if (denominatorSum.signum() == 0) {
            return SampleSummary.zeroDenominator(count);
        }
        return SampleSummary.of(count, numeratorSum.dividedBy(denominatorSum), unitVariance());
    }

    private ExactRational unitVariance() {
        ExactRational squaredDenominator = denominatorSum.squared();
        ExactRational crossed =
                sumProducts.times(denominatorSum).doubled().minus(numeratorSum.times(denominatorSumSquares));
        ExactRational centred = numeratorSumSquares.times(squaredDenominator).minus(crossed.times(numeratorSum));
        ExactRational scale = ExactRational.of(count).squared().dividedBy(count - 1);
        return centred.times(scale).dividedBy(squaredDenominator.squared());
    }
}
