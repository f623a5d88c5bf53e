package io.modelimpact.engine.internal.adjust;

import io.modelimpact.engine.AdjustedEstimate;
import io.modelimpact.engine.AdjustedMethod;
import io.modelimpact.engine.AdjustedSample;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.adjust.LinAdjustment;
import io.modelimpact.stats.adjust.Stratum;
import io.modelimpact.stats.exact.ExactRational;

/** The outcome at the covariates' mean over both arms, each arm by slopes of its own; strata are not looked at. */
record LinMethod(boolean relative) implements AdjustedMethod {

    @Override
    public String id() {
        return AdjustedMethods.lin(relative);
    }

    @Override
    public Outcome<AdjustedEstimate> compare(AdjustedSample sample, double errorRate) {
        if (sample.ratio() || sample.covariateVariables() == 0) {
            return Outcome.refused(new Refusal(
                    RefusalCode.INVALID_PARAMETERS,
                    "Lin's estimator is for means with covariates: it can take the place of adjust/cuped alone"));
        }
        Stratum whole = sample.whole();
        return LinAdjustment.withDefaults()
                .withErrorRate(errorRate)
                .adjust(whole.control(), whole.treatment())
                .then(this::estimate);
    }

    private Outcome<AdjustedEstimate> estimate(LinAdjustment.Fit fit) {
        return (relative ? fit.relative() : fit.absolute())
                .map(estimate -> new AdjustedEstimate(
                        estimate,
                        fit.coefficients().stream()
                                .map(ExactRational::doubleValue)
                                .toList(),
                        1));
    }
}
