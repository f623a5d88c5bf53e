package io.modelimpact.engine;

import io.modelimpact.json.Digest;
import io.modelimpact.record.DigestLevel;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * What was read of a dataset.
 *
 * @param rows how many rows
 * @param columns the names of the columns that were read, in order
 * @param schemaDigest the digest of their schema
 * @param fingerprint {@value #FINGERPRINT_ALGORITHM} of the rows, 32 hexadecimal digits: equal for equal rows in any order. Detects accidents,
 *     not adversaries. Empty if the rows were not digested
 * @param commitment {@link io.modelimpact.record.verify.RowsetCommitment} to the rows, 64 hexadecimal digits; empty if it was not asked for
 * @param snapshotAt when the data were taken, if the source knows; the earliest instant of merged parts
 * @param disjointBy why the parts are said to hold different units, if these facts were merged; sorted
 */
public record DatasetFacts(
        long rows,
        List<String> columns,
        Digest schemaDigest,
        Optional<String> fingerprint,
        Optional<String> commitment,
        Optional<Instant> snapshotAt,
        List<String> disjointBy) {

    /** The law of the fingerprint. */
    public static final String FINGERPRINT_ALGORITHM = "rowset-fingerprint-2";

    /** Keeps copies of the lists. */
    public DatasetFacts {
        columns = List.copyOf(columns);
        disjointBy = List.copyOf(new TreeSet<>(disjointBy));
    }

    /** How firmly these facts are tied to the rows. */
    public DigestLevel digestLevel() {
        if (commitment.isPresent()) {
            return DigestLevel.COMMITMENT;
        }
        return fingerprint.isPresent() ? DigestLevel.FINGERPRINT : DigestLevel.NONE;
    }

    /** The same rows with the commitment to them. */
    public DatasetFacts committed(String value) {
        return new DatasetFacts(rows, columns, schemaDigest, fingerprint, Optional.of(value), snapshotAt, disjointBy);
    }

    /** The same rows without the commitment to them. */
    DatasetFacts withoutCommitment() {
        return new DatasetFacts(rows, columns, schemaDigest, fingerprint, Optional.empty(), snapshotAt, disjointBy);
    }

    /** The same rows, merged of parts for these reasons. */
    DatasetFacts disjointBy(List<String> reasons) {
        return new DatasetFacts(rows, columns, schemaDigest, fingerprint, commitment, snapshotAt, reasons);
    }
}
