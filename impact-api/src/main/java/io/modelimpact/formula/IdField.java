package io.modelimpact.formula;

import java.util.List;

/**
 * A field of identifiers, such as the id of a user.
 *
 * @param dataset the name of the dataset
 * @param name the name of the column: any text that is not empty
 */
public record IdField(String dataset, String name) implements Field, TextValue {

    /** Checks names; see {@link Field}. */
    public IdField {
        FieldNames.check(dataset, name);
    }

    /** Always {@link ValueType#ID}. */
    @Override
    public ValueType type() {
        return ValueType.ID;
    }

    @Override
    public <R> R accept(TextValueVisitor<R> visitor) {
        return visitor.idField(this);
    }

    @Override
    public <R> R accept(FieldVisitor<R> visitor) {
        return visitor.idField(this);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.idField(this);
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
