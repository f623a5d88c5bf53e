package io.modelimpact.decision;

import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;

/**
 * A rule that a policy adds to the standard ones.
 *
 * @param kind what the rule does
 * @param condition what it looks at
 */
public record PolicyRule(Kind kind, PolicyCondition condition) {

    /** What a rule does. */
    public enum Kind {
        /** Nothing is shipped unless the condition is met. */
        REQUIRE("shipping requires that "),
        /** Nothing is shipped if the condition is met. */
        STOP("nothing is shipped if "),
        /** The candidate is rolled back if the condition is met. */
        ROLL_BACK("the candidate is rolled back if ");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    /** For example {@code shipping requires that revenue in scenario base is above zero with probability 0.9 or more}. */
    public String describe() {
        return kind.words + condition.describe();
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("kind", kind.name())
                .put("when", condition.toJson())
                .build();
    }

    static PolicyRule fromJson(JsonObject json) {
        Members.only(json, "rule", "kind", "when");
        return new PolicyRule(
                Enums.read(Kind.class, json, "kind"), Members.object(json, "when", PolicyCondition::fromJson));
    }
}
