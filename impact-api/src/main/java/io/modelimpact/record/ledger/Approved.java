package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.ModelVersion;
import java.util.List;
import java.util.Optional;

/**
 * Somebody approved a candidate on the ground of a record. The approval holds for these digests alone: another record, declaration or governance policy is
 * not approved.
 *
 * @param record the digest of the record
 * @param declaration the digest of the declaration
 * @param policy the digest of the governance policy under which it was approved, if there is one
 * @param candidate the version that may be deployed
 * @param conditions under which it may; none if empty
 */
public record Approved(
        Digest record, Digest declaration, Optional<Digest> policy, ModelVersion candidate, List<Remark> conditions)
        implements LedgerEvent {

    /** Checks the candidate's name; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public Approved {
        EventFields.requireVersion("candidate", candidate);
        conditions = List.copyOf(conditions);
    }

    /** The approval of a candidate on the ground of a record, without policy or condition. */
    public static Approved of(ImpactRecord record, ModelVersion candidate) {
        Digest declaration = Digest.parse(record.identity().declarationDigest());
        return new Approved(record.digest(), declaration, Optional.empty(), candidate, List.of());
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.APPROVED;
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
        String on = "approved " + candidate.text() + " on record " + EventFields.brief(record);
        List<String> under = conditions.stream().map(Remark::describe).toList();
        return under.isEmpty() ? on : on + " on condition that " + String.join(" and ", under);
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("declaration", declaration.toString())
                .put("policy", policy.map(digest -> new JsonString(digest.toString())))
                .put("candidate", EventFields.version(candidate))
                .put(
                        "conditions",
                        JsonArray.of(conditions.stream().map(Remark::toJson).toList()))
                .build();
    }

    static Approved read(JsonObject json) {
        Members.only(json, "approved", "record", "declaration", "policy", "candidate", "conditions");
        json.array("conditions");
        return new Approved(
                EventFields.digest(json, "record"),
                EventFields.digest(json, "declaration"),
                EventFields.findDigest(json, "policy"),
                Members.object(json, "candidate", EventFields::version),
                Members.each(json, "conditions", Remark::read));
    }
}
