package io.modelimpact.engine.internal.judge;

import io.modelimpact.record.Reason;
import io.modelimpact.stats.Refusal;
import java.util.Locale;

/** Refusals of the numerics, said once. */
public final class Refusals {
    private Refusals() {}

    /** A refusal of the numerics in the words of a record. */
    public static Reason reason(Refusal refusal) {
        String remedy = switch (refusal.code()) {
            case TOO_FEW_UNITS -> "wait for more units; each arm needs at least two";
            case DEGENERATE -> "check that the column is filled: nothing can be said where no value varies";
            case ZERO_DENOMINATOR -> "measure against a denominator that is not zero in every arm";
            case ZERO_BASELINE -> "state the claim as an absolute amount: nothing is a fraction of zero";
            case NOT_FINITE -> "find out how NaN or infinity came into the data, or exclude such units with among(…)";
            case OUT_OF_RANGE -> "measure in a unit in which the values are neither huge nor tiny";
            case INVALID_PARAMETERS -> "correct the declared parameters: no distribution has them";
            case NOT_POSITIVE_SEMIDEFINITE -> "correct the declared correlations: no variables have them together";
            case TOO_MANY_UNITS -> "use the asymptotic form of the method";
            case NOT_EXACT -> "scan all rows together, or leave out exactly()";
            case NOT_DEFINED -> "state the claim as an absolute amount";
            case IMPOSSIBLE_OBSERVATION -> "correct the declared weights, or the assignment";
        };
        return new Reason(
                "stats/" + refusal.code().name().toLowerCase(Locale.ROOT).replace('_', '-'), refusal.message(), remedy);
    }
}
