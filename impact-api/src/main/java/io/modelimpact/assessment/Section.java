package io.modelimpact.assessment;

/** A section of a declaration that may be left empty with a reason. */
public enum Section {
    /** What the data must be like. */
    CONTRACTS("noContract"),
    /** What is claimed. */
    HYPOTHESES("noHypotheses"),
    /** What must not break. */
    GUARDRAILS("noGuardrails"),
    /** Which tests of the data are made. */
    CHECKS("noChecks");

    private final String word;

    Section(String word) {
        this.word = word;
    }

    /** The word of the grammar that leaves the section empty. */
    public String word() {
        return word;
    }
}
