package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * A claim at a look.
 *
 * @param key the claim's key
 * @param verdict what stood at the look, in the claim's own words
 * @param standardError of the claim's estimate, where the plan counts information by it
 * @param fraction how much of the claim's error rate the look's information allows to spend, as the share of the planned information, in [0, 1];
 *     likewise
 * @param critical the value that the standardised effect had to reach; not present without a boundary, or where nothing could be decided
 * @param nominalErrorRate the two-sided error rate that the boundary has at this look alone
 * @param alphaSpentBefore the claim's error rate spent before the look
 * @param alphaSpent the claim's error rate spent with the look
 * @param pValue the smallest error rate of the whole plan at which this look decides
 * @param alwaysValidPValue the smallest such value of all looks so far
 * @param decidedAt the first look that decided about the claim, if one did
 */
public record LookedClaim(
        String key,
        String verdict,
        Optional<Double> standardError,
        Optional<Double> fraction,
        Optional<Double> critical,
        Optional<Double> nominalErrorRate,
        Optional<Double> alphaSpentBefore,
        Optional<Double> alphaSpent,
        Optional<Double> pValue,
        Optional<Double> alwaysValidPValue,
        Optional<Integer> decidedAt) {

    static LookedClaim read(JsonObject json) {
        return new LookedClaim(
                json.string("key"),
                json.string("verdict"),
                RecordParts.number(json, "standardError"),
                RecordParts.number(json, "fraction"),
                RecordParts.number(json, "critical"),
                RecordParts.number(json, "nominalErrorRate"),
                RecordParts.number(json, "alphaSpentBefore"),
                RecordParts.number(json, "alphaSpent"),
                RecordParts.number(json, "pValue"),
                RecordParts.number(json, "alwaysValidPValue"),
                json.findInteger("decidedAt").map(Long::intValue));
    }
}
