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
            if (prior.isEmpty()) {
                return posterior(estimate, Optional.empty());
            }
            double scale = Math.abs(control.mean().doubleValue());
            return scale > 0
                    ? posterior(estimate, prior.map(belief -> belief.scaledBy(scale)))
                    : Outcome.refused(
                            RefusalCode.ZERO_BASELINE, "the prior is relative to the control's mean, which is 0");
        });
    }

    /** The posterior of the relative difference. */
    public Outcome<NormalPosterior> relative(SampleSummary control, SampleSummary treatment) {
        return RelativeLift.withDefaults().test(control, treatment).then(estimate -> posterior(estimate, prior));
    }

    /** The posterior of an effect that was estimated otherwise, the prior taken in the effect's own unit. */
    public Outcome<NormalPosterior> of(Estimate estimate) {
        return posterior(estimate, prior);
    }

    private static Outcome<NormalPosterior> posterior(Estimate estimate, Optional<NormalPrior> prior) {
        double error = estimate.standardError();
        if (prior.isEmpty()) {
            return checked(estimate.value(), error);
        }
        // Both variances relative to their sum, so that neither tiny nor huge errors leave the range of doubles.
        double priorDeviation = Math.sqrt(prior.get().variance());
        double ratio = error / priorDeviation;
        double weight = 1 / (1 + ratio * ratio);
        double mean = weight * estimate.value() + (1 - weight) * prior.get().mean();
        return checked(mean, error * Math.sqrt(weight));
    }

    private static Outcome<NormalPosterior> checked(double mean, double deviation) {
        return Double.isFinite(mean) && deviation > 0 && Double.isFinite(deviation)
                ? Outcome.of(new NormalPosterior(mean, deviation))
                : Outcome.refused(
                        RefusalCode.OUT_OF_RANGE, "posterior mean " + mean + ", standard deviation " + deviation);
    }
}
