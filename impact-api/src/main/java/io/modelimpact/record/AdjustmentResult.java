package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What covariates and strata did to an effect.
 *
 * @param covariates the covariates, in declared order; none where strata alone adjust
 * @param correlation of the outcome with the covariate over both arms, from -1 to 1; with several covariates the multiple one, from 0 to 1
 * @param varianceReduction the share of the absolute effect's variance that is gone; negative where there is more of it
 * @param strata what the effect was put together from, if the metric is stratified and the effect is that on everyone
 * @param signChanged whether the absolute effect has the other sign without adjustment
 * @param absolute the difference without adjustment, in the metric's measure
 * @param relative the difference without adjustment, as a fraction of the baseline's level
 */
public record AdjustmentResult(
        List<Covariate> covariates,
        Optional<Double> correlation,
        Optional<Double> varianceReduction,
        Optional<Strata> strata,
        boolean signChanged,
        Quantity<EstimateResult> absolute,
        Quantity<EstimateResult> relative) {

    /**
     * A covariate. The adjusted effect is the unadjusted one less, for each of them, its coefficient times the difference of its levels.
     *
     * @param name what it is, in words
     * @param coefficient what it was multiplied with; absent where each stratum has its own
     * @param baseline its level in the baseline's arm, in its own measure
     * @param candidate its level in the candidate's arm
     */
    public record Covariate(
            String name, Optional<Double> coefficient, Optional<Double> baseline, Optional<Double> candidate) {

        static Covariate read(JsonObject json) {
            return new Covariate(
                    json.string("name"),
                    RecordParts.number(json, "coefficient"),
                    RecordParts.number(json, "baseline"),
                    RecordParts.number(json, "candidate"));
        }
    }

    /**
     * Strata.
     *
     * @param slice the slice whose members they are
     * @param used how many the effect was put together from
     * @param pooled how many members told too little of their own and were pooled with the largest
     */
    public record Strata(String slice, long used, long pooled) {

        static Strata read(JsonObject json) {
            return new Strata(json.string("slice"), json.integer("used"), json.integer("pooled"));
        }
    }

    static AdjustmentResult read(JsonObject json) {
        JsonObject unadjusted = json.object("unadjusted");
        return new AdjustmentResult(
                RecordParts.each(json, "covariates", Covariate::read),
                RecordParts.number(json, "correlation"),
                RecordParts.number(json, "varianceReduction"),
                json.findObject("strata").map(Strata::read),
                json.flag("signChanged"),
                RecordParts.quantity(unadjusted, "absolute", EstimateResult::read),
                RecordParts.quantity(unadjusted, "relative", EstimateResult::read));
    }
}
