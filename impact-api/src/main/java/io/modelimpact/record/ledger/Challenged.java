package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Somebody holds a part of a record to be wrong.
 *
 * @param on the part
 * @param claim what is said to be wrong, and why
 */
public record Challenged(RecordPart on, Remark claim) implements LedgerEvent {

    @Override
    public LedgerEventType type() {
        return LedgerEventType.CHALLENGED;
    }

    @Override
    public Optional<Digest> aboutRecord() {
        return Optional.of(on.record());
    }

    @Override
    public List<Digest> subjects() {
        return List.of(on.record());
    }

    @Override
    public String describe() {
        return "challenged " + on.describe() + ": " + claim.describe();
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("on", on.toJson())
                .put("claim", claim.toJson())
                .build();
    }

    static Challenged read(JsonObject json) {
        Members.only(json, "challenged", "on", "claim");
        return new Challenged(
                Members.object(json, "on", RecordPart::read), Members.object(json, "claim", Remark::read));
    }
}
