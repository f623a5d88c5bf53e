package io.modelimpact.engine;

import io.modelimpact.stats.adjust.Stratum;
import java.util.List;

/**
 * What an adjusted comparison sees of the units: for each stratum the moments of both arms, the baseline's as control. Their variables are
 * the outcome and then its covariates; for a ratio, numerator and denominator of the outcome, then of the covariate.
 *
 * @param ratio whether the metric is a ratio of sums
 * @param strata the strata by the names of their members; a single one, of all units, where the metric is not stratified
 */
public record AdjustedSample(boolean ratio, List<Stratum> strata) {

    /** Keeps a copy; refuses an empty list with {@link IllegalArgumentException}. */
    public AdjustedSample {
        strata = List.copyOf(strata);
        if (strata.isEmpty()) {
            throw new IllegalArgumentException("Expected at least one stratum, found none");
        }
    }

    /** All strata as one. */
    public Stratum whole() {
        return strata.stream().reduce(Stratum::plus).orElseThrow();
    }

    /** How many variables describe covariates. */
    public int covariateVariables() {
        return strata.get(0).control().variables() - (ratio ? 2 : 1);
    }
}
