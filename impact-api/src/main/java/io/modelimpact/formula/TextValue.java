package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** A field of text or of identifiers. Texts are equal when their UTF-16 code units are; nothing is normalised or trimmed. */
public sealed interface TextValue extends Expression permits IdField, TextField {

    /** Calls the visitor's method for this kind of node. */
    <R> R accept(TextValueVisitor<R> visitor);

    /** Whether the text is this one; missing stays missing. */
    default Condition is(String value) {
        return isOneOf(value);
    }

    /**
     * Whether the text is among these; missing stays missing.
     *
     * @throws io.modelimpact.ImpactException code {@code formula/no-values}, if there are none
     */
    default Condition isOneOf(String... values) {
        return new IsOneOf(this, new TreeSet<>(Arrays.asList(values)));
    }

    /** Always {@link Measure#NONE}. */
    @Override
    default Measure measure() {
        return Measure.NONE;
    }

    @Override
    default List<Expression> operands() {
        return List.of();
    }

    @Override
    default <R> R accept(ExpressionVisitor<R> visitor) {
        return accept((TextValueVisitor<R>) visitor);
    }
}
