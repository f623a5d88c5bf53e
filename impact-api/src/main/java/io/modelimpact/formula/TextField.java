package io.modelimpact.formula;

import java.util.List;

/**
 * A field of texts.
 *
 * @param dataset the name of the dataset
 * @param name the name of the column: any text that is not empty
 */
public record TextField(String dataset, String name) implements Field, TextValue {

    /** Checks names; see {@link Field}. */
    public TextField {
        FieldNames.check(dataset, name);
    }

    /** Always {@link ValueType#TEXT}. */
    @Override
    public ValueType type() {
        return ValueType.TEXT;
    }

    @Override
    public <R> R accept(TextValueVisitor<R> visitor) {
        return visitor.textField(this);
    }

    @Override
    public <R> R accept(FieldVisitor<R> visitor) {
        return visitor.textField(this);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.textField(this);
    }

    @Override
    public List<Expression> operands() {
        return List.of();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
