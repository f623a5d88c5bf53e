package io.modelimpact.engine.internal.belief;

import io.modelimpact.decision.Prior;
import io.modelimpact.engine.BeliefMethod;
import io.modelimpact.engine.BeliefSample;
import io.modelimpact.engine.Posterior;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.bayes.BetaBinomialComparison;
import io.modelimpact.stats.bayes.BetaPosterior;
import io.modelimpact.stats.proportion.Proportion;
import java.util.Optional;

/** The same beta belief about the proportion of each arm. */
record BetaBinomialBelief() implements BeliefMethod {
    @Override
    public String id() {
        return "belief/beta-binomial@1.0";
    }

    @Override
    public boolean isRelative() {
        return false;
    }

    @Override
    public Outcome<Posterior> after(Prior prior, BeliefSample sample, double errorRate) {
        if (sample.baseline().share().isEmpty() || sample.candidate().share().isEmpty()) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "an arm has no counts of successes");
        }
        BetaPosterior baseline = posterior(prior, sample.baseline().share().get());
        BetaPosterior candidate = posterior(prior, sample.candidate().share().get());
        BetaBinomialComparison comparison = BetaBinomialComparison.of(baseline, candidate);
        return Outcome.of(new Posterior(
                comparison.chanceToWin(),
                BetaBinomialComparison.of(candidate, baseline).chanceToWin(),
                Optional.of(comparison.expectedLossOfTreatment()),
                Optional.of(comparison.expectedLossOfControl()),
                Optional.of(comparison.interval(errorRate)),
                false));
    }

    private static BetaPosterior posterior(Prior prior, Proportion share) {
        return BetaPosterior.after(
                prior.first().orElseThrow().doubleValue(),
                prior.second().orElseThrow().doubleValue(),
                share.successes(),
                share.units());
    }
}
