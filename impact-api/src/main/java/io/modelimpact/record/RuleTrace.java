package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * One rule of the policy, as it was applied to a candidate.
 *
 * @param id the id of the rule
 * @param description the rule in words
 * @param fired whether its condition was met
 * @param outcome what it asks for when it fires
 * @param subjects the claims, checks or contracts that made it fire
 */
public record RuleTrace(
        String id, String description, boolean fired, Optional<DecisionOutcome> outcome, List<String> subjects) {

    static RuleTrace read(JsonObject json) {
        return new RuleTrace(
                json.string("id"),
                json.string("description"),
                json.flag("fired"),
                RecordParts.findConstant(json, "outcome", DecisionOutcome.class),
                RecordParts.texts(json, "subjects"));
    }
}
