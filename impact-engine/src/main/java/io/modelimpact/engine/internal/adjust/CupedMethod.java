package io.modelimpact.engine.internal.adjust;

import io.modelimpact.engine.AdjustedEstimate;
import io.modelimpact.engine.AdjustedMethod;
import io.modelimpact.engine.AdjustedSample;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.adjust.Cuped;
import io.modelimpact.stats.adjust.Stratum;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.exact.ExactRational;

/** The outcome minus its covariates times their slopes; strata are not looked at. */
record CupedMethod(boolean ratio, boolean relative) implements AdjustedMethod {

    @Override
    public String id() {
        return AdjustedMethods.cuped(ratio, relative);
    }

    @Override
    public Outcome<AdjustedEstimate> compare(AdjustedSample sample, double errorRate) {
        Stratum whole = sample.whole();
        return (ratio ? Cuped.forRatios() : Cuped.forMeans())
                .withErrorRate(errorRate)
                .adjust(whole.control(), whole.treatment())
                .then(this::estimate);
    }

    private Outcome<AdjustedEstimate> estimate(Cuped.Adjustment adjustment) {
        Outcome<Estimate> effect = relative ? adjustment.relative() : adjustment.absolute();
        return effect.map(estimate -> new AdjustedEstimate(
                estimate,
                adjustment.coefficients().stream()
                        .map(ExactRational::doubleValue)
                        .toList(),
                1));
    }
}
