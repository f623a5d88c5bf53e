package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Somebody looked at results before the study was over. Every look counts against what may be claimed in the end, so none is left out.
 *
 * @param protocol the digest of the protocol under study
 * @param look which look it was, from 1 to 1,000,000
 * @param record the digest of the interim record, if one was made
 * @param reason why somebody looked
 */
public record Looked(Digest protocol, int look, Optional<Digest> record, Remark reason) implements LedgerEvent {

    private static final int MAX_LOOKS = 1_000_000;

    /** Checks the number; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public Looked {
        requireLook(look);
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.LOOKED;
    }

    @Override
    public Optional<Digest> aboutRecord() {
        return record;
    }

    @Override
    public List<Digest> subjects() {
        return Stream.concat(Stream.of(protocol), record.stream()).distinct().toList();
    }

    @Override
    public String describe() {
        String interim = record.map(digest -> " (record " + EventFields.brief(digest) + ")")
                .orElse("");
        return "took look " + look + " at protocol " + EventFields.brief(protocol) + interim + " because "
                + reason.describe();
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("protocol", protocol.toString())
                .put("look", look)
                .put("record", record.map(digest -> new JsonString(digest.toString())))
                .put("reason", reason.toJson())
                .build();
    }

    static Looked read(JsonObject json) {
        Members.only(json, "looked", "protocol", "look", "record", "reason");
        long look = json.integer("look");
        requireLook(look);
        return new Looked(
                EventFields.digest(json, "protocol"),
                (int) look,
                EventFields.findDigest(json, "record"),
                Members.object(json, "reason", Remark::read));
    }

    private static void requireLook(long look) {
        if (look < 1 || look > MAX_LOOKS) {
            throw EventFields.refused("look", "expected a number from 1 to " + MAX_LOOKS + ", found " + look);
        }
    }
}
