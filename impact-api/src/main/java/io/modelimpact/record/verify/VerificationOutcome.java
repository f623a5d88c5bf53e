package io.modelimpact.record.verify;

/** What came of a step of verification. Only {@link #PASSED} speaks for the record. */
public enum VerificationOutcome {
    /** The step holds. */
    PASSED,
    /** The step does not hold: something was tampered with, damaged or mixed up. */
    FAILED,
    /** The verifier asks for the step and the export does not hold what it needs. */
    MISSING,
    /** The verifier does not ask for the step. */
    NOT_ASKED
}
