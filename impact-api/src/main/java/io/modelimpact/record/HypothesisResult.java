package io.modelimpact.record;

import io.modelimpact.estimand.EffectScale;
import io.modelimpact.hypothesis.Role;
import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * What became of a hypothesis for one candidate, in one slice.
 *
 * @param claim the claim and its numbers
 * @param role its weight in the decision
 * @param because why it was expected
 * @param expected the range that was expected, if one was declared
 * @param verdict what became of it
 * @param verdictBeforeDiagnostics what the numbers alone would have said, where a diagnostic changed it
 */
public record HypothesisResult(
        ClaimResult claim,
        Role role,
        String because,
        Optional<Expectation> expected,
        HypothesisVerdict verdict,
        Optional<HypothesisVerdict> verdictBeforeDiagnostics) {

    /**
     * A range declared before the data were seen.
     *
     * @param lower the lower end, a decimal in {@code scale}
     * @param upper the upper end, a decimal in {@code scale}
     * @param scale what the range is in
     * @param sentence the range in words
     * @param outcome where the estimate lies
     */
    public record Expectation(
            Optional<String> lower,
            Optional<String> upper,
            EffectScale scale,
            String sentence,
            ExpectationOutcome outcome) {

        static Expectation read(JsonObject json) {
            return new Expectation(
                    json.findString("lower"),
                    json.findString("upper"),
                    RecordParts.constant(json, "scale", EffectScale.class),
                    json.string("sentence"),
                    RecordParts.constant(json, "outcome", ExpectationOutcome.class));
        }
    }

    static HypothesisResult read(JsonObject json) {
        return new HypothesisResult(
                ClaimResult.read(json),
                RecordParts.constant(json, "role", Role.class),
                json.findString("because").orElse(""),
                json.findObject("expected").map(Expectation::read),
                RecordParts.constant(json, "verdict", HypothesisVerdict.class),
                RecordParts.findConstant(json, "verdictBeforeDiagnostics", HypothesisVerdict.class));
    }
}
