package io.modelimpact.formula;

/** The start of a choice: a condition, waiting for its first value. */
public final class When {

    private final Condition condition;

    When(Condition condition) {
        this.condition = condition;
    }

    /** The value where the condition is true. */
    public WhenThen then(Quantity value) {
        return new WhenThen(condition, value);
    }
}
