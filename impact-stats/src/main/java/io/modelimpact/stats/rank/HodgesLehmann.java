package io.modelimpact.stats.rank;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * The shift between two arms: the median of all differences treatment less control, with intervals whose ends are such
 * differences, by inverting the rank-sum test.
 *
 * <p>Exact interval at error rate a: with q the smallest count for which {@code P(U <= q) >= a/2} under the law without ties,
 * at least 1, the q-th smallest and q-th largest difference. Asymptotic interval: the differences at which the continuity-
 * corrected statistic of {@link MannWhitneyTest} passes the normal quantiles, with the ties within either arm accounted for.
 *
 * <p>Algorithm: order statistics of the differences are selected in O(n log n), never listed. Edges: an interval cannot be wider
 * than the range of the differences, so that tiny arms give less than the asked coverage; {@link Exact#coverage} says what is
 * given. Refused: an empty arm, NaN, infinities, differences beyond the doubles; for the exact interval also TOO_MANY_UNITS.
 * Immutable. Sources: J. L. Hodges, E. L. Lehmann (1963), doi:10.1214/aoms/1177704172; D. F. Bauer (1972),
 * doi:10.1080/01621459.1972.10481279.
 */
public final class HodgesLehmann {
    /** Keeps a probability that equals a/2 but for rounding on the right side. */
    private static final double FUZZ = 1e-12;

    private final PooledRanks ranks;
    private final PairwiseDifferences differences;

    private HodgesLehmann(PooledRanks ranks, PairwiseDifferences differences) {
        this.ranks = ranks;
        this.differences = differences;
    }

    /** The shift between two arms. */
    public static Outcome<HodgesLehmann> of(double[] control, double[] treatment) {
        return PooledRanks.of(control, treatment).then(HodgesLehmann::of);
    }

    private static Outcome<HodgesLehmann> of(PooledRanks ranks) {
        PairwiseDifferences differences = new PairwiseDifferences(ranks.control(), ranks.treatment());
        boolean finite = Arrays.stream(ranks.control()).allMatch(Double::isFinite)
                && Arrays.stream(ranks.treatment()).allMatch(Double::isFinite);
        if (!finite) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "a value is infinite");
        }
        return Double.isFinite(differences.smallest()) && Double.isFinite(differences.largest())
                ? Outcome.of(new HodgesLehmann(ranks, differences))
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "a difference is beyond the doubles");
    }

    /** U and effect sizes. */
    public RankComparison comparison() {
        return RankComparison.of(ranks);
    }

    /** The median of the differences; for an even number the mean of the middle two. */
    public double shift() {
        return differences.median();
    }

    /**
     * The interval by the normal law.
     *
     * @throws IllegalArgumentException if the error rate is not in (0, 1)
     */
    public Interval asymptoticInterval(double errorRate) {
        requireErrorRate(errorRate);
        BigInteger tiesWithin = tieSum(ranks.control()).add(tieSum(ranks.treatment()));
        double deviation = MannWhitneyTest.variance(ranks, tiesWithin).sqrt();
        double reach = StandardNormal.INSTANCE.upperQuantile(0.5 * errorRate) * deviation + 0.5;
        long count = differences.count();
        long most = (long) StrictMath.floor(Math.min((double) count, 0.5 * count + reach));
        return between(Math.max(1, count - most), errorRate);
    }

    /**
     * The interval by the exact law.
     *
     * @throws IllegalArgumentException if the error rate is not in (0, 1)
     */
    public Outcome<Exact> exactInterval(double errorRate) {
        requireErrorRate(errorRate);
        int controls = ranks.control().length;
        int treatments = ranks.treatment().length;
        int chosen = Math.min(controls, treatments);
        if (!PermutationLaw.isFeasible(controls + treatments, chosen, false)) {
            return Outcome.refused(
                    RefusalCode.TOO_MANY_UNITS, "found " + controls + " and " + treatments + " units for an exact law");
        }
        int[] untied = new int[controls + treatments];
        Arrays.fill(untied, 1);
        PermutationLaw law = new PermutationLaw(untied, chosen);
        long least = (long) chosen * (chosen + 1);
        long q = 0;
        while (law.below(least + 2 * q) < 0.5 * errorRate * (1 - FUZZ)) {
            q++;
        }
        long rank = Math.max(1, q);
        return Outcome.of(new Exact(between(rank, errorRate), 1 - 2 * law.below(least + 2 * (rank - 1))));
    }

    /**
     * An exact interval.
     *
     * @param interval for the error rate asked for
     * @param coverage with which it covers the shift of continuous laws; below the asked one only in tiny arms
     */
    public record Exact(Interval interval, double coverage) {}

    private Interval between(long rank, double errorRate) {
        double lower = differences.at(rank);
        double upper = differences.at(differences.count() - rank + 1);
        return new Interval(Math.min(lower, upper), Math.max(lower, upper), errorRate);
    }

    private static BigInteger tieSum(double[] sorted) {
        BigInteger sum = BigInteger.ZERO;
        int from = 0;
        for (int to = 1; to <= sorted.length; to++) {
            if (to == sorted.length || sorted[to] != sorted[from]) {
                sum = sum.add(PooledRanks.cubeLessSelf(to - from));
                from = to;
            }
        }
        return sum;
    }

    private static void requireErrorRate(double rate) {
        if (!(rate > 0 && rate < 1)) {
            throw new IllegalArgumentException("Error rate must lie in (0, 1), found " + rate);
        }
    }
}
