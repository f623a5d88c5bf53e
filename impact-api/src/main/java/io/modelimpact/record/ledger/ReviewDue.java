package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A record has to be reviewed again by some time.
 *
 * @param record the digest of the record
 * @param due by when
 * @param reason why
 */
public record ReviewDue(Digest record, Instant due, Remark reason) implements LedgerEvent {

    /** Checks the time; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public ReviewDue {
        EventFields.requireInstant("due", due);
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.REVIEW_DUE;
    }

    @Override
    public Optional<Digest> aboutRecord() {
        return Optional.of(record);
    }

    @Override
    public List<Digest> subjects() {
        return List.of(record);
    }

    @Override
    public String describe() {
        return "set record " + EventFields.brief(record) + " to be reviewed by " + due + " because "
                + reason.describe();
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("due", due.toString())
                .put("reason", reason.toJson())
                .build();
    }

    static ReviewDue read(JsonObject json) {
        Members.only(json, "review-due", "record", "due", "reason");
        return new ReviewDue(
                EventFields.digest(json, "record"),
                EventFields.instant(json, "due"),
                Members.object(json, "reason", Remark::read));
    }
}
