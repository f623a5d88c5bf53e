package io.modelimpact.stats.power;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.internal.Bisection;

/**
 * Power, sample size and minimum detectable effect for the difference of two proportions tested by the z test with pooled
 * variance:
 *
 * <pre>
 * pbar = (n_c p_c + n_t p_t) / (n_c + n_t),   s0^2 = pbar (1 - pbar) (1/n_c + 1/n_t),
 * s1^2 = p_c (1 - p_c)/n_c + p_t (1 - p_t)/n_t
 * power = Phi((|p_t - p_c| - z s0) / s1) + Phi((-|p_t - p_c| - z s0) / s1)
 * </pre>
 *
 * with {@code z = z(1 - alpha/2)}; one-sided only the claimed tail with {@code z(1 - alpha)}; {@link #countingOneTail()} leaves
 * out the far tail of the two-sided test.
 *
 * <p>Edges: as {@link MeanPower}. The variance under the alternative must not be zero. Accuracy: about 1e-13. Cost:
 * microseconds. Immutable.
 *
 * <p>Source: J. L. Fleiss, B. Levin, M. C. Paik (2003), "Statistical methods for rates and proportions", 4.
 */
public final class ProportionPower {
    private static final double LARGEST_SIZE = 1e18;
    private static final ProportionPower DEFAULT = new ProportionPower(PowerOptions.DEFAULT);

    private final PowerOptions options;

    private ProportionPower(PowerOptions options) {
        this.options = options;
    }

    /** The two-sided test at error rate 0.05, both tails counted. */
    public static ProportionPower withDefaults() {
        return DEFAULT;
    }

    /** The same plan for another alternative. */
    public ProportionPower with(Alternative alternative) {
        return new ProportionPower(options.with(alternative));
    }

    /**
     * The same plan at another error rate.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public ProportionPower withErrorRate(double errorRate) {
        return new ProportionPower(options.withErrorRate(errorRate));
    }

    /** The same plan without rejections on the side away from the effect. */
    public ProportionPower countingOneTail() {
        return new ProportionPower(options.countingOneTail());
    }

    /**
     * Cohen's h, {@code 2 asin(sqrt p_t) - 2 asin(sqrt p_c)}, without cancellation; {@link MeanPower#withKnownVariance()} with
     * difference h and standard deviation 1 is the power of the arcsine test.
     *
     * @throws IllegalArgumentException if a share is not in [0, 1]
     */
    public static double cohenH(double controlShare, double treatmentShare) {
        requireShares(controlShare, treatmentShare);
        double sum = Math.sqrt(treatmentShare * (1 - controlShare)) + Math.sqrt(controlShare * (1 - treatmentShare));
        double sine = sum > 0 ? (treatmentShare - controlShare) / sum : 0;
        return 2 * StrictMath.asin(Math.max(-1, Math.min(1, sine)));
    }

    /**
     * Probability of a rejection.
     *
     * @throws IllegalArgumentException if a share is not in [0, 1], or neither arm would vary
     */
    public double power(GroupSizes sizes, double controlShare, double treatmentShare) {
        requireShares(controlShare, treatmentShare);
        double difference = treatmentShare - controlShare;
        double c = sizes.control();
        double t = sizes.treatment();
        double pooled = (c * controlShare + t * treatmentShare) / (c + t);
        double nullError = Math.sqrt(pooled * (1 - pooled) / sizes.effective());
        double error = Math.sqrt(controlShare * (1 - controlShare) / c + treatmentShare * (1 - treatmentShare) / t);
        if (!(error > 0)) {
            throw new IllegalArgumentException(
                    "Neither arm would vary at the shares " + controlShare + " and " + treatmentShare);
        }
        StandardNormal law = StandardNormal.INSTANCE;
        double critical = law.upperQuantile(options.tailRate()) * nullError;
        return options.total(
                difference,
                () -> law.survival((critical - difference) / error),
                () -> law.survival((critical + difference) / error));
    }

    /**
     * The smallest sizes with this power.
     *
     * @param ratio treatment units per control unit
     * @throws IllegalArgumentException if the power is not between the error rate and 1, or a share is out of its range
     */
    public Outcome<GroupSizes> sampleSize(double controlShare, double treatmentShare, double ratio, double power) {
        options.requireReachable(power);
        if (!options.canShow(treatmentShare - controlShare)) {
            return Outcome.refused(
                    RefusalCode.OUT_OF_RANGE,
                    "a difference of " + (treatmentShare - controlShare) + " cannot be shown");
        }
        double control = Bisection.firstWhereNot(
                n -> power(GroupSizes.withRatio(n, ratio), controlShare, treatmentShare) < power, 1e-3, LARGEST_SIZE);
        return control < LARGEST_SIZE
                ? Outcome.of(GroupSizes.withRatio(control, ratio))
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "more than " + LARGEST_SIZE + " units are needed");
    }

    /**
     * The smallest magnitude of the difference, upwards from the control share or for {@link Alternative#LESS} downwards,
     * that is detected with this power.
     *
     * @throws IllegalArgumentException if the power is not between the error rate and 1, or the share not in (0, 1)
     */
    public Outcome<Double> minimumDetectableEffect(GroupSizes sizes, double controlShare, double power) {
        options.requireReachable(power);
        if (!(controlShare > 0 && controlShare < 1)) {
            throw new IllegalArgumentException("The control share must lie in (0, 1), found " + controlShare);
        }
        int side = options.alternative() == Alternative.LESS ? -1 : 1;
        double room = side > 0 ? 1 - controlShare : controlShare;
        double effect = Bisection.firstWhereNot(
                d -> power(sizes, controlShare, Math.min(1, Math.max(0, controlShare + side * d))) < power, 0, room);
        return power(sizes, controlShare, Math.min(1, Math.max(0, controlShare + side * effect))) >= power
                ? Outcome.of(effect)
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "no effect is detected so surely by so few units");
    }

    private static void requireShares(double control, double treatment) {
        if (!(control >= 0 && control <= 1 && treatment >= 0 && treatment <= 1)) {
            throw new IllegalArgumentException("Shares must lie in [0, 1], found " + control + " and " + treatment);
        }
    }
}
