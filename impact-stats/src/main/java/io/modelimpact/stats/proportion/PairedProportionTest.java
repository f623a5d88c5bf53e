package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.TestOptions;

/**
 * Difference of two proportions over the same units by Tango's score test, {@link PairedProportionDifference}, kept no more optimistic than
 * McNemar's exact test where discordant pairs are few.
 *
 * <p>With fewer than {@value #FEW_DISCORDANT} discordant pairs the normal tail is not to be trusted. Then the statistic is moved towards
 * zero, on each side by the least amount that makes its tail against d = 0 no smaller than that of McNemar's exact test (the binomial tail
 * with probability one half), and by that amount against every other d. So the p-value against no difference is the larger of the exact
 * and the asymptotic one, and p-value and interval can not disagree.
 *
 * <p>Edges: without discordant pairs the estimate is 0 with p-value 1 and an interval of positive width. Refused without units. Bounds lie
 * within [-1, 1] and are found by bisection to the last bit. Immutable.
 *
 * <p>Source: Q. McNemar (1947), doi:10.1007/BF02295996; T. Tango (1998), "Equivalence test and confidence interval for the difference in
 * proportions for the paired-sample design", doi:10.1002/(SICI)1097-0258(19980430)17:8&lt;891::AID-SIM780&gt;3.0.CO;2-B.
 */
public final class PairedProportionTest {
    /** Below so many discordant pairs the exact tail is looked at. */
    public static final int FEW_DISCORDANT = 25;

    private static final PairedProportionTest DEFAULT = new PairedProportionTest(TestOptions.DEFAULT);

    private final TestOptions options;

    private PairedProportionTest(TestOptions options) {
        this.options = options;
    }

    /** Two-sided, with a 95 % interval. */
    public static PairedProportionTest withDefaults() {
        return DEFAULT;
    }

    /**
     * The same test with another error rate of the interval, one minus its confidence level.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public PairedProportionTest withErrorRate(double errorRate) {
        return new PairedProportionTest(options.withErrorRate(errorRate));
    }

    /** Compares the answers of two versions on the same units. */
    public Outcome<PairedProportionEstimate> test(PairedCounts counts) {
        return counts.units() == 0
                ? Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no units, needed at least 1")
                : Outcome.of(new PairedProportionEstimate(counts, options));
    }
}
