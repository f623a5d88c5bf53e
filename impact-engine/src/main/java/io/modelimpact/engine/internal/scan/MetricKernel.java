package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.Condition;
import io.modelimpact.formula.Field;
import io.modelimpact.formula.Quantity;
import io.modelimpact.metric.Grain;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.metric.MissingValues;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A compiled metric: one quantity, or numerator and denominator of a ratio. They are evaluated exactly if all of them can be, and in
 * binary64 otherwise. The missing-value policy and the cap become part of the formula.
 */
final class MetricKernel implements CellKernel {

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
        if (metric.kind() == MetricKind.NET_PROMOTER_SCORE) {
            return List.of(PromoterScore.of(metric.numerator().orElseThrow()));
        }
        if (metric.kind() == MetricKind.ORDINAL) {
            return List.of(OrdinalAnswer.of(metric));
        }
        Stream<Quantity> declared = Stream.of(
                        metric.condition().map(Condition::asNumber), metric.numerator(), metric.denominator())
                .flatMap(Optional::stream);
        return declared.map(quantity -> metric.missingValues() == MissingValues.AS_ZERO ? quantity.orElse(0) : quantity)
                .map(quantity -> capOfRows(metric).map(quantity::cappedAt).orElse(quantity))
                .toList();
    }

    /** The cap of each row's value; a cap of totals is none. */
    private static Optional<BigDecimal> capOfRows(Metric metric) {
        boolean isOfTotals =
                metric.grain().map(Grain.UNIT_TOTALS::equals).orElse(false);
        return isOfTotals ? Optional.empty() : metric.cap();
    }

    /**
     * The values of the rows that meet the metric's condition.
     *
     * @param values the values
     * @param undecided the rows for which the condition is undecided
     */
    record Eligible(MetricValues values, BitSet undecided) {}

    @Override
    public Metric metric() {
        return metric;
    }

    @Override
    public int variables() {
        return quantities.size();
    }

    @Override
    public int scale(int variable) {
        return exact && variable < variables()
                ? quantities.get(variable).decimalScale().getAsInt()
                : 0;
    }

    @Override
    public int malformed(Rows rows) {
        return malformedRows(rows).cardinality();
    }

    /** The rows that hold a malformed value in a field that the metric reads. */
    BitSet malformedRows(Rows rows) {
        BitSet malformed = new BitSet();
        for (Field field : metric.fields()) {
            malformed.or(rows.malformed(field));
        }
        return malformed;
    }

    @Override
    public MetricValues evaluate(Rows rows) {
        return eligible(rows).values();
    }

    /** The values of the rows, and for which rows the metric's condition is undecided. */
    Eligible eligible(Rows rows) {
        BitSet eligible = new BitSet();
        eligible.set(0, rows.count());
        Optional<Truths> truths = among.map(condition -> condition.evaluate(rows));
        truths.ifPresent(truth -> eligible.and(truth.yes()));
        MetricValues values = exact
                ? new ExactMetricValues(
                        eligible,
                        decimals.stream().map(kernel -> kernel.evaluate(rows)).toList())
                : new RealMetricValues(
                        eligible,
                        reals.stream().map(kernel -> kernel.evaluate(rows)).toList());
        return new Eligible(
                values, truths.map(truth -> truth.undecided(rows.count())).orElseGet(BitSet::new));
    }

    @Override
    public boolean isNoCount(MetricValues values, int row) {
        return switch (metric.kind()) {
            case COUNT -> values.isNegativeOrFractional(row, scale(0));
            case NET_PROMOTER_SCORE -> values.isExactly(PromoterScore.OUTSIDE, row);
            case ORDINAL -> OrdinalAnswer.isOutside(metric.scale().orElseThrow(), values, row);
            case PROPORTION, MEAN, RATIO, QUANTILE -> false;
        };
    }

    @Override
    public KeptValues keptValues() {
        return switch (metric.kind()) {
            case QUANTILE, ORDINAL, NET_PROMOTER_SCORE -> KeptValues.OF_ROWS;
            case PROPORTION, MEAN, RATIO, COUNT -> KeptValues.NONE;
        };
    }

    @Override
    public boolean isExact() {
        return exact;
    }
}
