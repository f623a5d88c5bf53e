package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.Hypergeometric;
import java.util.Optional;

/**
 * Fisher's exact test of no difference between two independent proportions: given the number of successes in both arms
 * together, that in the treatment arm is hypergeometric. The two-sided p-value is the total probability of all tables at most
 * as probable as the observed one, where a relative excess of 1e-7 counts as equal.
 *
 * <p>Edges: refused for an empty arm, and where no unit, or every unit, of both arms succeeds: there is then only one table, whatever the
 * proportions, so that the p-value of 1 that other programs give would tell nothing of them. {@link ScoreDifference} has an interval there.
 * Accuracy: about 1e-12 relative, down to 1e-300. Cost: some ten standard deviations of terms, no table is listed twice. Immutable.
 *
 * <p>Source: R. A. Fisher (1935), "The logic of inductive inference", doi:10.2307/2342435.
 */
public final class FisherExactTest {
    private static final FisherExactTest DEFAULT = new FisherExactTest();

    private FisherExactTest() {}

    /** The test; it has no options. */
    public static FisherExactTest withDefaults() {
        return DEFAULT;
    }

    /** Compares the arms. */
    public Outcome<Result> test(Proportion control, Proportion treatment) {
        Optional<Refusal> refusal = TwoProportions.refusal(control, treatment);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        long successes = control.successes() + treatment.successes();
        long failures = control.failures() + treatment.failures();
        if (successes == 0 || failures == 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "no unit, or every unit, succeeds in both arms");
        }
        Hypergeometric law = Hypergeometric.with(successes, failures, treatment.units());
        return Outcome.of(new Result(
                law.notMoreProbableThan(treatment.successes()),
                law.atLeast(treatment.successes()),
                law.atMost(treatment.successes())));
    }

    /**
     * Result of the test.
     *
     * @param pValue        two-sided p-value
     * @param pValueGreater p-value of "treatment is higher"
     * @param pValueLess    p-value of "treatment is lower"
     */
    public record Result(double pValue, double pValueGreater, double pValueLess) {
        /** p-value of this alternative. */
        public double pValue(Alternative claim) {
            return switch (claim) {
                case TWO_SIDED -> pValue;
                case GREATER -> pValueGreater;
                case LESS -> pValueLess;
            };
        }
    }
}
