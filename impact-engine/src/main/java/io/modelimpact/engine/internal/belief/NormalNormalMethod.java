package io.modelimpact.engine.internal.belief;

import io.modelimpact.decision.Prior;
import io.modelimpact.engine.BeliefMethod;
import io.modelimpact.engine.BeliefSample;
import io.modelimpact.engine.Posterior;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.bayes.NormalNormalEffect;
import io.modelimpact.stats.bayes.NormalPosterior;
import io.modelimpact.stats.bayes.NormalPrior;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.Optional;

/** A normal belief about the relative effect, or none, and a normal likelihood of its estimate. */
record NormalNormalMethod() implements BeliefMethod {
    @Override
    public String id() {
        return "belief/normal-normal@1.0";
    }

    @Override
    public boolean isRelative() {
        return true;
    }

    @Override
    public Outcome<Posterior> after(Prior prior, BeliefSample sample, double errorRate) {
        IntervalEstimate effect = sample.relative();
        if (!(effect.standardError() > 0)) {
            return Outcome.refused(RefusalCode.DEGENERATE, "the relative effect has no standard error");
        }
        return effect(prior)
                .of(new Estimate(
                        effect.value(),
                        effect.standardError(),
                        effect.value() / effect.standardError(),
                        StandardNormal.INSTANCE,
                        errorRate,
                        Alternative.TWO_SIDED))
                .map(belief -> posterior(belief, errorRate));
    }

    private static NormalNormalEffect effect(Prior prior) {
        if (prior.family() == Prior.Family.FLAT) {
            return NormalNormalEffect.withFlatPrior();
        }
        double deviation = prior.second().orElseThrow().doubleValue();
        return NormalNormalEffect.believing(
                new NormalPrior(prior.first().orElseThrow().doubleValue(), deviation * deviation));
    }

    private static Posterior posterior(NormalPosterior belief, double errorRate) {
        return new Posterior(
                belief.chanceToWin(),
                belief.probabilityBelow(0),
                Optional.of(belief.expectedLossOfTreatment()),
                Optional.of(belief.expectedLossOfControl()),
                Optional.of(belief.interval(errorRate)),
                true);
    }
}
