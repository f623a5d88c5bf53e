package io.modelimpact.record;

import io.modelimpact.guardrail.Reaction;
import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * What became of a guardrail for one candidate, in one slice.
 *
 * @param claim the limit and its numbers; its region is where the effect is allowed to lie
 * @param otherwise what a breach asks for
 * @param because why the limit matters
 * @param verdict what became of it
 * @param verdictBeforeDiagnostics what the numbers alone would have said, where a diagnostic changed it
 */
public record GuardrailResult(
        ClaimResult claim,
        Reaction otherwise,
        Optional<String> because,
        GuardrailVerdict verdict,
        Optional<GuardrailVerdict> verdictBeforeDiagnostics) {

    static GuardrailResult read(JsonObject json) {
        return new GuardrailResult(
                ClaimResult.read(json),
                RecordParts.constant(json, "otherwise", Reaction.class),
                json.findString("because"),
                RecordParts.constant(json, "verdict", GuardrailVerdict.class),
                RecordParts.findConstant(json, "verdictBeforeDiagnostics", GuardrailVerdict.class));
    }
}
