package io.modelimpact.formula;

/** An operation on two quantities. */
public enum ArithmeticOperator {
    /** The sum. */
    PLUS("+", "plus", "plus"),
    /** The difference. */
    MINUS("-", "minus", "minus"),
    /** The product. */
    TIMES("*", "times", "times"),
    /** The quotient; missing for a divisor of zero. */
    DIVIDED_BY("/", "divided_by", "divided by");

    private final String symbol;
    private final String text;
    private final String words;

    ArithmeticOperator(String symbol, String text, String words) {
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
