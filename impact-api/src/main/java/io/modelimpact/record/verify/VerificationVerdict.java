package io.modelimpact.record.verify;

/** What may be said of an exported record after verification. Only {@link #VERIFIED} speaks for it. */
public enum VerificationVerdict {
    /** Every step that the verifier asks for holds, and at least one of them rests on a trusted key. */
    VERIFIED,
    /** Nothing speaks against the record, and something that was asked for is missing, or no trusted key was given at all. */
    INCOMPLETE,
    /** At least one step does not hold. */
    INTEGRITY_BROKEN
}
