package io.modelimpact.engine.internal.scan;

import io.modelimpact.contract.Constraint;
import io.modelimpact.contract.Rule;
import io.modelimpact.formula.DecimalField;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.ValueType;
import io.modelimpact.spi.DoubleColumn;
import io.modelimpact.spi.LongColumn;
import io.modelimpact.spi.TextColumn;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Compiles rules into suppliers of empty tallies. */
final class RuleCompiler {

    private static final BitSet NONE = new BitSet();

    private RuleCompiler() {}

    /** Every value of the field is of its type. */
    static Supplier<RuleTally> type(Field field) {
        return () -> new TypeTally(field);
    }

    static Supplier<RuleTally> compile(Rule rule) {
        Constraint constraint = rule.constraint();
        if (constraint instanceof Constraint.Holds holds) {
            return row(ConditionCompiler.compile(holds.condition()));
        }
        return rule.field().map(field -> compile(constraint, field)).orElse(RowCountTally::new);
    }

    private static Supplier<RuleTally> compile(Constraint constraint, Field field) {
        if (constraint instanceof Constraint.Unique) {
            return () -> new UniqueTally(field);
        }
        if (constraint instanceof Constraint.FreshWithin) {
            return () -> new LatestTally(field);
        }
        if (constraint instanceof Constraint.RowCount) {
            return RowCountTally::new;
        }
        return row(kernel(constraint, field));
    }

    private static Supplier<RuleTally> row(Kernel<Truths> kernel) {
        return () -> new RowRuleTally(kernel);
    }

    private static Kernel<Truths> kernel(Constraint constraint, Field field) {
        if (constraint instanceof Constraint.Between range) {
            return field.type() == ValueType.REAL ? realRange(range, field) : decimalRange(range, field);
        }
        if (constraint instanceof Constraint.OneOf list) {
            TreeSet<String> allowed = new TreeSet<>(list.values());
            return field.type() == ValueType.INTEGER
                    ? integers(field, allowed::contains)
                    : texts(field, allowed::contains);
        }
        if (constraint instanceof Constraint.Matching matching) {
            Pattern pattern = Pattern.compile(matching.pattern());
            return texts(field, text -> pattern.matcher(text).matches());
        }
        return rows -> ConditionCompiler.decide(
                rows.count(), NONE, row -> !rows.column(field).isMissing(row));
    }

    private static Kernel<Truths> realRange(Constraint.Between range, Field field) {
        double least = DecimalScales.leastFrom(range.lower());
        double greatest = DecimalScales.greatestUpTo(range.upper());
        return rows -> {
            DoubleColumn column = rows.doubles(field);
            return ConditionCompiler.decide(
                    rows.count(),
                    rows.missing(field),
                    row -> column.value(row) >= least && column.value(row) <= greatest);
        };
    }

    private static Kernel<Truths> decimalRange(Constraint.Between range, Field field) {
        int scale = field instanceof DecimalField decimal ? decimal.scale() : 0;
        OptionalLong least = DecimalScales.leastFrom(range.lower(), scale);
        OptionalLong greatest = DecimalScales.greatestUpTo(range.upper(), scale);
        boolean isPossible = least.isPresent() && greatest.isPresent();
        return rows -> {
            LongColumn column = rows.longs(field);
            return ConditionCompiler.decide(
                    rows.count(),
                    rows.missing(field),
                    row -> isPossible
                            && column.value(row) >= least.getAsLong()
                            && column.value(row) <= greatest.getAsLong());
        };
    }

    private static Kernel<Truths> integers(Field field, Predicate<String> allowed) {
        return rows -> {
            LongColumn column = rows.longs(field);
            return ConditionCompiler.decide(
                    rows.count(), rows.missing(field), row -> allowed.test(Long.toString(column.value(row))));
        };
    }

    private static Kernel<Truths> texts(Field field, Predicate<String> allowed) {
        return rows -> {
            TextColumn column = rows.texts(field);
            BitSet good = new BitSet();
            for (int code = 0; code < column.dictionary().size(); code++) {
                good.set(code, allowed.test(column.dictionary().get(code)));
            }
            return ConditionCompiler.decide(rows.count(), rows.missing(field), row -> good.get(column.code(row)));
        };
    }
}
