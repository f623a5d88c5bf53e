package io.modelimpact.formula;

import io.modelimpact.measure.Measure;
import java.util.List;

/** A field of calendar days or of instants. */
public sealed interface TimeValue extends Expression permits DateField, InstantField {

    /** Calls the visitor's method for this kind of node. */
    <R> R accept(TimeValueVisitor<R> visitor);

    /**
     * Whether the value lies before the bound; missing stays missing.
     *
     * @param bound ISO 8601: a day such as {@code 2026-01-31} for a {@link DateField}, a point in time with its offset such as
     *     {@code 2026-01-31T00:00:00Z} for an {@link InstantField}
     * @throws io.modelimpact.ImpactException code {@code formula/invalid-time}, for any other text
     */
    Condition isBefore(String bound);

    /** Whether the value is the bound or lies after it; as {@link #isBefore(String)} otherwise. */
    Condition isOnOrAfter(String bound);

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
        return accept((TimeValueVisitor<R>) visitor);
    }
}
