package io.modelimpact.record.ledger;

/** How a comment or a challenge was answered. */
public enum Answer {
    /** It is right. */
    ACCEPTED,
    /** It is right in part. */
    PARTLY_ACCEPTED,
    /** It is not right. */
    REJECTED
}
