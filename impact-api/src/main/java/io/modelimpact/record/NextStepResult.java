package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Something to do about what is not settled.
 *
 * @param kind what kind of thing
 * @param subject the claim, metric or rule that it is about
 * @param sentence what to do, in words
 * @param unitsMissing how many units more each arm needs, at the observed variance and effect
 * @param days how long that takes at the observed traffic, where it is known
 * @param bound the bound that the interval decides today
 * @param scale what the bound is in
 * @param draws how many draws would tell
 */
public record NextStepResult(
        NextStepKind kind,
        String subject,
        String sentence,
        List<ArmUnits> unitsMissing,
        Optional<Long> days,
        Optional<Double> bound,
        Optional<EstimateScale> scale,
        Optional<Long> draws) {

    /**
     * The units that an arm lacks.
     *
     * @param arm the arm
     * @param units how many
     */
    public record ArmUnits(String arm, long units) {}

    static NextStepResult read(JsonObject json) {
        return new NextStepResult(
                RecordParts.constant(json, "kind", NextStepKind.class),
                json.string("subject"),
                json.string("sentence"),
                RecordParts.each(json, "unitsMissing", arm -> new ArmUnits(arm.string("arm"), arm.integer("units"))),
                json.findInteger("days"),
                json.findNumber("bound"),
                RecordParts.findConstant(json, "scale", EstimateScale.class),
                json.findInteger("draws"));
    }
}
