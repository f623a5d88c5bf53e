package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonPointer;
import io.modelimpact.json.JsonString;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A record was replayed.
 *
 * @param record the digest of the record
 * @param verdict the graded verdict, such as {@code IDENTICAL}: capital letters, digits and underscores
 * @param firstDifference where the replay first differed, if it did
 */
public record Replayed(Digest record, String verdict, Optional<JsonPointer> firstDifference) implements LedgerEvent {

    private static final Pattern VERDICT = Pattern.compile("[A-Z][A-Z0-9_]{0,63}");

    /** Checks the verdict; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public Replayed {
        if (!VERDICT.matcher(verdict).matches()) {
            throw EventFields.refused("verdict", "expected a verdict such as RESULT_DIFFERS");
        }
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.REPLAYED;
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
        String where = firstDifference.map(pointer -> ", first at " + pointer).orElse("");
        return "replayed record " + EventFields.brief(record) + " with verdict " + verdict + where;
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("record", record.toString())
                .put("verdict", verdict)
                .put("firstDifference", firstDifference.map(pointer -> new JsonString(pointer.toString())))
                .build();
    }

    static Replayed read(JsonObject json) {
        Members.only(json, "replayed", "record", "verdict", "firstDifference");
        return new Replayed(
                EventFields.digest(json, "record"),
                json.string("verdict"),
                json.has("firstDifference")
                        ? Optional.of(EventFields.pointer(json, "firstDifference"))
                        : Optional.empty());
    }
}
