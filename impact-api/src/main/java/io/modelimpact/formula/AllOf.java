package io.modelimpact.formula;

import io.modelimpact.ImpactException;
import java.util.List;
import java.util.stream.Stream;

/**
 * True if all conditions are true, false if one is false, otherwise missing (Kleene). Conjunctions inside are taken apart.
 *
 * @param conditions at least two, in their order; immutable
 */
public record AllOf(List<Condition> conditions) implements Condition {

    /** Takes nested ones apart; code {@code formula/no-conditions} if fewer than two conditions are left. */
    public AllOf {
        conditions = conditions.stream().flatMap(AllOf::parts).toList();
        if (conditions.size() < 2) {
            throw new ImpactException(
                    "formula/no-conditions",
                    "expected at least two conditions, found " + conditions.size(),
                    "give more");
        }
    }

    private static Stream<Condition> parts(Condition condition) {
        return condition instanceof AllOf nested ? nested.conditions().stream() : Stream.of(condition);
    }

    @Override
    public List<Expression> operands() {
        return List.copyOf(conditions);
    }

    @Override
    public <R> R accept(ConditionVisitor<R> visitor) {
        return visitor.allOf(this);
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return text();
    }
}
