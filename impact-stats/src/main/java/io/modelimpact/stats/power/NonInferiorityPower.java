package io.modelimpact.stats.power;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.internal.Bisection;

/**
 * Power and sample size of one-sided tests of non-inferiority, higher being better: of means by the t test,
 * {@code P(T > t(1 - alpha, df))} with noncentrality {@code (difference + margin) / sd sqrt(n_c n_t / (n_c + n_t))}; of
 * proportions by the z test with unpooled variance,
 *
 * <pre>
 * power = Phi((p_t - p_c + margin) / sqrt(p_c (1 - p_c)/n_c + p_t (1 - p_t)/n_t) - z(1 - alpha))
 * </pre>
 *
 * Where lower is better, negate the differences, or count the other outcome. With a margin of zero it is superiority.
 *
 * <p>Edges: a true difference at or below {@code -margin} can never be shown non-inferior and is refused. Accuracy and cost:
 * as {@link MeanPower}. Immutable.
 *
 * <p>Source: S.-C. Chow, J. Shao, H. Wang (2008), "Sample size calculations in clinical research", 3.2, 4.2.
 */
public final class NonInferiorityPower {
    private static final double LARGEST_SIZE = 1e18;

    private final double margin;
    private final double errorRate;

    private NonInferiorityPower(double margin, double errorRate) {
        this.margin = margin;
        this.errorRate = errorRate;
    }

    /**
     * At the one-sided error rate 0.025.
     *
     * @throws IllegalArgumentException if the margin is negative or not finite
     */
    public static NonInferiorityPower withMargin(double margin) {
        if (!(margin >= 0 && margin < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("The margin must not be negative, found " + margin);
        }
        return new NonInferiorityPower(margin, 0.025);
    }

    /**
     * At another one-sided error rate.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public NonInferiorityPower withErrorRate(double rate) {
        PowerOptions.DEFAULT.withErrorRate(rate);
        return new NonInferiorityPower(margin, rate);
    }

    /** Probability of showing that the mean is not inferior, at a true difference. */
    public double powerOfMeans(GroupSizes sizes, double difference, double standardDeviation) {
        return means().power(sizes, difference + margin, standardDeviation);
    }

    /** The smallest sizes with this power, for means. */
    public Outcome<GroupSizes> sampleSizeOfMeans(
            double difference, double standardDeviation, double ratio, double power) {
        return means().sampleSize(difference + margin, standardDeviation, ratio, power);
    }

    /**
     * Probability of showing that the proportion is not inferior, at the true shares.
     *
     * @throws IllegalArgumentException if a share is not in [0, 1], or neither arm would vary
     */
    public double powerOfProportions(GroupSizes sizes, double controlShare, double treatmentShare) {
        double variance = controlShare * (1 - controlShare) / sizes.control()
                + treatmentShare * (1 - treatmentShare) / sizes.treatment();
        if (!(controlShare >= 0 && controlShare <= 1 && treatmentShare >= 0 && treatmentShare <= 1 && variance > 0)) {
            throw new IllegalArgumentException(
                    "Shares must lie in [0, 1] and vary in an arm, found " + controlShare + " and " + treatmentShare);
        }
        double distance = (treatmentShare - controlShare + margin) / Math.sqrt(variance);
        return StandardNormal.INSTANCE.survival(StandardNormal.INSTANCE.upperQuantile(errorRate) - distance);
    }

    /** The smallest sizes with this power, for proportions. */
    public Outcome<GroupSizes> sampleSizeOfProportions(
            double controlShare, double treatmentShare, double ratio, double power) {
        PowerOptions.DEFAULT.withErrorRate(errorRate).requireReachable(power);
        if (!(treatmentShare - controlShare + margin > 0)) {
            return Outcome.refused(
                    RefusalCode.OUT_OF_RANGE,
                    "a difference of " + (treatmentShare - controlShare) + " is inferior by the margin " + margin);
        }
        double control = Bisection.firstWhereNot(
                n -> powerOfProportions(GroupSizes.withRatio(n, ratio), controlShare, treatmentShare) < power,
                1e-3,
                LARGEST_SIZE);
        return control < LARGEST_SIZE
                ? Outcome.of(GroupSizes.withRatio(control, ratio))
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "more than " + LARGEST_SIZE + " units are needed");
    }

    private MeanPower means() {
        return MeanPower.withDefaults().with(Alternative.GREATER).withErrorRate(errorRate);
    }
}
