package io.modelimpact.engine.internal.belief;

import io.modelimpact.decision.Prior;
import io.modelimpact.engine.BeliefMethod;
import io.modelimpact.engine.BeliefSample;
import io.modelimpact.engine.Posterior;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.bayes.GammaPoissonComparison;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/** The same gamma belief about the counts a unit of each arm. */
record GammaPoissonMethod() implements BeliefMethod {
    @Override
    public String id() {
        return "belief/gamma-poisson@1.0";
    }

    @Override
    public boolean isRelative() {
        return false;
    }

    @Override
    public Outcome<Posterior> after(Prior prior, BeliefSample sample, double errorRate) {
        Optional<GammaPoissonComparison.Posterior> baseline =
                posterior(prior, sample.baseline().summary());
        Optional<GammaPoissonComparison.Posterior> candidate =
                posterior(prior, sample.candidate().summary());
        if (baseline.isEmpty() || candidate.isEmpty()) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "an arm's total is not a whole number of events");
        }
        GammaPoissonComparison comparison = GammaPoissonComparison.of(baseline.get(), candidate.get());
        return Outcome.of(new Posterior(
                comparison.chanceToWin(),
                GammaPoissonComparison.of(candidate.get(), baseline.get()).chanceToWin(),
                Optional.of(comparison.expectedLossOfTreatment()),
                Optional.of(comparison.expectedLossOfControl()),
                Optional.of(comparison.interval(errorRate)),
                false));
    }

    /** Empty where the counts do not add up to a whole number, as capped ones may not. */
    private static Optional<GammaPoissonComparison.Posterior> posterior(Prior prior, SampleSummary arm) {
        if (arm.refusal().isPresent()) {
            return Optional.empty();
        }
        ExactRational events = arm.mean().times(arm.count());
        long whole = (long) events.doubleValue();
        return whole < 0 || events.compareTo(ExactRational.of(whole)) != 0
                ? Optional.empty()
                : Optional.of(GammaPoissonComparison.Posterior.after(
                        prior.first().orElseThrow().doubleValue(),
                        prior.second().orElseThrow().doubleValue(),
                        whole,
                        (double) arm.count()));
    }
}
