package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * The levels behind a claim on a gap: how far a metric's level in one member of a slice lies above that in another.
 *
 * @param slice the slice that both members belong to
 * @param member the member whose level is counted positive
 * @param other the member whose level is subtracted
 * @param baseline the levels under the baseline
 * @param candidate the levels under the candidate
 */
public record GapResult(String slice, String member, String other, Levels baseline, Levels candidate) {

    /**
     * The levels under one version, in the metric's measure; a proportion as a fraction. What can not be given is not present.
     *
     * @param member the level in the member that is counted positive
     * @param other the level in the member that is subtracted
     * @param gap their difference
     */
    public record Levels(Optional<Double> member, Optional<Double> other, Optional<Double> gap) {

        static Levels read(JsonObject json) {
            return new Levels(
                    RecordParts.number(json, "member"),
                    RecordParts.number(json, "other"),
                    RecordParts.number(json, "gap"));
        }
    }

    static GapResult read(JsonObject json) {
        return new GapResult(
                json.string("slice"),
                json.string("member"),
                json.string("other"),
                Levels.read(json.object("baseline")),
                Levels.read(json.object("candidate")));
    }
}
