package io.modelimpact.formula;

/** A comparison of two quantities. */
public enum ComparisonOperator {
    /** Greater than. */
    ABOVE(">", "above", "is above"),
    /** Greater than or equal to. */
    AT_LEAST(">=", "at_least", "is at least"),
    /** Less than. */
    BELOW("<", "below", "is below"),
    /** Less than or equal to. */
    AT_MOST("<=", "at_most", "is at most"),
    /** Equal to; 0 equals -0. */
    EQUAL_TO("=", "equal_to", "is equal to");

    private final String symbol;
    private final String text;
    private final String words;

    ComparisonOperator(String symbol, String text, String words) {
        this.symbol = symbol;
        this.text = text;
        this.words = words;
    }

    /** The sign in the text form. */
    public String symbol() {
        return symbol;
    }

    /** The name in JSON. */
    public String text() {
        return text;
    }

    /** The words between the operands in an English sentence. */
    public String words() {
        return words;
    }
}
