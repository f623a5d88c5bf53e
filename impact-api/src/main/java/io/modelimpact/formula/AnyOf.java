package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import java.util.List;
import java.util.stream.Stream;

/**
 * True if one condition is true, false if all are false, otherwise missing (Kleene). Disjunctions inside are taken apart.
 *
 * @param conditions at least two, in their order; immutable
 */
public record AnyOf(List<Condition> conditions) implements Condition {

    /** Takes nested ones apart; code {@code formula/no-conditions} if fewer than two conditions are left. */
    public AnyOf {
        conditions = conditions.stream().flatMap(AnyOf::parts).toList();
        if (conditions.size() < 2) {
            throw new ImpactException(
                    "formula/no-conditions",
                    "expected at least two conditions, found " + conditions.size(),
                    "give more");
        }
    }

    private static Stream<Condition> parts(Condition condition) {
        return condition instanceof AnyOf nested ? nested.conditions().stream() : Stream.of(condition);
    }

    @Override
    public List<Expression> operands() {
        return List.copyOf(conditions);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
        return visitor.anyOf(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
