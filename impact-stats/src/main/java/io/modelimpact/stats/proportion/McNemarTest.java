package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.Binomial;
import io.modelimpact.stats.distribution.StandardNormal;

/**
 * McNemar's test of no difference between two proportions on the same units. With b successes under treatment only and c
 * under control only, b is binomial with b + c trials and probability 1/2 under the null:
 *
 * <pre>
 * EXACT                 one-sided P(B >= b) or P(B &lt;= b)
 * MID_P                 the same with half of P(B = b)
 * ASYMPTOTIC            z = (b - c) / sqrt(b + c)
 * CONTINUITY_CORRECTED  |z| = (|b - c| - 1) / sqrt(b + c), not below 0
 * </pre>
 *
 * The two-sided p-value is twice the smaller one-sided one, at most 1; for the two normal forms twice the tail of |z|. The
 * corrected one-sided p-values move b by one towards the null of that side. An interval that goes with ASYMPTOTIC is that of
 * {@link PairedProportionDifference}.
 *
 * <p>Edges: refused without a discordant pair. Accuracy: as {@link Binomial} and {@link StandardNormal}, in the tails too.
 * Cost: a tail or two. Immutable.
 *
 * <p>Sources: Q. McNemar (1947), doi:10.1007/BF02295996; A. L. Edwards (1948), doi:10.1007/BF02289261; M. W. Fagerland,
 * S. Lydersen, P. Laake (2013), doi:10.1186/1471-2288-13-91.
 */
public final class McNemarTest {
    /** How the discordant pairs are referred to their distribution. */
    public enum Method {
        /** Binomial tails; never exceeds its level. */
        EXACT,
        /** Binomial tails with half of the observed probability; nearer to its level. */
        MID_P,
        /** Normal, no correction. */
        ASYMPTOTIC,
        /** Normal, with Edwards' correction. */
        CONTINUITY_CORRECTED
    }

    private static final McNemarTest DEFAULT = new McNemarTest(Method.EXACT);

    private final Method method;

    private McNemarTest(Method method) {
        this.method = method;
    }

    /** The exact test. */
    public static McNemarTest withDefaults() {
        return DEFAULT;
    }

    /** The same test by another method. */
    public McNemarTest with(Method reference) {
        return new McNemarTest(reference);
    }

    /** Tests matched pairs. */
    public Outcome<Result> test(PairedCounts counts) {
        if (counts.discordant() == 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "no pair is discordant among " + counts.units());
        }
        return Outcome.of(
                switch (method) {
                    case EXACT, MID_P -> binomial(counts);
                    case ASYMPTOTIC -> normal(counts, 0);
                    case CONTINUITY_CORRECTED -> normal(counts, 1);
                });
    }

    private Result binomial(PairedCounts counts) {
        Binomial law = Binomial.withTrials(counts.discordant(), 0.5);
        double credit = method == Method.MID_P ? 0.5 * law.probability(counts.treatmentOnly()) : 0;
        double greater = mid(law.survival(counts.treatmentOnly() - 1), law.survival(counts.treatmentOnly()), credit);
        double less = mid(law.cumulative(counts.treatmentOnly()), law.cumulative(counts.treatmentOnly() - 1), credit);
        return new Result(Math.min(1.0, 2 * Math.min(greater, less)), greater, less);
    }

    /** With a credit it is added to the tail without the observed count, so that nothing cancels. */
    private static double mid(double withObserved, double withoutObserved, double credit) {
        return credit > 0 ? withoutObserved + credit : withObserved;
    }

    private static Result normal(PairedCounts counts, int correction) {
        double excess = (double) (counts.treatmentOnly() - counts.controlOnly());
        double scale = Math.sqrt((double) counts.discordant());
        StandardNormal law = StandardNormal.INSTANCE;
        return new Result(
                2 * law.survival(Math.max(0, Math.abs(excess) - correction) / scale),
                law.survival((excess - correction) / scale),
                law.cumulative((excess + correction) / scale));
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
