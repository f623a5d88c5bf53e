package io.modelimpact.scenario;

import io.modelimpact.formula.ArithmeticOperator;
import io.modelimpact.measure.Measure;
import java.util.List;

/**
 * A sum, difference, product or quotient.
 *
 * @param operator what is done
 * @param left the first operand
 * @param right the second operand
 */
public record ProjectedArithmetic(ArithmeticOperator operator, Projection left, Projection right)
        implements Projection {

    @Override
    public Measure measure() {
        return switch (operator) {
            case PLUS, MINUS -> left.measure();
            case TIMES -> left.measure().times(right.measure());
            case DIVIDED_BY -> left.measure().dividedBy(right.measure());
        };
    }

    @Override
    public List<Projection> operands() {
        return List.of(left, right);
    }

    @Override
    public <R> R accept(ProjectionVisitor<R> visitor) {
        return visitor.arithmetic(this);
    }
}
