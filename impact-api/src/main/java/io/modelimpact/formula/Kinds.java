package io.modelimpact.formula;

/** What kinds of expressions are called in messages. */
final class Kinds {

    private Kinds() {}

    static String of(Expression expression) {
        if (expression instanceof Quantity) {
            return "a quantity";
        }
        if (expression instanceof Condition) {
            return "a condition";
        }
        return expression instanceof TextValue ? "a text" : "a date or an instant";
    }
}
