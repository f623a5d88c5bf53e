package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A dataset that was read.
 *
 * @param dataset its name
 * @param rows the number of rows
 * @param columns the columns that were read
 * @param schemaDigest the digest of its schema; may be empty
 * @param fingerprint algorithm and value of the order-free fingerprint of its rows; may be empty
 * @param snapshotAt when the data were taken, RFC 3339
 */
public record InputResult(
        String dataset,
        long rows,
        List<String> columns,
        String schemaDigest,
        String fingerprint,
        Optional<String> snapshotAt) {

    static InputResult read(JsonObject json) {
        return new InputResult(
                json.string("dataset"),
                json.integer("rows"),
                RecordParts.texts(json, "columns"),
                json.findString("schemaDigest").orElse(""),
                json.findObject("fingerprint")
                        .map(print -> print.string("algorithm") + ":" + print.string("value"))
                        .orElse(""),
                json.findString("snapshotAt"));
    }
}
