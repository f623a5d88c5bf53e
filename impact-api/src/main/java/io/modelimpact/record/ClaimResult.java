package io.modelimpact.record;

import io.modelimpact.estimand.EffectScale;
import io.modelimpact.estimand.EstimandKind;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What hypotheses and guardrails have in common: an effect, a region, and the numbers that were found. A declared claim is expanded per
 * candidate and slice; each expansion is one of these.
 *
 * @param id the declared id, such as {@code H1}
 * @param key id, candidate and slice in one text, unique in the record, such as {@code G1/ranker 2.0/country=DE}
 * @param candidate the candidate claimed about
 * @param arm the arm of the candidate
 * @param estimand what kind of quantity is claimed about
 * @param description the claim in words
 * @param metric the id of the metric
 * @param slice the part of the population; everyone if not present
 * @param scale the scale the region was declared in
 * @param region where the effect has to lie
 * @param estimateScale what estimate, interval and region are in
 * @param evidence the numbers; not present if the claim was not evaluated
 * @param evidencePointer where in the record the effect stands, a JSON Pointer
 * @param basis the estimate of a gap's change or of a level, which stand in no other section; not present for an effect
 * @param gap the levels behind a claim on a gap
 * @param marking whether the claim was registered before
 * @param flags open texts such as {@code REQUIRED_DIAGNOSTIC_FAILED} and {@code NOT_ADMISSIBLE}
 * @param reason why the claim was not evaluated, or is inconclusive
 */
public record ClaimResult(
        String id,
        String key,
        ModelVersion candidate,
        String arm,
        EstimandKind estimand,
        String description,
        String metric,
        Optional<SliceMember> slice,
        EffectScale scale,
        Region region,
        EstimateScale estimateScale,
        Optional<ClaimEvidence> evidence,
        Optional<String> evidencePointer,
        Optional<Quantity<EstimateResult>> basis,
        Optional<GapResult> gap,
        Marking marking,
        List<String> flags,
        Optional<Reason> reason) {

    /** The flag of a claim whose study lacks a required diagnostic, or failed it. */
    public static final String REQUIRED_DIAGNOSTIC_FAILED = "REQUIRED_DIAGNOSTIC_FAILED";

    /** The flag of a claim whose data broke a blocking rule of their contract. */
    public static final String NOT_ADMISSIBLE = "NOT_ADMISSIBLE";

    /** The flag of a claim of a monitored assessment at a look that its plan does not foresee. */
    public static final String UNPLANNED_LOOK = "UNPLANNED_LOOK";

    static ClaimResult read(JsonObject json) {
        return new ClaimResult(
                json.string("id"),
                json.string("key"),
                ModelVersion.read(json.object("candidate")),
                json.string("arm"),
                RecordParts.findConstant(json, "estimand", EstimandKind.class).orElse(EstimandKind.EFFECT),
                json.string("description"),
                json.string("metric"),
                SliceMember.find(json),
                RecordParts.constant(json, "scale", EffectScale.class),
                Region.read(json.object("region")),
                RecordParts.findConstant(json, "estimateScale", EstimateScale.class)
                        .orElse(EstimateScale.ABSOLUTE),
                ClaimEvidence.find(json),
                json.findString("evidence"),
                json.has("basis")
                        ? Optional.of(RecordParts.quantity(json, "basis", EstimateResult::read))
                        : Optional.empty(),
                json.findObject("gap").map(GapResult::read),
                RecordParts.constant(json, "marking", Marking.class),
                RecordParts.texts(json, "flags"),
                json.findObject("reason").map(Reason::read));
    }
}
