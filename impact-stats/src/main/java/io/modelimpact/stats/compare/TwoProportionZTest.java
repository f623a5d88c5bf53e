package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.exact.ExactRational;

/**
 * Test of no difference between two independent proportions with pooled variance:
 *
 * <pre>
 * z = (p_t - p_c) / sqrt(P (1 - P) (1/n_c + 1/n_t)),   P = (x_c + x_t) / (n_c + n_t)
 * </pre>
 *
 * Its square is Pearson's chi-squared of the 2 x 2 table. The pooled variance holds under the null of no difference only, so
 * this test has no interval of its own; the score interval that contains it as the test of no difference is
 * {@code ScoreDifference} of the package {@code proportion}.
 *
 * <p>{@link #withContinuityCorrection()} takes Yates' {@code (1/n_c + 1/n_t) / 2} off the magnitude of the difference, but not
 * more than the difference itself. It makes the test conservative.
 *
 * <p>Edges: refused for an empty arm and where all units of both arms, or none, succeed. Accuracy: z is exact, rounded once;
 * tails to 1e-300. Immutable.
 *
 * <p>Source: K. Pearson (1900), doi:10.1080/14786440009463897; F. Yates (1934), doi:10.2307/2983604.
 */
public final class TwoProportionZTest {
    private static final TwoProportionZTest DEFAULT = new TwoProportionZTest(false);

    private final boolean corrected;

    private TwoProportionZTest(boolean corrected) {
        this.corrected = corrected;
    }

    /** The test without correction. */
    public static TwoProportionZTest withDefaults() {
        return DEFAULT;
    }

    /** The test with Yates' correction. */
    public TwoProportionZTest withContinuityCorrection() {
        return new TwoProportionZTest(true);
    }

    /**
     * Compares successes out of units.
     *
     * @throws IllegalArgumentException unless {@code 0 <= successes <= units} in both arms
     */
    public Outcome<Result> test(
            long controlSuccesses, long controlUnits, long treatmentSuccesses, long treatmentUnits) {
        requireCounts(controlSuccesses, controlUnits);
        requireCounts(treatmentSuccesses, treatmentUnits);
        if (controlUnits == 0 || treatmentUnits == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "an arm is empty");
        }
        ExactRational units = ExactRational.of(controlUnits).plus(ExactRational.of(treatmentUnits));
        ExactRational successes = ExactRational.of(controlSuccesses).plus(ExactRational.of(treatmentSuccesses));
        ExactRational failures = units.minus(successes);
        if (successes.signum() == 0 || failures.signum() == 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "no unit, or every unit, succeeds in both arms");
        }
        // Over the common denominator: z^2 = (x_t n_c - x_c n_t)^2 (n_c + n_t) / (x (n - x) n_c n_t).
        ExactRational difference = ExactRational.of(treatmentSuccesses)
                .times(controlUnits)
                .minus(ExactRational.of(controlSuccesses).times(treatmentUnits));
        // The correction over the same common denominator is (n_c + n_t) / 2.
        ExactRational magnitude = corrected ? difference.abs().minus(units.dividedBy(2)) : difference.abs();
        ExactRational chiSquared = (magnitude.signum() > 0 ? magnitude : ExactRational.ZERO)
                .squared()
                .times(units)
                .dividedBy(successes.times(failures).times(controlUnits).times(treatmentUnits));
        return Outcome.of(Result.of(difference.signum() * chiSquared.sqrt(), chiSquared.doubleValue()));
    }

    private static void requireCounts(long successes, long units) {
        if (successes < 0 || successes > units) {
            throw new IllegalArgumentException("Expected 0 <= successes <= units, found " + successes + " of " + units);
        }
    }

    /**
     * Result of the test.
     *
     * @param z               statistic, positive where treatment is higher
     * @param chiSquared      its square, rounded once
     * @param pValue          two-sided p-value
     * @param pValueGreater   p-value of "treatment is higher"
     * @param pValueLess      p-value of "treatment is lower"
     */
    public record Result(double z, double chiSquared, double pValue, double pValueGreater, double pValueLess) {
        private static Result of(double z, double chiSquared) {
            return new Result(
                    z,
                    chiSquared,
                    2 * StandardNormal.INSTANCE.survival(Math.abs(z)),
                    StandardNormal.INSTANCE.survival(z),
                    StandardNormal.INSTANCE.cumulative(z));
        }
    }
}
