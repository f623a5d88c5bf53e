package io.modelimpact.record;

/** What became of a rule of a data contract, or of the contract as a whole. */
public enum RuleVerdict {
    /** Every value that the rule is about was checked and kept it. */
    PASS,
    /** At least one value broke the rule. */
    FAIL,
    /** The rule could not be checked; this is never a pass. */
    NOT_EVALUATED,
    /** The data hold nothing that the rule is about; this is never a pass. */
    INAPPLICABLE
}
