package io.modelimpact.stats.bayes;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import java.util.Optional;

/**
 * Posterior of the difference of two arms under a normal likelihood with the delta-method standard error, and a normal or a flat prior.
 *
 * <p>Formula: with estimate e and variance V, posterior precision {@code 1/V + 1/v} and mean {@code (e/V + m/v) / precision}; e and V alone
 * under the flat prior. The estimate is the difference of means or {@code (mt - mc) / |mc|}.
 *
 * <p>Refusals: those of {@link WelchTTest} and {@link RelativeLift}; a control mean of zero where the prior has to be scaled by it.
 */
public final class NormalNormalEffect {
    private final Optional<NormalPrior> prior;

    private NormalNormalEffect(Optional<NormalPrior> prior) {
        this.prior = prior;
    }

    /** Without any belief beforehand. */
    public static NormalNormalEffect withFlatPrior() {
        return new NormalNormalEffect(Optional.empty());
    }

    /** With a belief about the relative effect. */
    public static NormalNormalEffect believing(NormalPrior prior) {
        return new NormalNormalEffect(Optional.of(prior));
    }

    /** The posterior of the difference of means. */
    public Outcome<NormalPosterior> absolute(SampleSummary control, SampleSummary treatment) {
        return WelchTTest.withDefaults().test(control, treatment).then(estimate -> {
            double scale = Math.abs(control.mean().doubleValue());
            return prior.isEmpty() || scale > 0
                    ? posterior(estimate, scale)
                    : Outcome.refused(
                            RefusalCode.ZERO_BASELINE, "the prior is relative to the control's mean, which is 0");
        });
    }

    /** The posterior of the relative difference. */
    public Outcome<NormalPosterior> relative(SampleSummary control, SampleSummary treatment) {
        return RelativeLift.withDefaults().test(control, treatment).then(estimate -> posterior(estimate, 1));
    }

    /** The posterior of an effect that was estimated otherwise, the prior taken in the effect's own unit. */
    public Outcome<NormalPosterior> of(Estimate estimate) {
        return posterior(estimate, 1);
    }

    /** With the prior in this unit. */
    private Outcome<NormalPosterior> posterior(Estimate estimate, double unit) {
        double error = estimate.standardError();
        if (prior.isEmpty()) {
            return checked(estimate.value(), error);
        }
        double priorDeviation = Math.sqrt(prior.get().variance()) * unit;
        // The precisions as shares of their sum, each by itself, so that neither the smaller share nor the range of
        // doubles is lost.
        double ratio = error / priorDeviation;
        double share = 1 / (1 + ratio * ratio);
        double priorShare = 1 / (1 + 1 / ratio / ratio);
        double mean = share * estimate.value() + priorShare * (prior.get().mean() * unit);
        return checked(mean, ratio < 1 ? error * Math.sqrt(share) : priorDeviation * Math.sqrt(priorShare));
    }

    private static Outcome<NormalPosterior> checked(double mean, double deviation) {
        return Double.isFinite(mean) && deviation > 0 && Double.isFinite(deviation)
                ? Outcome.of(new NormalPosterior(mean, deviation))
                : Outcome.refused(
                        RefusalCode.OUT_OF_RANGE, "posterior mean " + mean + ", standard deviation " + deviation);
    }
}
