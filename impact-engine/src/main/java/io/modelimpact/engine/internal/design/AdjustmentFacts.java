package io.modelimpact.engine.internal.design;

import java.util.List;
import java.util.Optional;

/**
 * What an adjustment did to an effect.
 *
 * @param coefficients of the covariates, in their order; empty where there is no one number for each
 * @param correlation of the outcome with the covariate over both arms, with several covariates the multiple one; empty without covariates
 * @param strata what became of the strata; empty without strata
 */
public record AdjustmentFacts(List<Double> coefficients, Optional<Double> correlation, Optional<StrataUse> strata) {

    /**
     * What became of the strata.
     *
     * @param used how many the estimate was put together from
     * @param pooled how many others were pooled into one of these
     */
    public record StrataUse(int used, int pooled) {}
}
