package io.modelimpact.decision;

import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.scenario.OutcomeLikelihood;
import java.util.Optional;

/**
 * What a rule of a policy looks at: exactly one of a verdict and a probability in a scenario.
 *
 * @param verdict what became of a claim or a check
 * @param likelihood how probable something is in a scenario
 */
public record PolicyCondition(Optional<VerdictCondition> verdict, Optional<OutcomeLikelihood> likelihood) {

    /** Checks that there is exactly one; {@link IllegalArgumentException} otherwise. */
    public PolicyCondition {
        if (verdict.isPresent() == likelihood.isPresent()) {
            throw new IllegalArgumentException("a condition is on a verdict or on a likelihood");
        }
    }

    /** A condition on a verdict. */
    public static PolicyCondition of(VerdictCondition verdict) {
        return new PolicyCondition(Optional.of(verdict), Optional.empty());
    }

    /** A condition on a probability. */
    public static PolicyCondition of(OutcomeLikelihood likelihood) {
        return new PolicyCondition(Optional.empty(), Optional.of(likelihood));
    }

    /** A clause for people. */
    public String describe() {
        return verdict.map(VerdictCondition::describe)
                .or(() -> likelihood.map(OutcomeLikelihood::describe))
                .orElseThrow();
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        verdict.ifPresent(condition -> json.put("verdict", condition.toJson()));
        likelihood.ifPresent(condition -> json.put("likelihood", condition.toJson()));
        return json.build();
    }

    static PolicyCondition fromJson(JsonObject json) {
        String kind = json.has("verdict") ? "verdict" : "likelihood";
        Members.only(json, "condition", kind);
        return kind.equals("verdict")
                ? of(Members.object(json, kind, VerdictCondition::fromJson))
                : of(Members.object(json, kind, OutcomeLikelihood::fromJson));
    }
}
