package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.List;

/** A formula that yields true, false, or missing. */
public sealed interface Condition extends Expression
        permits FlagField, Comparison, IsOneOf, DateComparison, InstantComparison, IsMissing, AllOf, AnyOf, Not {

    /** Calls the visitor's method for this kind of node. */
    <R> R accept(ConditionVisitor<R> visitor);

    /** True if both are true, false if one is false, otherwise missing (Kleene's strong conjunction). */
    default Condition and(Condition other) {
        return new AllOf(List.of(this, other));
    }

    /** True if one is true, false if both are false, otherwise missing (Kleene's strong disjunction). */
    default Condition or(Condition other) {
        return new AnyOf(List.of(this, other));
    }

    /** The opposite; missing stays missing. */
    default Condition not() {
        return new Not(this);
    }

    /** 1 for true, 0 for false, dimensionless; missing stays missing. */
    default Quantity asNumber() {
        return new ConditionAsNumber(this);
    }

    /** Always {@link ValueType#FLAG}. */
    @Override
    default ValueType type() {
        return ValueType.FLAG;
    }

    /** Always {@link Measure#NONE}. */
    @Override
    default Measure measure() {
        return Measure.NONE;
    }

    @Override
    default <R> R accept(ExpressionVisitor<R> visitor) {
        return accept((ConditionVisitor<R>) visitor);
    }
}
