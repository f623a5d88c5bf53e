package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Somebody commented on a part of a record.
 *
 * @param on the part
 * @param comment what was said
 * @param blocking whether the author asks that it be answered before anything is approved
 */
public record Commented(RecordPart on, Remark comment, boolean blocking) implements LedgerEvent {

    @Override
    public LedgerEventType type() {
        return LedgerEventType.COMMENTED;
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
        String how = blocking ? "commented, blocking, on " : "commented on ";
        return how + on.describe() + ": " + comment.describe();
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("on", on.toJson())
                .put("comment", comment.toJson())
                .put("blocking", blocking)
                .build();
    }

    static Commented read(JsonObject json) {
        Members.only(json, "commented", "on", "comment", "blocking");
        return new Commented(
                Members.object(json, "on", RecordPart::read),
                Members.object(json, "comment", Remark::read),
                json.flag("blocking"));
    }
}
