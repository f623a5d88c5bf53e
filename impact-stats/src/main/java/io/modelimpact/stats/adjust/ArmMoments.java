package io.modelimpact.stats.adjust;

import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The exact moments of one arm's units over several variables that were observed together, each in a measure of its own: number of units,
 * means, and covariances with divisor n - 1.
 *
 * <p>Edges: moments that are not defined (a mean of no unit, a covariance of one) throw {@link IllegalStateException}; ask
 * {@link #refusal()} first. Units with a NaN or infinite value are counted apart and are in no moment. Immutable, thread-safe.
 */
public final class ArmMoments {
    private final long count;
    private final long nonFiniteCount;
    private final ExactRational[] sums;
    private final ExactRational[][] products;

    private ArmMoments(long count, long nonFiniteCount, ExactRational[] sums, ExactRational[][] products) {
        this.count = count;
        this.nonFiniteCount = nonFiniteCount;
        this.sums = sums;
        this.products = products;
    }

    /** The moments of cross-products, in the measures that those were summed in. */
    public static ArmMoments of(ExactCrossProducts state) {
        return of(state, Collections.nCopies(state.variables(), ExactRational.ONE));
    }

    /**
     * The moments of cross-products in other measures.
     *
     * @param factors what a value of each variable is to be multiplied with
     * @throws IllegalArgumentException if there is not one factor for each variable
     */
    public static ArmMoments of(ExactCrossProducts state, List<ExactRational> factors) {
        int variables = state.variables();
        if (factors.size() != variables) {
            throw new IllegalArgumentException(
                    "Expected a factor for each of " + variables + " variables, found " + factors.size());
        }
        ExactRational[] sums = new ExactRational[variables];
        ExactRational[][] products = new ExactRational[variables][variables];
        for (int i = 0; i < variables; i++) {
            sums[i] = state.sum(i).times(factors.get(i));
            for (int j = 0; j <= i; j++) {
                products[i][j] = state.sumOfProducts(j, i).times(factors.get(i)).times(factors.get(j));
                products[j][i] = products[i][j];
            }
        }
        return new ArmMoments(state.count(), state.nonFiniteCount(), sums, products);
    }

    /** The moments of the units of both together. */
    public ArmMoments plus(ArmMoments other) {
        if (variables() != other.variables()) {
            throw new IllegalArgumentException(
                    "Both arms need the same variables, found " + variables() + " and " + other.variables());
        }
        ExactRational[] bothSums = sums.clone();
        ExactRational[][] bothProducts = new ExactRational[sums.length][sums.length];
        for (int i = 0; i < sums.length; i++) {
            bothSums[i] = sums[i].plus(other.sums[i]);
            for (int j = 0; j < sums.length; j++) {
                bothProducts[i][j] = products[i][j].plus(other.products[i][j]);
            }
        }
        return new ArmMoments(count + other.count, nonFiniteCount + other.nonFiniteCount, bothSums, bothProducts);
    }

    /** Number of units whose values are finite. */
    public long count() {
        return count;
    }

    /** Number of variables. */
    public int variables() {
        return sums.length;
    }

    /** Why there are no variances: values that are not finite, or fewer than two units. */
    public Optional<Refusal> refusal() {
        if (nonFiniteCount > 0) {
            return Optional.of(
                    new Refusal(RefusalCode.NOT_FINITE, nonFiniteCount + " units have a NaN or infinite value"));
        }
        return count < 2
                ? Optional.of(new Refusal(RefusalCode.TOO_FEW_UNITS, "found " + count + " units, needed at least 2"))
                : Optional.empty();
    }

    /** The mean of a variable. */
    public ExactRational mean(int variable) {
        requireUnits(1);
        return sums[variable].dividedBy(count);
    }

    /** The covariance of two variables; of one with itself, the variance. */
    public ExactRational covariance(int first, int second) {
        requireUnits(2);
        return products[first][second]
                .times(count)
                .minus(sums[first].times(sums[second]))
                .dividedBy(ExactRational.of(count).times(count - 1));
    }

    /** The mean of a variable as a sample for any comparison of two arms. */
    public SampleSummary summary(int variable) {
        return refusal().isPresent()
                ? SampleSummary.refused(count, refusal().get())
                : SampleSummary.of(count, mean(variable), covariance(variable, variable));
    }

    /** The ratio of the sums of two variables, by linearised units, likewise. */
    public SampleSummary ratioSummary(int numerator, int denominator) {
        if (refusal().isEmpty() && mean(denominator).signum() == 0) {
            return SampleSummary.refused(
                    count,
                    new Refusal(RefusalCode.ZERO_DENOMINATOR, "the denominator sums to 0 over " + count + " units"));
        }
        if (refusal().isPresent()) {
            return SampleSummary.refused(count, refusal().get());
        }
        return SampleSummary.of(
                count,
                mean(numerator).dividedBy(mean(denominator)),
                linearised(numerator, denominator, numerator, denominator));
    }

    /** The covariance of the linearised values {@code (N - R D)/mean(D)} of two ratios of sums. */
    ExactRational linearised(int firstNumerator, int firstDenominator, int secondNumerator, int secondDenominator) {
        ExactRational first = mean(firstNumerator).dividedBy(mean(firstDenominator));
        ExactRational second = mean(secondNumerator).dividedBy(mean(secondDenominator));
        return covariance(firstNumerator, secondNumerator)
                .minus(first.times(covariance(firstDenominator, secondNumerator)))
                .minus(second.times(covariance(firstNumerator, secondDenominator)))
                .plus(first.times(second).times(covariance(firstDenominator, secondDenominator)))
                .dividedBy(mean(firstDenominator).times(mean(secondDenominator)));
    }

    /** Whether every variable takes more than one value. */
    boolean vary() {
        return refusal().isEmpty()
                && IntStream.range(0, sums.length)
                        .allMatch(variable -> covariance(variable, variable).signum() != 0);
    }

    private void requireUnits(int needed) {
        if (count < needed) {
            throw new IllegalStateException("Not defined for fewer than " + needed + " units, found " + count);
        }
    }
}
