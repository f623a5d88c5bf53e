package io.modelimpact.decision;

import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;

/**
 * What became of a hypothesis, a guardrail or a check. Where a claim is made in several members of a slice, it is favourable if it is
 * so in each of them, and unfavourable or inconclusive if it is so in one.
 *
 * @param subject what kind of thing is looked at
 * @param id its id
 * @param is what must have become of it
 */
public record VerdictCondition(Subject subject, String id, Is is) {

    /** What kind of thing a verdict is on. */
    public enum Subject {
        /** A hypothesis or a guardrail. */
        CLAIM,
        /** A check. */
        CHECK
    }

    /** What a verdict says. */
    public enum Is {
        /** SUPPORTED or HELD. */
        FAVOURABLE("is supported or held"),
        /** REFUTED or BREACHED. */
        UNFAVOURABLE("is refuted or breached"),
        /** INCONCLUSIVE. */
        INCONCLUSIVE("is inconclusive");

        private final String words;

        Is(String words) {
            this.words = words;
        }
    }

    /** A clause for people. */
    public String describe() {
        return (subject == Subject.CHECK ? "the check " : "") + id + " " + is.words;
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("subject", subject.name())
                .put("id", id)
                .put("is", is.name())
                .build();
    }

    static VerdictCondition fromJson(JsonObject json) {
        Members.only(json, "verdict", "subject", "id", "is");
        return new VerdictCondition(
                Enums.read(Subject.class, json, "subject"), json.string("id"), Enums.read(Is.class, json, "is"));
    }

    /** A subject that awaits what must have become of it. */
    public static final class Stage {
        private final Subject subject;
        private final String id;

        /** Starts a condition; the façade's {@code verdictOf} and {@code checkOf} call this. */
        public Stage(Subject subject, String id) {
            this.subject = subject;
            this.id = id;
        }

        /** It is supported, or held. */
        public PolicyCondition isFavourable() {
            return is(Is.FAVOURABLE);
        }

        /** It is refuted, or breached. */
        public PolicyCondition isUnfavourable() {
            return is(Is.UNFAVOURABLE);
        }

        /** It is inconclusive. */
        public PolicyCondition isInconclusive() {
            return is(Is.INCONCLUSIVE);
        }

        private PolicyCondition is(Is is) {
            return PolicyCondition.of(new VerdictCondition(subject, id, is));
        }
    }
}
