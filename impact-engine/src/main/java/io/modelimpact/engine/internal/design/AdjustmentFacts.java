package io.modelimpact.engine.internal.design;

import java.util.List;
import java.util.Optional;

/**
 * What an adjustment did to an effect.
 *
 * @param covariates the covariates, in their order
 * @param correlation of the outcome with the covariate over both arms, with several covariates the multiple one; empty without covariates
 * @param strata what became of the strata; empty without strata
 */
public record AdjustmentFacts(List<Covariate> covariates, Optional<Double> correlation, Optional<StrataUse> strata) {

    /** Keeps a copy. */
    public AdjustmentFacts {
        covariates = List.copyOf(covariates);
    }

    /** An adjustment of which nothing is known. */
    public static AdjustmentFacts unknown() {
        return new AdjustmentFacts(List.of(), Optional.empty(), Optional.empty());
    }

    /**
     * A covariate.
     *
     * @param name what it is
     * @param coefficient what it was multiplied with before it was subtracted; empty where there is no one number for it
     * @param baseline its level in the baseline's arm
     * @param treated its level in the candidate's arm
     */
    public record Covariate(
            String name, Optional<Double> coefficient, Optional<Double> baseline, Optional<Double> treated) {}

    /**
     * What became of the strata.
     *
     * @param used how many the estimate was put together from
     * @param pooled how many others were pooled into one of these
     */
    public record StrataUse(int used, int pooled) {}
}
