package io.modelimpact.engine;

import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.List;

/**
 * What an adjusted comparison found.
 *
 * @param estimate the effect
 * @param coefficients what each covariate was multiplied with before it was subtracted, in the order of the covariates; empty where there is
 *     no one number for it, as with slopes of each stratum
 * @param strata how many strata the estimate was put together from, after those that say too little were pooled; 1 without strata
 */
public record AdjustedEstimate(IntervalEstimate estimate, List<Double> coefficients, int strata) {

    /** Keeps a copy. */
    public AdjustedEstimate {
        coefficients = List.copyOf(coefficients);
    }
}
