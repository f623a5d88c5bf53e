package io.modelimpact.formula;

/** The kind of value that a field holds or an expression yields. Each may also be missing. */
public enum ValueType {
    /** An identifier: text that is only compared for equality and counted, never reported row by row. */
    ID("id"),
    /** Unicode text. */
    TEXT("text"),
    /** True or false. */
    FLAG("flag"),
    /** A whole number of 64 bits, exact. */
    INTEGER("integer"),
    /** A decimal number of fixed scale with an unscaled value of 64 bits, exact. */
    DECIMAL("decimal"),
    /** An IEEE 754 binary64 number, NaN and infinities included. */
    REAL("real"),
    /** A calendar day without a time zone. */
    DATE("date"),
    /** A point on the UTC time line. */
    INSTANT("instant");

    private final String text;

    ValueType(String text) {
        this.text = text;
    }

    /** The name in JSON, in lower case. */
    public String text() {
        return text;
    }

    /** Whether values of this type are quantities. */
    public boolean isNumeric() {
        return this == INTEGER || this == DECIMAL || this == REAL;
    }
}
