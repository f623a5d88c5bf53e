package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.AbsoluteValue;
import io.modelimpact.formula.ArithmeticOperator;
import io.modelimpact.formula.BinaryOperation;
import io.modelimpact.formula.Clamp;
import io.modelimpact.formula.Coalesce;
import io.modelimpact.formula.ConditionAsNumber;
import io.modelimpact.formula.Conditional;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.Literal;
import io.modelimpact.formula.Negation;
import io.modelimpact.formula.Quantity;
import io.modelimpact.formula.QuantityVisitor;
import io.modelimpact.formula.RealField;
import io.modelimpact.spi.DoubleColumn;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/** Compiles quantities into kernels over binary64. What can be evaluated exactly is, and rounded once. */
final class RealCompiler implements QuantityVisitor<Kernel<Reals>> {

    private static final RealCompiler INSTANCE = new RealCompiler();

    private RealCompiler() {}

    static Kernel<Reals> compile(Quantity quantity) {
        return quantity.decimalScale().isPresent() ? exact(quantity) : quantity.accept(INSTANCE);
    }

    private static Kernel<Reals> exact(Quantity quantity) {
        Kernel<Decimals> kernel = DecimalCompiler.compile(quantity);
        int scale = quantity.decimalScale().getAsInt();
        return rows -> kernel.evaluate(rows).toReals(scale, rows.count());
    }

    @Override
    public Kernel<Reals> integerField(IntegerField field) {
        return exact(field);
    }

    @Override
    public Kernel<Reals> decimalField(DecimalField field) {
        return exact(field);
    }

    @Override
    public Kernel<Reals> conditionAsNumber(ConditionAsNumber number) {
        return exact(number);
    }

    @Override
    public Kernel<Reals> realField(RealField field) {
        return rows -> {
            DoubleColumn column = rows.doubles(field);
            return new Reals(column.array(), column.offset(), rows.missing(field));
        };
    }

    @Override
    public Kernel<Reals> literal(Literal literal) {
        double value = literal.value().doubleValue();
        return rows -> {
            double[] values = new double[rows.count()];
            Arrays.fill(values, value);
            return new Reals(values, new BitSet());
        };
    }

    @Override
    public Kernel<Reals> binaryOperation(BinaryOperation operation) {
        Kernel<Reals> left = compile(operation.left());
        Kernel<Reals> right = compile(operation.right());
        DoubleBinaryOperator operator = operator(operation.operator());
        boolean divides = operation.operator() == ArithmeticOperator.DIVIDED_BY;
        return rows -> {
            Reals first = left.evaluate(rows);
            Reals second = right.evaluate(rows);
            BitSet missing = Truths.union(first.missing, second.missing);
            double[] values = new double[rows.count()];
            for (int row = 0; row < values.length; row++) {
                values[row] = operator.applyAsDouble(first.at(row), second.at(row));
                if (divides && second.at(row) == 0) {
                    missing.set(row);
                }
            }
            return new Reals(values, missing);
        };
    }

    private static DoubleBinaryOperator operator(ArithmeticOperator operator) {
        return switch (operator) {
            case PLUS -> (left, right) -> left + right;
            case MINUS -> (left, right) -> left - right;
            case TIMES -> (left, right) -> left * right;
            case DIVIDED_BY -> (left, right) -> left / right;
        };
    }

    @Override
    public Kernel<Reals> negation(Negation negation) {
        return unary(negation.operand(), value -> -value);
    }

    @Override
    public Kernel<Reals> absoluteValue(AbsoluteValue magnitude) {
        return unary(magnitude.operand(), Math::abs);
    }

    @Override
    public Kernel<Reals> clamp(Clamp clamp) {
        double lower = clamp.lower().map(BigDecimal::doubleValue).orElse(Double.NEGATIVE_INFINITY);
        double upper = clamp.upper().map(BigDecimal::doubleValue).orElse(Double.POSITIVE_INFINITY);
        return unary(clamp.operand(), value -> Math.min(Math.max(value, lower), upper));
    }

    private static Kernel<Reals> unary(Quantity operand, DoubleUnaryOperator operator) {
        Kernel<Reals> kernel = compile(operand);
        return rows -> {
            Reals operands = kernel.evaluate(rows);
            double[] values = new double[rows.count()];
            for (int row = 0; row < values.length; row++) {
                values[row] = operator.applyAsDouble(operands.at(row));
            }
            return new Reals(values, operands.missing);
        };
    }

    @Override
    public Kernel<Reals> coalesce(Coalesce coalesce) {
        Kernel<Reals> operand = compile(coalesce.operand());
        Kernel<Reals> fallback = compile(coalesce.fallback());
        return rows -> {
            Reals first = operand.evaluate(rows);
            return choose(rows.count(), first.missing, fallback.evaluate(rows), first, new BitSet());
        };
    }

    @Override
    public Kernel<Reals> conditional(Conditional conditional) {
        Kernel<Truths> condition = ConditionCompiler.compile(conditional.condition());
        Kernel<Reals> then = compile(conditional.then());
        Kernel<Reals> otherwise = compile(conditional.otherwise());
        return rows -> {
            Truths truths = condition.evaluate(rows);
            return choose(
                    rows.count(),
                    truths.yes(),
                    then.evaluate(rows),
                    otherwise.evaluate(rows),
                    truths.undecided(rows.count()));
        };
    }

    private static Reals choose(int rows, BitSet where, Reals chosen, Reals otherwise, BitSet undecided) {
        double[] values = otherwise.copy(rows);
        where.stream().forEach(row -> values[row] = chosen.at(row));
        return new Reals(values, Choice.of(where, chosen.missing, otherwise.missing, undecided));
    }
}
