package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.ModelVersion;
import java.util.List;
import java.util.Optional;

/**
 * A version was taken out of operation again.
 *
 * @param record the digest of the record on which it had been deployed
 * @param version what was rolled back
 * @param environment where, as the host names it
 * @param reason why
 */
public record RolledBack(Digest record, ModelVersion version, String environment, Remark reason)
        implements LedgerEvent {

    /** Checks the names; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public RolledBack {
        EventFields.requireVersion("version", version);
        EventFields.requireName("environment", environment);
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.ROLLED_BACK;
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
        return "rolled back " + version.text() + " in " + environment + " (record " + EventFields.brief(record)
                + ") because " + reason.describe();
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("version", EventFields.version(version))
                .put("environment", environment)
                .put("reason", reason.toJson())
                .build();
    }

    static RolledBack read(JsonObject json) {
        Members.only(json, "rolled-back", "record", "version", "environment", "reason");
        return new RolledBack(
                EventFields.digest(json, "record"),
                Members.object(json, "version", EventFields::version),
                json.string("environment"),
                Members.object(json, "reason", Remark::read));
    }
}
