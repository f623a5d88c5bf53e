package io.modelimpact.formula;

/**
 * What a parser has read so far.
 *
 * @param expression the expression
 * @param isBare whether it is a number without a measure, which takes that of its sibling
 * @param start the token with which it starts
 */
record Operand(Expression expression, boolean isBare, Token start) {

    static Operand of(Expression expression, Token start) {
        return new Operand(expression, false, start);
    }

    static Operand bare(Literal number, Token start) {
        return new Operand(number, true, start);
    }

    /** A larger expression that starts at the same place. */
    Operand become(Expression larger) {
        return of(larger, start);
    }

    Quantity quantity() {
        return as(Quantity.class, "a quantity");
    }

    Condition condition() {
        return as(Condition.class, "a condition");
    }

    TextValue text() {
        return as(TextValue.class, "a field of texts or identifiers");
    }

    /** The quantity; a bare number in the measure of its sibling, unless that is bare too. */
    Quantity quantityBeside(Operand sibling) {
        Quantity quantity = quantity();
        return isBare && !sibling.isBare && quantity instanceof Literal number
                ? number.in(sibling.quantity().measure())
                : quantity;
    }

    private <T extends Expression> T as(Class<T> kind, String expected) {
        if (!kind.isInstance(expression)) {
            throw TokenCursor.syntax(
                    start.position(),
                    "expected " + expected + ", found " + Kinds.of(expression),
                    "number(…) makes a quantity of a condition, a comparison makes a condition of a quantity");
        }
        return kind.cast(expression);
    }
}
