package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.AbsoluteValue;
import io.modelimpact.formula.ArithmeticOperator;
import io.modelimpact.formula.BinaryOperation;
import io.modelimpact.formula.Clamp;
import io.modelimpact.formula.Coalesce;
import io.modelimpact.formula.ConditionAsNumber;
import io.modelimpact.formula.Conditional;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.IntegerField;
import io.modelimpact.formula.Literal;
import io.modelimpact.formula.Negation;
import io.modelimpact.formula.Quantity;
import io.modelimpact.formula.QuantityVisitor;
import io.modelimpact.formula.RealField;
import io.modelimpact.spi.LongColumn;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.function.BinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Compiles quantities that have a decimal scale into exact kernels, which yield unscaled values at that scale. Each operation runs on longs
 * and is repeated on big decimals where a step on the way, and perhaps not its result, has more than 64 bits.
 */
final class DecimalCompiler implements QuantityVisitor<Kernel<Decimals>> {

    private static final DecimalCompiler INSTANCE = new DecimalCompiler();

    private DecimalCompiler() {}

    static Kernel<Decimals> compile(Quantity quantity) {
        return quantity.accept(INSTANCE);
    }

    @Override
    public Kernel<Decimals> integerField(IntegerField field) {
        return field(field);
    }

    @Override
    public Kernel<Decimals> decimalField(DecimalField field) {
        return field(field);
    }

    @Override
    public Kernel<Decimals> realField(RealField field) {
        throw new IllegalArgumentException("a binary64 field has no decimal scale: " + field.text());
    }

    private static Kernel<Decimals> field(Field field) {
        return rows -> {
            LongColumn column = rows.longs(field);
            return new Decimals(column.array(), column.offset(), rows.missing(field), new BitSet());
        };
    }

    @Override
    public Kernel<Decimals> literal(Literal literal) {
        long unscaled = literal.value().unscaledValue().longValueExact();
        return rows -> {
            long[] values = new long[rows.count()];
            Arrays.fill(values, unscaled);
            return new Decimals(values, new BitSet(), new BitSet());
        };
    }

    @Override
    public Kernel<Decimals> conditionAsNumber(ConditionAsNumber number) {
        Kernel<Truths> condition = ConditionCompiler.compile(number.condition());
        return rows -> {
            Truths truths = condition.evaluate(rows);
            long[] values = new long[rows.count()];
            truths.yes().stream().forEach(row -> values[row] = 1);
            return new Decimals(values, truths.undecided(rows.count()), new BitSet());
        };
    }

    @Override
    public Kernel<Decimals> negation(Negation negation) {
        return unary(negation.operand(), scale(negation), Math::negateExact, BigDecimal::negate);
    }

    @Override
    public Kernel<Decimals> absoluteValue(AbsoluteValue magnitude) {
        LongUnaryOperator operator = value -> value < 0 ? Math.negateExact(value) : value;
        return unary(magnitude.operand(), scale(magnitude), operator, BigDecimal::abs);
    }

    @Override
    public Kernel<Decimals> clamp(Clamp clamp) {
        int scale = scale(clamp);
        long power = DecimalScales.power(scale - scale(clamp.operand()));
        OptionalLong lower = clamp.lower()
                .map(bound -> DecimalScales.unscaled(bound, scale))
                .orElse(OptionalLong.of(Long.MIN_VALUE));
        OptionalLong upper = clamp.upper()
                .map(bound -> DecimalScales.unscaled(bound, scale))
                .orElse(OptionalLong.of(Long.MAX_VALUE));
        UnaryOperator<BigDecimal> slow = value -> {
            BigDecimal raised = clamp.lower().map(value::max).orElse(value);
            return clamp.upper().map(raised::min).orElse(raised);
        };
        if (lower.isEmpty() || upper.isEmpty()) {
            return unary(clamp.operand(), scale, DecimalCompiler::boundsBeyondLongs, slow);
        }
        long least = lower.getAsLong();
        long greatest = upper.getAsLong();
        LongUnaryOperator fast = value -> Math.min(Math.max(Math.multiplyExact(value, power), least), greatest);
        return unary(clamp.operand(), scale, fast, slow);
    }

    private static long boundsBeyondLongs(long value) {
        throw new ArithmeticException("a bound has more than 64 bits at the scale of the result of " + value);
    }

    @Override
    public Kernel<Decimals> binaryOperation(BinaryOperation operation) {
        int leftScale = scale(operation.left());
        int rightScale = scale(operation.right());
        int scale = scale(operation);
        boolean multiplies = operation.operator() == ArithmeticOperator.TIMES;
        long leftPower = multiplies ? 1 : DecimalScales.power(scale - leftScale);
        long rightPower = multiplies ? 1 : DecimalScales.power(scale - rightScale);
        LongBinaryOperator fast = fast(operation.operator());
        BinaryOperator<BigDecimal> slow = slow(operation.operator());
        Kernel<Decimals> left = compile(operation.left());
        Kernel<Decimals> right = compile(operation.right());
        return rows -> {
            Decimals first = left.evaluate(rows);
            Decimals second = right.evaluate(rows);
            Result result = new Result(
                    rows.count(),
                    scale,
                    Truths.union(first.missing, second.missing),
                    Truths.union(first.overflowed, second.overflowed));
            for (int row = 0; row < rows.count(); row++) {
                long x = first.at(row);
                long y = second.at(row);
                try {
                    long raised = Math.multiplyExact(x, leftPower);
                    result.set(row, fast.applyAsLong(raised, Math.multiplyExact(y, rightPower)));
                } catch (ArithmeticException beyond) {
                    result.set(row, slow.apply(BigDecimal.valueOf(x, leftScale), BigDecimal.valueOf(y, rightScale)));
                }
            }
            return result.toDecimals();
        };
    }

    private static LongBinaryOperator fast(ArithmeticOperator operator) {
        return switch (operator) {
            case PLUS -> Math::addExact;
            case MINUS -> Math::subtractExact;
            case TIMES -> Math::multiplyExact;
            case DIVIDED_BY -> throw new IllegalArgumentException("a quotient has no decimal scale");
        };
    }

    private static BinaryOperator<BigDecimal> slow(ArithmeticOperator operator) {
        return switch (operator) {
            case PLUS -> BigDecimal::add;
            case MINUS -> BigDecimal::subtract;
            case TIMES -> BigDecimal::multiply;
            case DIVIDED_BY -> throw new IllegalArgumentException("a quotient has no decimal scale");
        };
    }

    @Override
    public Kernel<Decimals> coalesce(Coalesce coalesce) {
        Kernel<Decimals> operand = rescaled(coalesce.operand(), scale(coalesce));
        Kernel<Decimals> fallback = rescaled(coalesce.fallback(), scale(coalesce));
        return rows -> {
            Decimals first = operand.evaluate(rows);
            return choose(rows.count(), first.missing, fallback.evaluate(rows), first, new BitSet());
        };
    }

    @Override
    public Kernel<Decimals> conditional(Conditional conditional) {
        Kernel<Truths> condition = ConditionCompiler.compile(conditional.condition());
        Kernel<Decimals> then = rescaled(conditional.then(), scale(conditional));
        Kernel<Decimals> otherwise = rescaled(conditional.otherwise(), scale(conditional));
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

    private static Decimals choose(int rows, BitSet where, Decimals chosen, Decimals otherwise, BitSet undecided) {
        long[] values = otherwise.copy(rows);
        where.stream().forEach(row -> values[row] = chosen.at(row));
        return new Decimals(
                values,
                Choice.of(where, chosen.missing, otherwise.missing, undecided),
                Choice.of(where, chosen.overflowed, otherwise.overflowed, new BitSet()));
    }

    private static Kernel<Decimals> rescaled(Quantity operand, int scale) {
        if (scale(operand) == scale) {
            return compile(operand);
        }
        long power = DecimalScales.power(scale - scale(operand));
        return unary(operand, scale, value -> Math.multiplyExact(value, power), value -> value);
    }

    private static Kernel<Decimals> unary(
            Quantity operand, int scale, LongUnaryOperator fast, UnaryOperator<BigDecimal> slow) {
        int operandScale = scale(operand);
        Kernel<Decimals> kernel = compile(operand);
        return rows -> {
            Decimals operands = kernel.evaluate(rows);
            Result result = new Result(rows.count(), scale, operands.missing, (BitSet) operands.overflowed.clone());
            for (int row = 0; row < rows.count(); row++) {
                try {
                    result.set(row, fast.applyAsLong(operands.at(row)));
                } catch (ArithmeticException beyond) {
                    result.set(row, slow.apply(BigDecimal.valueOf(operands.at(row), operandScale)));
                }
            }
            return result.toDecimals();
        };
    }

    private static int scale(Quantity quantity) {
        return quantity.decimalScale().getAsInt();
    }

    /** Results on the way. */
    private static final class Result {

        private final long[] values;
        private final int scale;
        private final BitSet missing;
        private final BitSet overflowed;

        Result(int rows, int scale, BitSet missing, BitSet overflowed) {
            this.values = new long[rows];
            this.scale = scale;
            this.missing = missing;
            this.overflowed = overflowed;
        }

        void set(int row, long value) {
            values[row] = value;
        }

        void set(int row, BigDecimal value) {
            OptionalLong unscaled = DecimalScales.unscaled(value, scale);
            if (unscaled.isEmpty()) {
                overflowed.set(row);
            }
            values[row] = unscaled.orElse(0);
        }

        Decimals toDecimals() {
            overflowed.andNot(missing);
            return new Decimals(values, missing, overflowed);
        }
    }
}
