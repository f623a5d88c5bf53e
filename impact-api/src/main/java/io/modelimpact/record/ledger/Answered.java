package io.modelimpact.record.ledger;

import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A comment or a challenge was answered.
 *
 * @param entry the digest of the entry that is answered
 * @param answer the answer
 * @param reason why
 */
public record Answered(Digest entry, Answer answer, Remark reason) implements LedgerEvent {

    @Override
    public LedgerEventType type() {
        return LedgerEventType.ANSWERED;
    }

    @Override
    public Optional<Digest> aboutRecord() {
        return Optional.empty();
    }

    @Override
    public List<Digest> subjects() {
        return List.of(entry);
    }

    @Override
    public String describe() {
        return "answered entry " + EventFields.brief(entry) + " with " + answer + ": " + reason.describe();
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("entry", entry.toString())
                .put("answer", answer.name())
                .put("reason", reason.toJson())
                .build();
    }

    static Answered read(JsonObject json) {
        Members.only(json, "answered", "entry", "answer", "reason");
        return new Answered(
                EventFields.digest(json, "entry"),
                Enums.read(Answer.class, json, "answer"),
                Members.object(json, "reason", Remark::read));
    }
}
