package io.modelimpact.stats.rank;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigInteger;

/**
 * The rank-sum test of Wilcoxon, Mann and Whitney, referred to the normal law: with U the pairs won by the treatment (ties half),
 * {@code d = U - n1 n2/2} and {@code s^2 = n1 n2/12 [N + 1 - sum (t^3 - t)/(N (N - 1))]} over groups of t tied values, the
 * statistic is d/s; with the continuity correction (the default) d is brought nearer to the side of the claim by one half.
 *
 * <p>p-values: two-sided {@code min(1, 2 P(Z > (|d| - 1/2)/s))}, greater {@code P(Z > (d - 1/2)/s)}, less {@code P(Z < (d +
 * 1/2)/s)}; without the correction the halves are left out.
 *
 * <p>Edges: infinite values rank beyond all others. Refused: an empty arm, NaN, all values equal (DEGENERATE). Accuracy: d and
 * s^2 are exact, tails as {@link StandardNormal}. Cost: O(n log n). Immutable. Source: H. B. Mann, D. R. Whitney (1947),
 * doi:10.1214/aoms/1177730491.
 */
public final class MannWhitneyTest {
    private static final MannWhitneyTest DEFAULT = new MannWhitneyTest(true);

    private final boolean continuityCorrection;

    private MannWhitneyTest(boolean continuityCorrection) {
        this.continuityCorrection = continuityCorrection;
    }

    /** With continuity correction. */
    public static MannWhitneyTest withDefaults() {
        return DEFAULT;
    }

    /** The same test with or without the continuity correction. */
    public MannWhitneyTest withContinuityCorrection(boolean correction) {
        return new MannWhitneyTest(correction);
    }

    /** Tests whether treatment values tend to be larger than control values. */
    public Outcome<Result> test(double[] control, double[] treatment) {
        return PooledRanks.of(control, treatment).then(this::test);
    }

    /**
     * Tests whether treatment answers tend to be higher than control answers on a scale, from the number of answers on each level. The same as
     * {@link #test(double[], double[])} on the answers themselves.
     */
    public Outcome<Result> test(CliffsDelta answers) {
        ExactRational variance = variance(answers.controlUnits(), answers.treatmentUnits(), answers.tieSum());
        if (variance.signum() == 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "all values are equal");
        }
        double doubledU = answers.doubledU().doubleValue();
        RankComparison comparison = new RankComparison(
                answers.controlUnits(),
                answers.treatmentUnits(),
                0.5 * doubledU,
                answers.higher().plus(answers.tied().dividedBy(2)).doubleValue(),
                answers.value().doubleValue());
        double excess = 0.5 * answers.doubledU().subtract(answers.pairs()).doubleValue();
        return Outcome.of(new Result(comparison, excess, variance.sqrt(), continuityCorrection ? 0.5 : 0.0));
    }

    private Outcome<Result> test(PooledRanks ranks) {
        ExactRational variance = variance(ranks);
        if (variance.signum() == 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "all values are equal");
        }
        double excess = 0.5 * (ranks.doubledWins() - ranks.pairs());
        return Outcome.of(
                new Result(RankComparison.of(ranks), excess, variance.sqrt(), continuityCorrection ? 0.5 : 0.0));
    }

    /** {@code n1 n2/12 [N^3 - N - sum (t^3 - t)]/(N (N - 1))}. */
    static ExactRational variance(PooledRanks ranks) {
        return variance(ranks, ranks.tieSum());
    }

    static ExactRational variance(PooledRanks ranks, BigInteger tieSum) {
        return variance(ranks.control().length, ranks.treatment().length, tieSum);
    }

    private static ExactRational variance(long control, long treatment, BigInteger tieSum) {
        long total = control + treatment;
        ExactRational spread = ExactRational.of(PooledRanks.cubeLessSelf(total).subtract(tieSum));
        return spread.times(ExactRational.of(control).times(treatment))
                .dividedBy(12)
                .dividedBy(total)
                .dividedBy(total - 1);
    }

    /**
     * Result of the test.
     *
     * @param comparison        U and effect sizes
     * @param excess            U less its expectation under equal laws
     * @param standardDeviation that of U under equal laws, ties accounted for; positive
     * @param correction        0.5 with continuity correction, else 0
     */
    public record Result(RankComparison comparison, double excess, double standardDeviation, double correction) {

        /** p-value of this claim about the treatment. */
        public double pValue(Alternative claim) {
            return switch (claim) {
                case TWO_SIDED -> Math.min(1.0, 2 * tail(Math.abs(excess)));
                case GREATER -> tail(excess);
                case LESS -> tail(-excess);
            };
        }

        private double tail(double beyond) {
            return StandardNormal.INSTANCE.survival((beyond - correction) / standardDeviation);
        }
    }
}
