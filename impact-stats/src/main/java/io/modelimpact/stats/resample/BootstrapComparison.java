package io.modelimpact.stats.resample;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.distribution.StandardNormal;

/**
 * The difference of the levels of two independent arms, treatment minus control, absolute or as a fraction of the magnitude of the control
 * level, with bootstrap intervals. Replicate r of the effect is the effect between replicate r of either level.
 *
 * <p>Studentised: {@code t = (effect of r - effect) / standard error of r}, by the delta method on the resample; the interval is {@code [effect -
 * t(1-a/2) SE, effect - t(a/2) SE]} with the SE of the delta method on all units. BCa: the bias from the share of replicates below the
 * effect, ties counted half; the acceleration from the jackknife over the clusters of both arms, {@code sum L^3 / (6 (sum L^2)^1.5)} with
 * {@code L = (n-1)/n} times the distance of an arm's level without a cluster from the mean of these, times the slope of the effect in that level.
 *
 * <p>Refused: what the delta method refuses; studentised intervals of quantiles, whose replicates have no standard error; and a lift whose control level is zero or of the other sign in a replicate; BCa where all replicates lie
 * on one side of the effect. A resample without variation is infinitely many standard errors away. Immutable.
 *
 * <p>Sources: A. C. Davison, D. V. Hinkley (1997), "Bootstrap methods and their application", chapter 5; B. Efron (1987), "Better bootstrap
 * confidence intervals", JASA 82.
 */
public final class BootstrapComparison {
    private final BootstrapKind kind;
    private final double errorRate;

    private BootstrapComparison(BootstrapKind kind, double errorRate) {
        this.kind = kind;
        this.errorRate = errorRate;
    }

    /** Studentised, with a 95 % interval. */
    public static BootstrapComparison withDefaults() {
        return new BootstrapComparison(BootstrapKind.STUDENTISED, 0.05);
    }

    /** The same comparison with another kind of interval. */
    public BootstrapComparison with(BootstrapKind other) {
        return new BootstrapComparison(other, errorRate);
    }

    /** The same comparison with another error rate, one minus the confidence; {@link IllegalArgumentException} unless in (0, 1). */
    public BootstrapComparison withErrorRate(double other) {
        return new BootstrapComparison(kind, other);
    }

    /**
     * The absolute difference.
     *
     * @throws IllegalArgumentException if the levels have different numbers of replicates
     */
    public Outcome<BootstrapEstimate> difference(ResampledLevel control, ResampledLevel treatment) {
        return WelchTTest.withDefaults()
                .withErrorRate(errorRate)
                .test(control.summary(), treatment.summary())
                .then(delta -> compare(delta, control, treatment, EffectDraws.ofDifference(control, treatment)));
    }

    /**
     * The difference as a fraction of the magnitude of the control level.
     *
     * @throws IllegalArgumentException if the levels have different numbers of replicates
     */
    public Outcome<BootstrapEstimate> lift(ResampledLevel control, ResampledLevel treatment) {
        return RelativeLift.withDefaults()
                .withErrorRate(errorRate)
                .test(control.summary(), treatment.summary())
                .then(delta -> liftDraws(control, treatment).then(draws -> compare(delta, control, treatment, draws)));
    }

    private static Outcome<EffectDraws> liftDraws(ResampledLevel control, ResampledLevel treatment) {
        EffectDraws draws = EffectDraws.ofLift(control, treatment);
        return draws.undefined() == 0
                ? Outcome.of(draws)
                : Outcome.refused(
                        RefusalCode.ZERO_BASELINE,
                        "the control level is zero or of the other sign in " + draws.undefined() + " of "
                                + control.replicates() + " replicates");
    }

    private Outcome<BootstrapEstimate> compare(
            Estimate delta, ResampledLevel control, ResampledLevel treatment, EffectDraws draws) {
        double standardError = BinaryScale.deviation(draws.deviations());
        if (!(standardError > 0 && standardError < Double.POSITIVE_INFINITY)) {
            return Outcome.refused(RefusalCode.DEGENERATE, "no replicate differs from another");
        }
        return law(delta, draws).map(law -> new BootstrapEstimate(delta, control, treatment, standardError, kind, law));
    }

    private Outcome<ReplicateLaw> law(Estimate delta, EffectDraws draws) {
        return switch (kind) {
            case PERCENTILE -> Outcome.of(ReplicateLaw.of(draws.around(delta.value()), 0, 0));
            case STUDENTISED -> studentised(delta, draws);
            case BCA -> accelerated(delta, draws);
        };
    }

    private static Outcome<ReplicateLaw> studentised(Estimate delta, EffectDraws draws) {
        return draws.isStudentisable()
                ? Outcome.of(ReplicateLaw.of(draws.studentised(delta), 0, 0))
                : Outcome.refused(RefusalCode.INVALID_PARAMETERS, "replicates of a quantile have no standard error");
    }

    private static Outcome<ReplicateLaw> accelerated(Estimate delta, EffectDraws draws) {
        double share = draws.shareBelow();
        if (!(share > 0 && share < 1)) {
            return Outcome.refused(RefusalCode.DEGENERATE, "all replicates lie on one side of the estimate");
        }
        double bias = -StandardNormal.INSTANCE.upperQuantile(share);
        return Outcome.of(ReplicateLaw.of(draws.around(delta.value()), bias, draws.acceleration()));
    }
}
