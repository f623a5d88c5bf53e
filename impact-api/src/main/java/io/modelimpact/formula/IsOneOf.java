package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Whether a text is among given ones; missing if the text is missing.
 *
 * @param operand the text
 * @param values what it may be, at least one, in the order of {@link String#compareTo}; immutable
 */
public record IsOneOf(TextValue operand, SortedSet<String> values) implements Condition {

    /** Keeps its own copy of the values; codes {@code formula/no-values} and {@code formula/invalid-value}. */
    public IsOneOf {
        values = Collections.unmodifiableSortedSet(new TreeSet<String>(List.copyOf(values)));
        if (values.isEmpty()) {
            throw new ImpactException(
                    "formula/no-values", "expected values for " + operand.text() + ", found none", "give a value");
        }
        if (!values.stream().allMatch(FieldNames::isWellFormed)) {
            throw new ImpactException(
                    "formula/invalid-value", "a value for " + operand.text() + " has a lone surrogate", "remove it");
        }
    }

    @Override
    public List<Expression> operands() {
        return List.of(operand);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
        return visitor.isOneOf(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
