package io.modelimpact.record.ledger;

import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * Something was learned that later assessments should know.
 *
 * @param records the digests of the records it was learned from, at least one, each once
 * @param lesson what was learned
 */
public record Lesson(List<Digest> records, Remark lesson) implements LedgerEvent {

    /** Checks the records; {@link io.modelimpact.ImpactException} code {@code ledger/entry-field} otherwise. */
    public Lesson {
        records = List.copyOf(records);
        if (records.isEmpty() || records.stream().distinct().count() != records.size()) {
            throw EventFields.refused("records", "expected the digests of one or more records, each once");
        }
    }

    @Override
    public LedgerEventType type() {
        return LedgerEventType.LESSON;
    }

    @Override
    public Optional<Digest> aboutRecord() {
        return Optional.empty();
    }

    @Override
    public List<Digest> subjects() {
        return records;
    }

    @Override
    public String describe() {
        List<String> from = records.stream().map(EventFields::brief).toList();
        return "learned from record " + String.join(", ", from) + ": " + lesson.describe();
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("records", EventFields.array(records))
                .put("lesson", lesson.toJson())
                .build();
    }

    static Lesson read(JsonObject json) {
        Members.only(json, "lesson", "records", "lesson");
        return new Lesson(EventFields.digests(json, "records"), Members.object(json, "lesson", Remark::read));
    }
}
