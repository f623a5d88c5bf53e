package io.modelimpact.scenario;

import io.modelimpact.formula.ArithmeticOperator;
import io.modelimpact.internal.Decimals;
import io.modelimpact.measure.Measure;
import java.util.List;
import java.util.Optional;

/** What a projection may be made of: formulas and assumptions. */
public sealed interface Operand permits Projection, Assumption {
    /** The formula. */
    Projection projection();

    /** The sum. Both sides have one measure. */
    default Projection plus(Operand other) {
        return new ProjectedArithmetic(ArithmeticOperator.PLUS, projection(), other.projection());
    }

    /** The difference. Both sides have one measure. */
    default Projection minus(Operand other) {
        return new ProjectedArithmetic(ArithmeticOperator.MINUS, projection(), other.projection());
    }

    /** The product; measures multiply. */
    default Projection times(Operand other) {
        return new ProjectedArithmetic(ArithmeticOperator.TIMES, projection(), other.projection());
    }

    /** The product with a plain number. */
    default Projection times(String number) {
        return times(ProjectedConstant.of(number, Measure.NONE));
    }

    /** The quotient; measures divide. A draw in which the divisor is zero has no outcome, and then no outcome is reported. */
    default Projection dividedBy(Operand other) {
        return new ProjectedArithmetic(ArithmeticOperator.DIVIDED_BY, projection(), other.projection());
    }

    /** The quotient by a plain number. */
    default Projection dividedBy(String number) {
        return dividedBy(ProjectedConstant.of(number, Measure.NONE));
    }

    /** The smaller of the two. Both have one measure. */
    default Projection min(Operand other) {
        return new ProjectedExtremum(false, List.of(projection(), other.projection()));
    }

    /** The larger of the two. Both have one measure. */
    default Projection max(Operand other) {
        return new ProjectedExtremum(true, List.of(projection(), other.projection()));
    }

    /** Kept within bounds, which are in the measure of this. */
    default Projection clamp(String lower, String upper) {
        return new ProjectedClamp(
                projection(),
                Optional.of(Decimals.parse("lower bound", lower)),
                Optional.of(Decimals.parse("upper bound", upper)));
    }

    /** Kept at or above a bound in the measure of this. */
    default Projection atLeast(String lower) {
        return new ProjectedClamp(projection(), Optional.of(Decimals.parse("lower bound", lower)), Optional.empty());
    }

    /** Kept at or below a bound in the measure of this. */
    default Projection atMost(String upper) {
        return new ProjectedClamp(projection(), Optional.empty(), Optional.of(Decimals.parse("upper bound", upper)));
    }
}
