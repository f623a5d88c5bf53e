package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonPointer;
import io.modelimpact.record.ImpactRecord;

/**
 * A part of a record, and what stood there. A later record may hold something else at the same place; then what was said about this part is outdated.
 *
 * @param record the digest of the record
 * @param pointer where in the record; the root for the whole record
 * @param value the digest of the value that stood there
 */
public record RecordPart(Digest record, JsonPointer pointer, Digest value) {

    /** The kind under which parts are digested. */
    public static final String DIGEST_KIND = "record-part";

    /** The whole of a record. */
    public static RecordPart whole(ImpactRecord record) {
        return of(record, JsonPointer.root());
    }

    /** The part of a record at a pointer; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} if nothing stands there. */
    public static RecordPart of(ImpactRecord record, JsonPointer pointer) {
        Digest value = pointer.resolve(record.json())
                .map(part -> Digest.of(DIGEST_KIND, part))
                .orElseThrow(() -> EventFields.refused("pointer", "the record has nothing at '" + pointer + "'"));
        return new RecordPart(record.digest(), pointer, value);
    }

    /** Whether a record, this one or a later one, holds the same value at the same place. */
    public boolean isUnchangedIn(ImpactRecord later) {
        return pointer.resolve(later.json())
                .map(part -> Digest.of(DIGEST_KIND, part).equals(value))
                .orElse(false);
    }

    /** For example {@code /results/hypotheses/0 of record 0123456789ab}. */
    public String describe() {
        String record = "record " + EventFields.brief(this.record);
        return pointer.tokens().isEmpty() ? record : pointer + " of " + record;
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("pointer", pointer.toString())
                .put("value", value.toString())
                .build();
    }

    static RecordPart read(JsonObject json) {
        Members.only(json, "part of a record", "record", "pointer", "value");
        return new RecordPart(
                EventFields.digest(json, "record"),
                EventFields.pointer(json, "pointer"),
                EventFields.digest(json, "value"));
    }
}
