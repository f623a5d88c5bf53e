package io.modelimpact.record;

/** How firmly a record is tied to the rows it was made from. Each level holds what the levels before it hold. */
public enum DigestLevel {
    /** By the number of rows alone: other rows with the same sums can not be told from these. */
    NONE,
    /** By order-free sums of row hashes. Detects accidents, not adversaries. */
    FINGERPRINT,
    /** Also by the root of a Merkle tree over the rows, which binds to these rows and no others. Required for signing. */
    COMMITMENT
}
