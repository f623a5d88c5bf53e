package io.modelimpact.formula;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A formula that yields a number in a measure, or missing. Missing operands make the result missing unless a method says otherwise.
 *
 * <p>Numbers written as text are decimals such as {@code -2.5} or {@code 1e6}; other texts are refused with an
 * {@link io.modelimpact.ImpactException} of code {@code formula/invalid-number}. Where a bare number stands for an amount it takes the
 * measure of this quantity; {@link Formulas#number(String)} gives a number with a measure of its own.
 */
public sealed interface Quantity extends Expression
        permits IntegerField,
                DecimalField,
                RealField,
                Literal,
                BinaryOperation,
                Negation,
                AbsoluteValue,
                Clamp,
                Coalesce,
                Conditional,
                ConditionAsNumber {

    /** Calls the visitor's method for this kind of node. */
    <R> R accept(QuantityVisitor<R> visitor);

    /** The number of decimals, 0 to 18, to which the value is exact; empty if the value is a binary64 number. */
    OptionalInt decimalScale();

    /** {@link ValueType#REAL} without a decimal scale, {@link ValueType#INTEGER} at scale 0, otherwise {@link ValueType#DECIMAL}. */
    @Override
    default ValueType type() {
        OptionalInt scale = decimalScale();
        return scale.isEmpty() ? ValueType.REAL : scale.getAsInt() == 0 ? ValueType.INTEGER : ValueType.DECIMAL;
    }

    @Override
    default <R> R accept(ExpressionVisitor<R> visitor) {
        return accept((QuantityVisitor<R>) visitor);
    }

    /** The sum. Bare numbers take this quantity's measure. */
    default Quantity plus(Quantity addend) {
        return new BinaryOperation(ArithmeticOperator.PLUS, this, addend);
    }

    /** As {@link #plus(Quantity)}, with a decimal such as {@code 2.5}. */
    default Quantity plus(String addend) {
        return plus(bare(addend));
    }

    /** As {@link #plus(Quantity)}, with a whole number. */
    default Quantity plus(long addend) {
        return plus(bare(addend));
    }

    /** The difference. Bare numbers take this quantity's measure. */
    default Quantity minus(Quantity subtrahend) {
        return new BinaryOperation(ArithmeticOperator.MINUS, this, subtrahend);
    }

    /** As {@link #minus(Quantity)}, with a decimal such as {@code 2.5}. */
    default Quantity minus(String subtrahend) {
        return minus(bare(subtrahend));
    }

    /** As {@link #minus(Quantity)}, with a whole number. */
    default Quantity minus(long subtrahend) {
        return minus(bare(subtrahend));
    }

    /** The product. Bare numbers are dimensionless. */
    default Quantity times(Quantity factor) {
        return new BinaryOperation(ArithmeticOperator.TIMES, this, factor);
    }

    /** As {@link #times(Quantity)}, with a decimal such as {@code 2.5}. */
    default Quantity times(String factor) {
        return times(Formulas.number(factor));
    }

    /** As {@link #times(Quantity)}, with a whole number. */
    default Quantity times(long factor) {
        return times(Formulas.number(factor));
    }

    /** The quotient, missing if the divisor is zero. Bare numbers are dimensionless. */
    default Quantity dividedBy(Quantity divisor) {
        return new BinaryOperation(ArithmeticOperator.DIVIDED_BY, this, divisor);
    }

    /** As {@link #dividedBy(Quantity)}, with a decimal such as {@code 2.5}. */
    default Quantity dividedBy(String divisor) {
        return dividedBy(Formulas.number(divisor));
    }

    /** As {@link #dividedBy(Quantity)}, with a whole number. */
    default Quantity dividedBy(long divisor) {
        return dividedBy(Formulas.number(divisor));
    }

    /** The opposite number. */
    default Quantity negated() {
        return new Negation(this);
    }

    /** The magnitude. */
    default Quantity absolute() {
        return new AbsoluteValue(this);
    }

    /** This, but no less than {@code lower} and no more than {@code upper}, decimals in this quantity's measure. NaN stays NaN. */
    default Quantity clampedTo(String lower, String upper) {
        return clampedTo(Literal.decimal(lower), Literal.decimal(upper));
    }

    /** As {@link #clampedTo(String, String)}. */
    default Quantity clampedTo(BigDecimal lower, BigDecimal upper) {
        return new Clamp(this, Optional.of(lower), Optional.of(upper));
    }

    /** This, but no less than {@code lower}, a decimal in this quantity's measure. NaN stays NaN. */
    default Quantity flooredAt(String lower) {
        return flooredAt(Literal.decimal(lower));
    }

    /** As {@link #flooredAt(String)}. */
    default Quantity flooredAt(BigDecimal lower) {
        return new Clamp(this, Optional.of(lower), Optional.empty());
    }

    /** This, but no more than {@code upper}, a decimal in this quantity's measure. NaN stays NaN. */
    default Quantity cappedAt(String upper) {
        return cappedAt(Literal.decimal(upper));
    }

    /** As {@link #cappedAt(String)}. */
    default Quantity cappedAt(BigDecimal upper) {
        return new Clamp(this, Optional.empty(), Optional.of(upper));
    }

    /** This, or the fallback where this is missing. NaN is not missing. */
    default Quantity orElse(Quantity fallback) {
        return new Coalesce(this, fallback);
    }

    /** As {@link #orElse(Quantity)}, with a decimal in this quantity's measure. */
    default Quantity orElse(String fallback) {
        return orElse(bare(fallback));
    }

    /** As {@link #orElse(Quantity)}, with a whole number in this quantity's measure. */
    default Quantity orElse(long fallback) {
        return orElse(bare(fallback));
    }

    /** Whether this is greater than the bound. */
    default Condition isAbove(Quantity bound) {
        return new Comparison(ComparisonOperator.ABOVE, this, bound);
    }

    /** Whether this is greater than the bound, a decimal in this quantity's measure. */
    default Condition isAbove(String bound) {
        return isAbove(bare(bound));
    }

    /** Whether this is greater than the bound, a whole number in this quantity's measure. */
    default Condition isAbove(long bound) {
        return isAbove(bare(bound));
    }

    /** Whether this is greater than or equal to the bound. */
    default Condition isAtLeast(Quantity bound) {
        return new Comparison(ComparisonOperator.AT_LEAST, this, bound);
    }

    /** Whether this is greater than or equal to the bound, a decimal in this quantity's measure. */
    default Condition isAtLeast(String bound) {
        return isAtLeast(bare(bound));
    }

    /** Whether this is greater than or equal to the bound, a whole number in this quantity's measure. */
    default Condition isAtLeast(long bound) {
        return isAtLeast(bare(bound));
    }

    /** Whether this is less than the bound. */
    default Condition isBelow(Quantity bound) {
        return new Comparison(ComparisonOperator.BELOW, this, bound);
    }

    /** Whether this is less than the bound, a decimal in this quantity's measure. */
    default Condition isBelow(String bound) {
        return isBelow(bare(bound));
    }

    /** Whether this is less than the bound, a whole number in this quantity's measure. */
    default Condition isBelow(long bound) {
        return isBelow(bare(bound));
    }

    /** Whether this is less than or equal to the bound. */
    default Condition isAtMost(Quantity bound) {
        return new Comparison(ComparisonOperator.AT_MOST, this, bound);
    }

    /** Whether this is less than or equal to the bound, a decimal in this quantity's measure. */
    default Condition isAtMost(String bound) {
        return isAtMost(bare(bound));
    }

    /** Whether this is less than or equal to the bound, a whole number in this quantity's measure. */
    default Condition isAtMost(long bound) {
        return isAtMost(bare(bound));
    }

    /** Whether this is equal to the bound. */
    default Condition isEqualTo(Quantity bound) {
        return new Comparison(ComparisonOperator.EQUAL_TO, this, bound);
    }

    /** Whether this is equal to the bound, a decimal in this quantity's measure. */
    default Condition isEqualTo(String bound) {
        return isEqualTo(bare(bound));
    }

    /** Whether this is equal to the bound, a whole number in this quantity's measure. */
    default Condition isEqualTo(long bound) {
        return isEqualTo(bare(bound));
    }

    /** Whether this lies between the bounds, both included. */
    default Condition isBetween(Quantity lower, Quantity upper) {
        return isAtLeast(lower).and(isAtMost(upper));
    }

    /** Whether this lies between the bounds, both included, decimals in this quantity's measure. */
    default Condition isBetween(String lower, String upper) {
        return isBetween(bare(lower), bare(upper));
    }

    /** Whether this lies between the bounds, both included, whole numbers in this quantity's measure. */
    default Condition isBetween(long lower, long upper) {
        return isBetween(bare(lower), bare(upper));
    }

    private Literal bare(String number) {
        return Formulas.number(number).in(measure());
    }

    private Literal bare(long number) {
        return Formulas.number(number).in(measure());
    }
}
