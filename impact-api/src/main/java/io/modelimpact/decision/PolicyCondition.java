package io.modelimpact.decision;

import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import io.modelimpact.scenario.OutcomeLikelihood;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a rule of a policy looks at: exactly one of a verdict, a probability in a scenario and a belief.
 *
 * @param verdict what became of a claim or a check
 * @param likelihood how probable something is in a scenario
 * @param belief what is believed of a metric
 */
public record PolicyCondition(
        Optional<VerdictCondition> verdict, Optional<OutcomeLikelihood> likelihood, Optional<BeliefCondition> belief) {

    /** Checks that there is exactly one; {@link IllegalArgumentException} otherwise. */
    public PolicyCondition {
        if (Stream.of(verdict, likelihood, belief).filter(Optional::isPresent).count() != 1) {
            throw new IllegalArgumentException("a condition is on a verdict, on a likelihood or on a belief");
        }
    }

    /** A condition on a verdict. */
    public static PolicyCondition of(VerdictCondition verdict) {
        return new PolicyCondition(Optional.of(verdict), Optional.empty(), Optional.empty());
    }

    /** A condition on a probability. */
    public static PolicyCondition of(OutcomeLikelihood likelihood) {
        return new PolicyCondition(Optional.empty(), Optional.of(likelihood), Optional.empty());
    }

    /** A condition on a belief. */
    public static PolicyCondition of(BeliefCondition belief) {
        return new PolicyCondition(Optional.empty(), Optional.empty(), Optional.of(belief));
    }

    /** A clause for people. */
    public String describe() {
        return verdict.map(VerdictCondition::describe)
                .or(() -> likelihood.map(OutcomeLikelihood::describe))
                .or(() -> belief.map(BeliefCondition::describe))
                .orElseThrow();
    }

    JsonObject toJson() {
        JsonObject.Builder json = JsonObject.builder();
        verdict.ifPresent(condition -> json.put("verdict", condition.toJson()));
        likelihood.ifPresent(condition -> json.put("likelihood", condition.toJson()));
        belief.ifPresent(condition -> json.put("belief", condition.toJson()));
        return json.build();
    }

    static PolicyCondition fromJson(JsonObject json) {
        String kind = json.has("verdict") ? "verdict" : json.has("belief") ? "belief" : "likelihood";
        Members.only(json, "condition", kind);
        return switch (kind) {
            case "verdict" -> of(Members.object(json, kind, VerdictCondition::fromJson));
            case "belief" -> of(Members.object(json, kind, BeliefCondition::fromJson));
            default -> of(Members.object(json, kind, OutcomeLikelihood::fromJson));
        };
    }
}
