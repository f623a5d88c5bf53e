package io.modelimpact.scenario;

import io.modelimpact.internal.Decimals;
import io.modelimpact.measure.Measure;
import java.math.BigDecimal;
import java.util.List;

/**
 * A number that stands in the formula.
 *
 * @param value the number, in canonical form
 * @param measure what it is measured in
 */
public record ProjectedConstant(BigDecimal value, Measure measure) implements Projection {

    /** Keeps the number in canonical form. */
    public ProjectedConstant {
        value = Decimals.canonical("number", value);
    }

    /** Reads a number; code {@code declaration/not-a-decimal}. */
    public static ProjectedConstant of(String number, Measure measure) {
        return new ProjectedConstant(Decimals.parse("number", number), measure);
    }

    @Override
    public List<Projection> operands() {
        return List.of();
    }

    @Override
    public <R> R accept(ProjectionVisitor<R> visitor) {
        return visitor.constant(this);
    }
}
