package io.modelimpact.engine.internal.scan;

import io.modelimpact.json.JsonObject;

/**
 * Where a malformed value stands. Depends on the order of the rows, so it belongs to no evidence.
 *
 * @param source the name of the source
 * @param row the number of the row, counted from 1
 * @param column the name of the column
 * @param expected what was expected
 */
public record MalformedAt(String source, long row, String column, String expected) {

    /** The place as JSON. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("source", source)
                .put("row", row)
                .put("column", column)
                .put("expected", expected)
                .build();
    }

    static MalformedAt fromJson(JsonObject json) {
        return new MalformedAt(
                json.string("source"), json.integer("row"), json.string("column"), json.string("expected"));
    }
}
