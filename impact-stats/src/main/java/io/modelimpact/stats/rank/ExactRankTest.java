package io.modelimpact.stats.rank;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;

/**
 * The rank-sum test by its exact law: every choice of the treatment's units among all units is equally likely. With ties the
 * law is that of the midranks at hand; without, it is Mann and Whitney's.
 *
 * <p>p-values: less {@code P(U' <= U)}, greater {@code P(U' >= U)}, two-sided {@code P(|U' - E| >= |U - E|)}, which without
 * ties is twice the smaller of the two, at most 1.
 *
 * <p>Edges: all values equal gives no test (DEGENERATE). Refused besides: an empty arm, NaN, and so many units that it would
 * take seconds (TOO_MANY_UNITS, from about 200 a side on). Accuracy: relative 1e-13 down to 1e-300. Cost: O(N k n1
 * n2), k the smaller arm. Immutable. Source: C. R. Mehta, N. R. Patel, A. A. Tsiatis (1984), "Exact significance testing to
 * establish treatment equivalence with ordered categorical data", doi:10.2307/2530927.
 */
public final class ExactRankTest {
    private static final ExactRankTest DEFAULT = new ExactRankTest();

    private ExactRankTest() {}

    /** The test; it has no options. */
    public static ExactRankTest withDefaults() {
        return DEFAULT;
    }

    /** Tests whether treatment values tend to be larger than control values. */
    public Outcome<Result> test(double[] control, double[] treatment) {
        return PooledRanks.of(control, treatment).then(ExactRankTest::test);
    }

    private static Outcome<Result> test(PooledRanks ranks) {
        if (ranks.groupSizes().length == 1) {
            return Outcome.refused(RefusalCode.DEGENERATE, "all values are equal");
        }
        int controls = ranks.control().length;
        int treatments = ranks.treatment().length;
        int chosen = Math.min(controls, treatments);
        if (!PermutationLaw.isFeasible(controls + treatments, chosen, ranks.hasTies())) {
            return Outcome.refused(
                    RefusalCode.TOO_MANY_UNITS, "found " + controls + " and " + treatments + " units for an exact law");
        }
        PermutationLaw law = new PermutationLaw(ranks.groupSizes(), chosen);
        boolean treatmentChosen = chosen == treatments;
        long wins = treatmentChosen ? ranks.doubledWins() : 2 * ranks.pairs() - ranks.doubledWins();
        long sum = wins + (long) chosen * (chosen + 1);
        double below = law.below(sum);
        double above = law.above(sum);
        return Outcome.of(new Result(
                RankComparison.of(ranks),
                law.beyond(sum),
                treatmentChosen ? above : below,
                treatmentChosen ? below : above));
    }

    /**
     * Result of the test.
     *
     * @param comparison    U and effect sizes
     * @param pValue        two-sided
     * @param pValueGreater of treatment values tending to be larger
     * @param pValueLess    of treatment values tending to be smaller
     */
    public record Result(RankComparison comparison, double pValue, double pValueGreater, double pValueLess) {
        /** p-value of this claim about the treatment. */
        public double pValue(Alternative claim) {
            return switch (claim) {
                case TWO_SIDED -> pValue;
                case GREATER -> pValueGreater;
                case LESS -> pValueLess;
            };
        }
    }
}
