package io.modelimpact.record;

/** The part an arm plays in a comparison. */
public enum ArmRole {
    /** The arm that candidates are compared with. */
    BASELINE,
    /** An arm of a candidate version. */
    CANDIDATE
}
