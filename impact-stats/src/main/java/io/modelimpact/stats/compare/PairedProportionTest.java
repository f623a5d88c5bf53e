package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;

/**
 * Difference of two proportions over the same units by the score test, candidate minus baseline. With n units, x with yes under the
 * candidate alone and y under the baseline alone, the statistic against a difference d is
 *
 * <pre>
 * T(d) = (x - y - n d) / sqrt(n (2 q + d (1 - d))),
 * q = [sqrt(B^2 - 4 A C) - B] / (2 A),  A = 2 n,  B = -x - y + (2 n - x + y) d,  C = -y d (1 - d)
 * </pre>
 *
 * referred to the standard normal distribution; q is the maximum likelihood of the probability of a loss under d. Against d = 0 it is
 * McNemar's statistic without continuity correction. The interval holds the differences that the test does not reject.
 *
 * <p>With fewer than {@value #FEW_DISCORDANT} discordant pairs the normal tail is not to be trusted. Then the statistic is moved towards
 * zero, on each side by the least amount that makes its tail against d = 0 no smaller than that of McNemar's exact test (the binomial tail
 * with probability one half), and by that amount against every other d. So the p-value against no difference is the larger of the exact
 * and the asymptotic one, and p-value and interval can not disagree.
 *
 * <p>Edges: without discordant pairs the estimate is 0 with p-value 1 and an interval of positive width. Refused without units. Bounds lie
 * within [-1, 1] and are known to 2^-79. Immutable.
 *
 * <p>Source: Q. McNemar (1947), doi:10.1007/BF02295996; T. Tango (1998), "Equivalence test and confidence interval for the difference in
 * proportions for the paired-sample design", doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;891::AID-SIM780&gt;3.0.CO;2-B.
 */
public final class PairedProportionTest {
    /** Below so many discordant pairs the exact tail is looked at. */
    public static final int FEW_DISCORDANT = 25;

    private static final PairedProportionTest DEFAULT = new PairedProportionTest();

    private PairedProportionTest() {}

    /** The test; it has no options, since its estimate answers for every alternative and error rate. */
    public static PairedProportionTest withDefaults() {
        return DEFAULT;
    }

    /** Compares the answers of two versions on the same units. */
    public Outcome<PairedProportionEstimate> test(PairedCounts counts) {
        return counts.units() == 0
                ? Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no units, needed at least 1")
                : Outcome.of(new PairedProportionEstimate(counts));
    }
}
