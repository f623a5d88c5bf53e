package io.modelimpact.formula;

/** One method for each kind of {@link Quantity}.
 *
 * @param <R> what a visit yields
 */
public interface QuantityVisitor<R> {

    /** A field of whole numbers. */
    R integerField(IntegerField integerField);

    /** A field of decimals. */
    R decimalField(DecimalField decimalField);

    /** A field of binary64 numbers. */
    R realField(RealField realField);

    /** A number. */
    R literal(Literal literal);

    /** A sum, difference, product or quotient. */
    R binaryOperation(BinaryOperation binaryOperation);

    /** An opposite number. */
    R negation(Negation negation);

    /** A magnitude. */
    R absoluteValue(AbsoluteValue absoluteValue);

    /** A quantity kept within bounds. */
    R clamp(Clamp clamp);

    /** A quantity with a fallback. */
    R coalesce(Coalesce coalesce);

    /** A choice between two quantities. */
    R conditional(Conditional conditional);

    /** A condition as 0 or 1. */
    R conditionAsNumber(ConditionAsNumber conditionAsNumber);
}
