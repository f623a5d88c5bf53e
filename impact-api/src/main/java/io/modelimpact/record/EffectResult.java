package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * The effect of a candidate on a metric, beside the baseline.
 *
 * @param metric the id of the metric
 * @param baseline the arm compared with
 * @param candidate the arm of the candidate
 * @param version the candidate
 * @param slice the part of the population; everyone if not present
 * @param absolute the difference, in the metric's measure; Cliff's delta for answers on a scale
 * @param relative the difference as a fraction of the baseline's level
 * @param adjustment what covariates and strata did to it, if the metric has any
 * @param shift how answers shift; not present for a metric without an ordered scale
 */
public record EffectResult(
        String metric,
        String baseline,
        String candidate,
        ModelVersion version,
        Optional<SliceMember> slice,
        Quantity<EstimateResult> absolute,
        Quantity<EstimateResult> relative,
        Optional<AdjustmentResult> adjustment,
        Optional<ShiftResult> shift) {

    static EffectResult read(JsonObject json) {
        return new EffectResult(
                json.string("metric"),
                json.string("baseline"),
                json.string("candidate"),
                ModelVersion.read(json.object("version")),
                SliceMember.find(json),
                RecordParts.quantity(json, "absolute", EstimateResult::read),
                RecordParts.quantity(json, "relative", EstimateResult::read),
                json.findObject("adjustment").map(AdjustmentResult::read),
                json.findObject("shift").map(ShiftResult::read));
    }
}
