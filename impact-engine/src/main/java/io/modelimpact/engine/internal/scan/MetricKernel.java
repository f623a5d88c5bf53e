package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.Condition;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Quantity;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.metric.MissingValues;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A compiled metric: one quantity, or numerator and denominator of a ratio. They are evaluated exactly if all of them can be, and in
 * binary64 otherwise. The missing-value policy and the cap become part of the formula.
 */
final class MetricKernel {

    private final Metric metric;
    private final List<Quantity> quantities;
    private final boolean exact;
    private final List<Kernel<Decimals>> decimals = new ArrayList<>();
    private final List<Kernel<Reals>> reals = new ArrayList<>();
    private final Optional<Kernel<Truths>> among;

    MetricKernel(Metric metric) {
        this.metric = metric;
        this.quantities = quantities(metric);
        this.exact =
                quantities.stream().allMatch(quantity -> quantity.decimalScale().isPresent());
        this.among = metric.among().map(ConditionCompiler::compile);
        if (exact) {
            quantities.forEach(quantity -> decimals.add(DecimalCompiler.compile(quantity)));
        } else {
            quantities.forEach(quantity -> reals.add(RealCompiler.compile(quantity)));
        }
    }

    private static List<Quantity> quantities(Metric metric) {
        Stream<Quantity> declared = Stream.of(
                        metric.condition().map(Condition::asNumber), metric.numerator(), metric.denominator())
                .flatMap(Optional::stream);
        return declared.map(quantity -> metric.missingValues() == MissingValues.AS_ZERO ? quantity.orElse(0) : quantity)
                .map(quantity -> metric.cap().map(quantity::cappedAt).orElse(quantity))
                .toList();
    }

    Metric metric() {
        return metric;
    }

    int variables() {
        return quantities.size();
    }

    /** The scale of the values of a variable; 0 for binary64 and for a variable that the metric does not have. */
    int scale(int variable) {
        return exact && variable < variables()
                ? quantities.get(variable).decimalScale().getAsInt()
                : 0;
    }

    /** How many rows hold a malformed value in a field that the metric reads. */
    int malformed(Rows rows) {
        BitSet malformed = new BitSet();
        for (Field field : metric.fields()) {
            malformed.or(rows.malformed(field));
        }
        return malformed.cardinality();
    }

    /** The values of the rows. */
    MetricValues evaluate(Rows rows) {
        BitSet eligible = new BitSet();
        eligible.set(0, rows.count());
        among.ifPresent(condition -> eligible.and(condition.evaluate(rows).yes()));
        MetricValues values = exact
                ? new ExactMetricValues(
                        eligible,
                        decimals.stream().map(kernel -> kernel.evaluate(rows)).toList())
                : new RealMetricValues(
                        eligible,
                        reals.stream().map(kernel -> kernel.evaluate(rows)).toList());
        return values;
    }

    /** Whether the value of a row is no count though the metric is one of counts. */
    boolean isNoCount(MetricValues values, int row) {
        return metric.kind() == MetricKind.COUNT && values.isNegativeOrFractional(row, scale(0));
    }
}
