package io.modelimpact.formula;

/** A comparison in time. */
public enum TimeOrder {
    /** Earlier than the bound. */
    BEFORE("<", "before", "is before"),
    /** The bound or later. */
    ON_OR_AFTER(">=", "on_or_after", "is on or after");

    private final String symbol;
    private final String text;
    private final String words;

    TimeOrder(String symbol, String text, String words) {
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
