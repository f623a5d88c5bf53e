package io.modelimpact.stats.compare;

import io.modelimpact.stats.exact.ExactCrossProducts;
import java.math.BigInteger;
import java.util.Optional;

/**
 * The fourfold table of two yes-or-no answers on the same units.
 *
 * @param both          units with yes under both versions
 * @param baselineOnly  units with yes under the baseline alone
 * @param candidateOnly units with yes under the candidate alone
 * @param neither       units with yes under neither
 */
public record PairedCounts(long both, long baselineOnly, long candidateOnly, long neither) {

    /**
     * Checks the counts.
     *
     * @throws IllegalArgumentException if one is negative
     */
    public PairedCounts {
        if (both < 0 || baselineOnly < 0 || candidateOnly < 0 || neither < 0) {
            throw new IllegalArgumentException("Counts must not be negative, found " + both + ", " + baselineOnly + ", "
                    + candidateOnly + ", " + neither);
        }
    }

    /** The table of two variables that are 0 or 1 in every row; empty if one of them is not. */
    public static Optional<PairedCounts> of(ExactCrossProducts state, int baseline, int candidate) {
        if (state.nonFiniteCount() > 0 || !isZeroOrOne(state, baseline) || !isZeroOrOne(state, candidate)) {
            return Optional.empty();
        }
        BigInteger both = BigInteger.valueOf(
                (long) state.sumOfProducts(baseline, candidate).doubleValue());
        long yes = both.longValueExact();
        long baselineYes = (long) state.sum(baseline).doubleValue();
        long candidateYes = (long) state.sum(candidate).doubleValue();
        return Optional.of(new PairedCounts(
                yes, baselineYes - yes, candidateYes - yes, state.count() - baselineYes - candidateYes + yes));
    }

    /** The sum of x(1 - x) over values that are whole numbers is 0 only if each of them is 0 or 1. */
    private static boolean isZeroOrOne(ExactCrossProducts state, int variable) {
        return state.sum(variable).compareTo(state.sumOfProducts(variable, variable)) == 0;
    }

    /** The number of units. */
    public long units() {
        return Math.addExact(Math.addExact(both, baselineOnly), Math.addExact(candidateOnly, neither));
    }

    /** The number of units with different answers. */
    public long discordant() {
        return Math.addExact(baselineOnly, candidateOnly);
    }
}
