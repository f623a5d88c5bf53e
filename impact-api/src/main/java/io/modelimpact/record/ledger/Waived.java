package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A finding, such as a breached guardrail, was waived for a time.
 *
 * @param on the finding
 * @param reason why
 * @param until when the waiver ends
 */
public record Waived(RecordPart on, Remark reason, Instant until) implements LedgerEvent {

    /** Checks the time; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public Waived {
        EventFields.requireInstant("until", until);
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.WAIVED;
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
        return "waived " + on.describe() + " until " + until + " because " + reason.describe();
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("on", on.toJson())
                .put("reason", reason.toJson())
                .put("until", until.toString())
                .build();
    }

    static Waived read(JsonObject json) {
        Members.only(json, "waived", "on", "reason", "until");
        return new Waived(
                Members.object(json, "on", RecordPart::read),
                Members.object(json, "reason", Remark::read),
                EventFields.instant(json, "until"));
    }
}
