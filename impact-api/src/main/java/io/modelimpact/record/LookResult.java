package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One look at a monitored assessment.
 *
 * @param number which look it is, from 1
 * @param units how many units of all arms were under study
 * @param fraction the information fraction, in [0, 1]; not present where the plan has no end
 * @param planned whether the plan foresees the look
 * @param asOf the instant of the look, RFC 3339 in UTC
 * @param alphaSpent the error rate that the family has spent with this look, where the plan spends it
 * @param record the digest of the record of the look, for earlier ones
 * @param sentence the look in words
 * @param claims what it said of each claim
 */
public record LookResult(
        int number,
        long units,
        Optional<Double> fraction,
        boolean planned,
        String asOf,
        Optional<Double> alphaSpent,
        Optional<String> record,
        String sentence,
        List<LookedClaim> claims) {

    /** The claim of a key, if it was looked at. */
    public Optional<LookedClaim> claim(String key) {
        return claims.stream().filter(claim -> claim.key().equals(key)).findFirst();
    }

    /** Reads a look as it stands in a record. */
    public static LookResult read(JsonObject json) {
        return new LookResult(
                (int) json.integer("number"),
                json.integer("units"),
                RecordParts.number(json, "fraction"),
                json.flag("planned"),
                json.string("asOf"),
                RecordParts.number(json, "alphaSpent"),
                json.findString("record"),
                json.string("sentence"),
                RecordParts.each(json, "claims", LookedClaim::read));
    }
}
