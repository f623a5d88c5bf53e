package io.modelimpact.contract;

/**
 * What a contract demands of a field, with what a failure does.
 *
 * @param constraint what is demanded
 * @param severity what a failure does
 */
public record Demand(Constraint constraint, Severity severity) {

    /** A demand whose failure blocks the decision to ship. */
    public static Demand blocking(Constraint constraint) {
        return new Demand(constraint, Severity.BLOCK);
    }

    /** The same demand; its failure flags results and blocks nothing. */
    public Demand orDegrade() {
        return new Demand(constraint, Severity.DEGRADE);
    }

    /** The same demand; its failure is reported and nothing more. */
    public Demand orNote() {
        return new Demand(constraint, Severity.NOTE);
    }
}
