package io.modelimpact.record.ledger;

/** In which capacity somebody writes to a ledger. */
public enum Role {
    /** Declares assessments. */
    AUTHOR,
    /** Answers for the data. */
    DATA_STEWARD,
    /** Answers for the model. */
    MODEL_OWNER,
    /** Reviews records. */
    REVIEWER,
    /** Reviews designs and methods. */
    STATISTICIAN,
    /** Reviews effects on people. */
    ETHICS_REVIEWER,
    /** Reviews the use of personal data. */
    PRIVACY_OFFICER,
    /** Approves what may be shipped. */
    APPROVER,
    /** Runs evaluations and rollouts, as a person or as a service. */
    OPERATOR,
    /** Verifies, and changes nothing. */
    AUDITOR
}
