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
 * @param fingerprint algorithm and value of the order-free fingerprint of its rows; empty if they were not digested
 * @param commitment algorithm and value of the commitment to its rows, if there is one
 * @param undigested why the rows were not digested, if they were not
 * @param snapshotAt when the data were taken, RFC 3339
 * @param disjointBy why the parts, of which the evidence was merged, are said to hold different units; empty if the rows were read at once
 */
public record InputResult(
        String dataset,
        long rows,
        List<String> columns,
        String schemaDigest,
        String fingerprint,
        Optional<String> commitment,
        Optional<Reason> undigested,
        Optional<String> snapshotAt,
        List<String> disjointBy) {

    /** How firmly the record is tied to the rows. */
    public DigestLevel digestLevel() {
        if (commitment.isPresent()) {
            return DigestLevel.COMMITMENT;
        }
        return fingerprint.isEmpty() ? DigestLevel.NONE : DigestLevel.FINGERPRINT;
    }

    static InputResult read(JsonObject json) {
        return new InputResult(
                json.string("dataset"),
                json.integer("rows"),
                RecordParts.texts(json, "columns"),
                json.findString("schemaDigest").orElse(""),
                digest(json, "fingerprint").orElse(""),
                digest(json, "commitment"),
                json.findObject("undigested").map(Reason::read),
                json.findString("snapshotAt"),
                RecordParts.texts(json, "disjointBy"));
    }

    private static Optional<String> digest(JsonObject json, String key) {
        return json.findObject(key).map(digest -> digest.string("algorithm") + ":" + digest.string("value"));
    }
}
