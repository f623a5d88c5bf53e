package io.modelimpact.formula;

/** A condition and its value, waiting for the value of all other rows. */
public final class WhenThen {

    private final Condition condition;
    private final Quantity then;

    WhenThen(Condition condition, Quantity then) {
        this.condition = condition;
        this.then = then;
    }

    /** The value where the condition is false. Where it is missing, so is the result. */
    public Quantity otherwise(Quantity value) {
        return new Conditional(condition, then, value);
    }

    /** As {@link #otherwise(Quantity)}, with a decimal in the measure of the first value. */
    public Quantity otherwise(String value) {
        return otherwise(Formulas.number(value).in(then.measure()));
    }

    /** As {@link #otherwise(Quantity)}, with a whole number in the measure of the first value. */
    public Quantity otherwise(long value) {
        return otherwise(Formulas.number(value).in(then.measure()));
    }
}
