package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import io.modelimpact.record.ImpactRecord;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An assessment was evaluated and its record sealed.
 *
 * @param record the digest of the record
 * @param protocol the digest of the protocol it followed
 * @param evidence the digest of the evidence it rests on
 * @param predecessor the digest of the record it follows, if it follows one
 */
public record Evaluated(Digest record, Digest protocol, Digest evidence, Optional<Digest> predecessor)
        implements LedgerEvent {

    /** The evaluation that a record came from. */
    public static Evaluated of(ImpactRecord record) {
        return new Evaluated(
                record.digest(),
                Digest.parse(record.identity().protocolDigest()),
                Digest.parse(record.evidenceDigest()),
                record.identity().predecessor().map(Digest::parse));
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.EVALUATED;
    }

    @Override
    public Optional<Digest> aboutRecord() {
        return Optional.of(record);
    }

    @Override
    public List<Digest> subjects() {
        return Stream.concat(Stream.of(record, protocol), predecessor.stream())
                .distinct()
                .toList();
    }

    @Override
    public String describe() {
        String after = predecessor
                .map(digest -> ", which follows record " + EventFields.brief(digest))
                .orElse("");
        return "evaluated protocol " + EventFields.brief(protocol) + " to record " + EventFields.brief(record) + after;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("protocol", protocol.toString())
                .put("evidence", evidence.toString())
                .put("predecessor", predecessor.map(digest -> new JsonString(digest.toString())))
                .build();
    }

    static Evaluated read(JsonObject json) {
        Members.only(json, "evaluated", "record", "protocol", "evidence", "predecessor");
        return new Evaluated(
                EventFields.digest(json, "record"),
                EventFields.digest(json, "protocol"),
                EventFields.digest(json, "evidence"),
                EventFields.findDigest(json, "predecessor"));
    }
}
