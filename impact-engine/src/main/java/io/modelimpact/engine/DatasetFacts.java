package io.modelimpact.engine;

import io.modelimpact.json.Digest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What was read of a dataset.
 *
 * @param rows how many rows
 * @param columns the names of the columns that were read, in order
 * @param schemaDigest the digest of their schema
 * @param fingerprint {@value #FINGERPRINT_ALGORITHM} of the rows, 32 hexadecimal digits: equal for equal rows in any order. Detects accidents,
 *     not adversaries
 * @param snapshotAt when the data were taken, if the source knows; the earliest instant of merged parts
 */
public record DatasetFacts(
        long rows, List<String> columns, Digest schemaDigest, String fingerprint, Optional<Instant> snapshotAt) {

    /** The law of the fingerprint. */
    public static final String FINGERPRINT_ALGORITHM = "rowset-fingerprint-2";

    /** Keeps a copy of the list. */
    public DatasetFacts {
        columns = List.copyOf(columns);
    }
}
