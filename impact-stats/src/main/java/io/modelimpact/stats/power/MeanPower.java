package io.modelimpact.stats.power;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.NoncentralT;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.distribution.StudentT;
import io.modelimpact.stats.internal.Bisection;

/**
 * Power, sample size and minimum detectable effect for the difference of two means of one standard deviation:
 *
 * <pre>
 * lambda = difference / sd sqrt(n_c n_t / (n_c + n_t)),   df = n_c + n_t - 2
 * two-sided  P(T > c) + P(T &lt; -c),   c = t(1 - alpha/2, df);   one-sided  P(T > t(1 - alpha, df))
 * </pre>
 *
 * with T noncentral t; with {@link #withKnownVariance()} T is normal around lambda. Both tails count unless
 * {@link #countingOneTail()}, which leaves out rejections on the wrong side, as most tables do; at small power the two differ.
 *
 * <p>Edges: a target power must lie in (alpha, 1); an effect of zero, or on the wrong side of a one-sided claim, can never be
 * shown and is refused. Its power is below the error rate, and at an effect of zero that rate; a two-sided power with both tails is that of the
 * magnitude, whatever the sign, and with {@link #countingOneTail()} that of the tail on the effect's side. Sample sizes are real, with at least one degree of freedom, and a plan beyond 1e15 units is refused.
 *
 * <p>Algorithm: bisection of the power, which rises with size and effect, to the last bit. Accuracy: that of
 * {@link NoncentralT}; sizes and effects about 1e-11. Cost: a power 1 ms, a solution some 50 ms; with known variance
 * microseconds. Immutable.
 *
 * <p>Source: J. Cohen (1988), "Statistical power analysis for the behavioral sciences", 2; R. V. Lenth (2001),
 * doi:10.1198/000313001317098149.
 */
public final class MeanPower {
    private static final double LARGEST_SIZE = 1e15;
    private static final double LARGEST_NONCENTRALITY = 1e7;
    private static final MeanPower DEFAULT = new MeanPower(PowerOptions.DEFAULT, false);

    private final PowerOptions options;
    private final boolean knownVariance;

    private MeanPower(PowerOptions options, boolean knownVariance) {
        this.options = options;
        this.knownVariance = knownVariance;
    }

    /** The two-sided t test at error rate 0.05, both tails counted. */
    public static MeanPower withDefaults() {
        return DEFAULT;
    }

    /** The same plan for another alternative. */
    public MeanPower with(Alternative alternative) {
        return new MeanPower(options.with(alternative), knownVariance);
    }

    /**
     * The same plan at another error rate.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public MeanPower withErrorRate(double errorRate) {
        return new MeanPower(options.withErrorRate(errorRate), knownVariance);
    }

    /** The same plan for the z test. */
    public MeanPower withKnownVariance() {
        return new MeanPower(options, true);
    }

    /** The same plan without rejections on the side away from the effect. */
    public MeanPower countingOneTail() {
        return new MeanPower(options.countingOneTail(), knownVariance);
    }

    /**
     * Probability of a rejection.
     *
     * @param difference        true difference, treatment minus control
     * @param standardDeviation standard deviation of a unit, in the same measure
     * @throws IllegalArgumentException if the standard deviation is not positive, a number is not finite, or the t test would
     *     have no degree of freedom
     */
    public double power(GroupSizes sizes, double difference, double standardDeviation) {
        return rejection(sizes.total() - 2, standardised(difference, standardDeviation) * Math.sqrt(sizes.effective()));
    }

    /**
     * The smallest sizes with this power.
     *
     * @param ratio treatment units per control unit
     * @throws IllegalArgumentException if the ratio or the standard deviation is not positive, or the power not in (0, 1)
     */
    public Outcome<GroupSizes> sampleSize(double difference, double standardDeviation, double ratio, double power) {
        options.requireReachable(power);
        double effect = standardised(difference, standardDeviation);
        if (!options.canShow(effect)) {
            return Outcome.refused(RefusalCode.OUT_OF_RANGE, "a difference of " + difference + " cannot be shown");
        }
        double smallest = 3 / (1 + ratio);
        double control = Bisection.firstWhereNot(
                n -> power(GroupSizes.withRatio(n, ratio), effect, 1) < power, smallest, LARGEST_SIZE);
        return control < LARGEST_SIZE
                ? Outcome.of(GroupSizes.withRatio(control, ratio))
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "more than " + LARGEST_SIZE + " units are needed");
    }

    /**
     * The smallest magnitude of the difference that is detected with this power, in the measure of the standard deviation; for
     * {@link Alternative#LESS} the difference is minus that.
     *
     * @throws IllegalArgumentException if the standard deviation is not positive, the power not in (0, 1), or the t test would
     *     have no degree of freedom
     */
    public Outcome<Double> minimumDetectableEffect(GroupSizes sizes, double standardDeviation, double power) {
        options.requireReachable(power);
        standardised(0, standardDeviation);
        int side = options.alternative() == Alternative.LESS ? -1 : 1;
        double df = sizes.total() - 2;
        double noncentrality =
                Bisection.firstWhereNot(at -> rejection(df, side * at) < power, 0, LARGEST_NONCENTRALITY);
        return noncentrality < LARGEST_NONCENTRALITY
                ? Outcome.of(noncentrality / Math.sqrt(sizes.effective()) * standardDeviation)
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "no effect is detected so surely by so few units");
    }

    private double rejection(double df, double noncentrality) {
        if (knownVariance) {
            StandardNormal law = StandardNormal.INSTANCE;
            double critical = law.upperQuantile(options.tailRate());
            return options.total(
                    noncentrality,
                    () -> law.survival(critical - noncentrality),
                    () -> law.survival(critical + noncentrality));
        }
        if (!(df > 0)) {
            throw new IllegalArgumentException("The t test needs more than two units in all, found " + (df + 2));
        }
        double critical = StudentT.withDegreesOfFreedom(df).upperQuantile(options.tailRate());
        return options.total(
                noncentrality,
                () -> NoncentralT.with(df, noncentrality).survival(critical),
                () -> NoncentralT.with(df, 0.0 - noncentrality).survival(critical));
    }

    private static double standardised(double difference, double standardDeviation) {
        double effect = difference / standardDeviation;
        if (!(standardDeviation > 0 && Double.isFinite(effect))) {
            throw new IllegalArgumentException("Expected a finite difference and a positive standard deviation, found "
                    + difference + " and " + standardDeviation);
        }
        return effect;
    }
}
