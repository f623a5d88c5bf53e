package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a record foretold was observed in operation.
 *
 * @param on what the record said of it
 * @param value the observed value, a decimal number
 * @param measure what the value is measured in, such as {@code EUR}
 * @param from the start of the period that was observed, inclusive
 * @param until its end, exclusive, after the start
 */
public record OutcomeObserved(RecordPart on, String value, String measure, Instant from, Instant until)
        implements LedgerEvent {

    /** Checks value, measure and period; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public OutcomeObserved {
        EventFields.requireDecimal("value", value);
        EventFields.requireName("measure", measure);
        EventFields.requireInstant("from", from);
        EventFields.requireInstant("until", until);
        if (!until.isAfter(from)) {
            throw EventFields.refused("until", "expected an instant after " + from + ", found " + until);
        }
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.OUTCOME_OBSERVED;
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
        return "observed " + value + " " + measure + " from " + from + " until " + until + " for " + on.describe();
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("on", on.toJson())
                .put("value", value)
                .put("measure", measure)
                .put("from", from.toString())
                .put("until", until.toString())
                .build();
    }

    static OutcomeObserved read(JsonObject json) {
        Members.only(json, "outcome-observed", "on", "value", "measure", "from", "until");
        return new OutcomeObserved(
                Members.object(json, "on", RecordPart::read),
                json.string("value"),
                json.string("measure"),
                EventFields.instant(json, "from"),
                EventFields.instant(json, "until"));
    }
}
