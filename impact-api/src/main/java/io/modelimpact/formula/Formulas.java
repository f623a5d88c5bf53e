package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measure;
import java.math.BigDecimal;
import java.util.Collection;

/** Where formulas begin that do not begin with a field, and where text and JSON become formulas. */
public final class Formulas {

    private Formulas() {}

    /**
     * A dimensionless number; {@link Literal#in(Measure)} gives it a measure.
     *
     * @param value a decimal such as {@code 2.5}
     * @throws ImpactException code {@code formula/invalid-number}
     */
    public static Literal number(String value) {
        return number(Literal.decimal(value));
    }

    /** As {@link #number(String)}. */
    public static Literal number(BigDecimal value) {
        return new Literal(value, Measure.NONE);
    }

    /** As {@link #number(String)}. */
    public static Literal number(long value) {
        return number(BigDecimal.valueOf(value));
    }

    /** The start of a choice: {@code when(bought).then(revenue).otherwise("0")}. */
    public static When when(Condition condition) {
        return new When(condition);
    }

    /**
     * Reads the text form of the package page.
     *
     * @param fields what names may mean
     * @throws ImpactException codes {@code formula/syntax}, {@code formula/unknown-field}, {@code formula/ambiguous-field},
     *     {@code formula/too-deep}, and those of numbers, measures and times; the message says where
     */
    public static Expression parse(String text, Collection<? extends Field> fields) {
        return new FormulaParser(text, fields).expression();
    }

    /** As {@link #parse}, for a text that must be a quantity. */
    public static Quantity parseQuantity(String text, Collection<? extends Field> fields) {
        return new FormulaParser(text, fields).quantity();
    }

    /** As {@link #parse}, for a text that must be a condition. */
    public static Condition parseCondition(String text, Collection<? extends Field> fields) {
        return new FormulaParser(text, fields).condition();
    }

    /**
     * Reads the JSON form.
     *
     * @throws ImpactException code {@code formula/json-shape} or {@code formula/too-deep}, with the JSON Pointer of the fault below
     *     {@code json}; the codes of JSON shapes, numbers, measures and times
     */
    public static Expression fromJson(JsonObject json) {
        return FormulaReader.expression(json);
    }

    /** As {@link #fromJson}, for a form that must be a quantity. */
    public static Quantity quantityFrom(JsonObject json) {
        return FormulaReader.quantity(json);
    }

    /** As {@link #fromJson}, for a form that must be a condition. */
    public static Condition conditionFrom(JsonObject json) {
        return FormulaReader.condition(json);
    }

    /** As {@link #fromJson}, for a form that must be a field. */
    public static Field fieldFrom(JsonObject json) {
        return FormulaReader.field(json);
    }
}
