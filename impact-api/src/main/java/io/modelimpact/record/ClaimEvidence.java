package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * The numbers a claim was judged by, in the unit that {@link ClaimResult#estimateScale()} names.
 *
 * @param estimate the estimated effect
 * @param interval the interval of this claim alone
 * @param simultaneousInterval the interval the verdict rests on; equals {@code interval} if the family has one member
 * @param pValue of the claim alone
 * @param adjustedPValue adjusted for the family of claims
 */
public record ClaimEvidence(
        double estimate,
        Interval interval,
        Interval simultaneousInterval,
        Optional<Double> pValue,
        Optional<Double> adjustedPValue) {

    static Optional<ClaimEvidence> find(JsonObject json) {
        return json.findNumber("estimate").map(estimate -> read(estimate, json));
    }

    private static ClaimEvidence read(double estimate, JsonObject json) {
        Interval interval = Interval.read(json.object("interval"));
        return new ClaimEvidence(
                estimate,
                interval,
                json.findObject("simultaneousInterval").map(Interval::read).orElse(interval),
                RecordParts.number(json, "pValue"),
                RecordParts.number(json, "adjustedPValue"));
    }
}
