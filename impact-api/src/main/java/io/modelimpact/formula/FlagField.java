package io.modelimpact.formula;

import java.util.List;

/**
 * A field of flags: true, false, or missing. It is a condition by itself.
 *
 * @param dataset the name of the dataset
 * @param name the name of the column: any text that is not empty
 */
public record FlagField(String dataset, String name) implements Field, Condition {

    /** Checks names; see {@link Field}. */
    public FlagField {
        FieldNames.check(dataset, name);
    }

    /** Always {@link ValueType#FLAG}. */
    @Override
    public ValueType type() {
        return ValueType.FLAG;
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
        return visitor.flagField(this);
    }

    @Override
    public <R> R accept(FieldVisitor<R> visitor) {
        return visitor.flagField(this);
    }

    @Override
    public <R> R accept(ExpressionVisitor<R> visitor) {
        return visitor.flagField(this);
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
