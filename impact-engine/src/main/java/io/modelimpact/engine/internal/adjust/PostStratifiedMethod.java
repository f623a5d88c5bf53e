package io.modelimpact.engine.internal.adjust;

import io.modelimpact.engine.AdjustedEstimate;
import io.modelimpact.engine.AdjustedMethod;
import io.modelimpact.engine.AdjustedSample;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.adjust.PostStratification;
import io.modelimpact.stats.adjust.PostStratification.Stratified;
import java.util.List;

/** Effects within strata, put together by the strata's shares of units; with covariates by regression within each stratum. */
record PostStratifiedMethod(boolean ratio, boolean relative) implements AdjustedMethod {

    @Override
    public String id() {
        return AdjustedMethods.postStratified(ratio, relative);
    }

    @Override
    public Outcome<AdjustedEstimate> compare(AdjustedSample sample, double errorRate) {
        PostStratification plain = ratio ? PostStratification.ofRatios() : PostStratification.ofMeans();
        PostStratification method =
                (sample.covariateVariables() > 0 ? plain.withCovariates() : plain).withErrorRate(errorRate);
        Outcome<Stratified> effect = relative ? method.relative(sample.strata()) : method.absolute(sample.strata());
        return effect.map(found -> new AdjustedEstimate(found.estimate(), List.of(), found.strata()));
    }
}
