package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.ModelVersion;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * A version was deployed on the ground of a record.
 *
 * @param record the digest of the record
 * @param version what was deployed
 * @param environment where, as the host names it, such as {@code production-eu}
 * @param share the share of traffic from 0 to 1 that it gets from then on, as a decimal number such as {@code 0.05}
 */
public record Deployed(Digest record, ModelVersion version, String environment, String share) implements LedgerEvent {

    /** Checks names and share; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public Deployed {
        EventFields.requireVersion("version", version);
        EventFields.requireName("environment", environment);
        EventFields.requireDecimal("share", share);
        BigDecimal value = new BigDecimal(share);
        if (value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw EventFields.refused("share", "expected a share from 0 to 1, found " + share);
        }
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.DEPLOYED;
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
        return "deployed " + version.text() + " to " + environment + " with a share of " + share
                + " of traffic on record " + EventFields.brief(record);
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("version", EventFields.version(version))
                .put("environment", environment)
                .put("share", share)
                .build();
    }

    static Deployed read(JsonObject json) {
        Members.only(json, "deployed", "record", "version", "environment", "share");
        return new Deployed(
                EventFields.digest(json, "record"),
                Members.object(json, "version", EventFields::version),
                json.string("environment"),
                json.string("share"));
    }
}
