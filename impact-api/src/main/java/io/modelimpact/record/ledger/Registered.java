package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A protocol was registered, best before data are seen.
 *
 * @param assessment the id of the assessment
 * @param version the version of the assessment
 * @param protocol the digest of the protocol
 * @param declaration the digest of the declaration
 */
public record Registered(String assessment, String version, Digest protocol, Digest declaration)
        implements LedgerEvent {

    /** Checks the names; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public Registered {
        EventFields.requireName("assessment", assessment);
        EventFields.requireName("version", version);
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.REGISTERED;
    }

    @Override
    public Optional<Digest> aboutRecord() {
        return Optional.empty();
    }

    @Override
    public List<Digest> subjects() {
        return List.of(protocol);
    }

    @Override
    public String describe() {
        return "registered protocol " + EventFields.brief(protocol) + " of " + assessment + " " + version;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("assessment", assessment)
                .put("version", version)
                .put("protocol", protocol.toString())
                .put("declaration", declaration.toString())
                .build();
    }

    static Registered read(JsonObject json) {
        Members.only(json, "registered", "assessment", "version", "protocol", "declaration");
        return new Registered(
                json.string("assessment"),
                json.string("version"),
                EventFields.digest(json, "protocol"),
                EventFields.digest(json, "declaration"));
    }
}
