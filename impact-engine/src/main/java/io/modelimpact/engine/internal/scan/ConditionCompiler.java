package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.AllOf;
import io.modelimpact.formula.AnyOf;
import io.modelimpact.formula.Comparison;
import io.modelimpact.formula.ComparisonOperator;
import io.modelimpact.formula.Condition;
import io.modelimpact.formula.ConditionVisitor;
import io.modelimpact.formula.DateComparison;
import io.modelimpact.formula.Expression;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.FlagField;
import io.modelimpact.formula.InstantComparison;
import io.modelimpact.formula.IsMissing;
import io.modelimpact.formula.IsOneOf;
import io.modelimpact.formula.Not;
import io.modelimpact.formula.Quantity;
import io.modelimpact.formula.TimeOrder;
import io.modelimpact.spi.InstantColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.TextColumn;
import java.time.Instant;
import java.util.BitSet;
import java.util.List;
import java.util.function.BinaryOperator;
import java.util.function.IntPredicate;

/** Compiles conditions. */
final class ConditionCompiler implements ConditionVisitor<Kernel<Truths>> {

    private static final ConditionCompiler INSTANCE = new ConditionCompiler();

    private ConditionCompiler() {}

    static Kernel<Truths> compile(Condition condition) {
        return condition.accept(INSTANCE);
    }

    /** The truth of a predicate in each row but the undecided ones. */
    static Truths decide(int rows, BitSet undecided, IntPredicate predicate) {
        long[] words = new long[(rows + Long.SIZE - 1) / Long.SIZE];
        if (undecided.isEmpty()) {
            for (int row = 0; row < rows; row++) {
                words[row / Long.SIZE] |= predicate.test(row) ? 1L << row : 0;
            }
        } else {
            for (int row = undecided.nextClearBit(0); row < rows; row = undecided.nextClearBit(row + 1)) {
                words[row / Long.SIZE] |= predicate.test(row) ? 1L << row : 0;
            }
        }
        BitSet yes = BitSet.valueOf(words);
        BitSet no = Truths.union(yes, undecided);
        no.flip(0, rows);
        return new Truths(yes, no);
    }

    @Override
    public Kernel<Truths> flagField(FlagField field) {
        return rows -> {
            LongColumn column = rows.longs(field);
            return decide(rows.count(), rows.missing(field), row -> column.value(row) != 0);
        };
    }

    @Override
    public Kernel<Truths> comparison(Comparison comparison) {
        Quantity left = comparison.left();
        Quantity right = comparison.right();
        boolean exact = left.decimalScale().isPresent() && right.decimalScale().isPresent();
        return exact ? exact(comparison.operator(), left, right) : real(comparison.operator(), left, right);
    }

    private static Kernel<Truths> exact(ComparisonOperator operator, Quantity left, Quantity right) {
        Kernel<Decimals> leftKernel = DecimalCompiler.compile(left);
        Kernel<Decimals> rightKernel = DecimalCompiler.compile(right);
        int leftScale = left.decimalScale().getAsInt();
        int rightScale = right.decimalScale().getAsInt();
        return rows -> {
            Decimals first = leftKernel.evaluate(rows);
            Decimals second = rightKernel.evaluate(rows);
            BitSet undecided = Truths.union(first.missing, second.missing);
            undecided.or(first.overflowed);
            undecided.or(second.overflowed);
            return decide(
                    rows.count(),
                    undecided,
                    row -> holds(
                            operator, DecimalScales.compare(first.at(row), leftScale, second.at(row), rightScale)));
        };
    }

    private static Kernel<Truths> real(ComparisonOperator operator, Quantity left, Quantity right) {
        Kernel<Reals> leftKernel = RealCompiler.compile(left);
        Kernel<Reals> rightKernel = RealCompiler.compile(right);
        return rows -> {
            Reals first = leftKernel.evaluate(rows);
            Reals second = rightKernel.evaluate(rows);
            BitSet undecided = Truths.union(first.missing, second.missing);
            for (int row = 0; row < rows.count(); row++) {
                if (Double.isNaN(first.at(row)) || Double.isNaN(second.at(row))) {
                    undecided.set(row);
                }
            }
            // Adding 0.0 makes the two zeros one.
            return decide(
                    rows.count(),
                    undecided,
                    row -> holds(operator, Double.compare(first.at(row) + 0.0, second.at(row) + 0.0)));
        };
    }

    private static boolean holds(ComparisonOperator operator, int order) {
        return switch (operator) {
            case ABOVE -> order > 0;
            case AT_LEAST -> order >= 0;
            case BELOW -> order < 0;
            case AT_MOST -> order <= 0;
            case EQUAL_TO -> order == 0;
        };
    }

    @Override
    public Kernel<Truths> isOneOf(IsOneOf test) {
        Field field = (Field) test.operand();
        return rows -> {
            TextColumn column = rows.texts(field);
            BitSet among = new BitSet();
            for (int code = 0; code < column.dictionary().size(); code++) {
                among.set(code, test.values().contains(column.dictionary().get(code)));
            }
            return decide(rows.count(), rows.missing(field), row -> among.get(column.code(row)));
        };
    }

    @Override
    public Kernel<Truths> dateComparison(DateComparison comparison) {
        long bound = comparison.bound().toEpochDay();
        boolean before = comparison.order() == TimeOrder.BEFORE;
        return rows -> {
            LongColumn column = rows.longs(comparison.operand());
            return decide(rows.count(), rows.missing(comparison.operand()), row -> column.value(row) < bound == before);
        };
    }

    @Override
    public Kernel<Truths> instantComparison(InstantComparison comparison) {
        Instant bound = comparison.bound();
        boolean before = comparison.order() == TimeOrder.BEFORE;
        return rows -> {
            InstantColumn column = rows.instants(comparison.operand());
            return decide(
                    rows.count(), rows.missing(comparison.operand()), row -> isBefore(column, row, bound) == before);
        };
    }

    private static boolean isBefore(InstantColumn column, int row, Instant bound) {
        long second = column.epochSecond(row);
        return second < bound.getEpochSecond()
                || (second == bound.getEpochSecond() && column.nano(row) < bound.getNano());
    }

    @Override
    public Kernel<Truths> isMissing(IsMissing test) {
        Kernel<BitSet> missing = missing(test.operand());
        return rows -> {
            BitSet yes = missing.evaluate(rows);
            BitSet no = (BitSet) yes.clone();
            no.flip(0, rows.count());
            return new Truths(yes, no);
        };
    }

    private static Kernel<BitSet> missing(Expression operand) {
        if (operand instanceof Field field) {
            return rows -> rows.missing(field);
        }
        if (operand instanceof Condition condition) {
            Kernel<Truths> kernel = compile(condition);
            return rows -> kernel.evaluate(rows).undecided(rows.count());
        }
        Kernel<Reals> kernel = RealCompiler.compile((Quantity) operand);
        return rows -> kernel.evaluate(rows).missing;
    }

    @Override
    public Kernel<Truths> allOf(AllOf conjunction) {
        return combined(conjunction.conditions(), Truths::and);
    }

    @Override
    public Kernel<Truths> anyOf(AnyOf disjunction) {
        return combined(disjunction.conditions(), Truths::or);
    }

    private static Kernel<Truths> combined(List<Condition> conditions, BinaryOperator<Truths> operator) {
        List<Kernel<Truths>> kernels =
                conditions.stream().map(ConditionCompiler::compile).toList();
        return rows -> kernels.stream()
                .map(kernel -> kernel.evaluate(rows))
                .reduce(operator)
                .orElseThrow();
    }

    @Override
    public Kernel<Truths> not(Not negation) {
        Kernel<Truths> kernel = compile(negation.condition());
        return rows -> kernel.evaluate(rows).not();
    }
}
