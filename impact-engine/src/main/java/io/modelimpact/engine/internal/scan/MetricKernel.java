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
 * A compiled metric: one quantity, or numerator and denominator of a ratio, and then the covariates. They are evaluated exactly if all of
 * them can be, and in binary64 otherwise; an outcome that could be exact is then still summed without its scale, so that its level is the
 * same with covariates as without. The missing-value policy and the cap become part of the outcome's formula, zero for what is missing part
 * of a covariate's.
 */
final class MetricKernel implements CellKernel {

    private final Metric metric;
    private final int outcomes;
    private final List<Quantity> quantities;
    private final boolean exact;
    private final boolean exactOutcome;
    private final List<Kernel<Decimals>> decimals = new ArrayList<>();
    private final List<Kernel<Reals>> reals = new ArrayList<>();
    private final Optional<Kernel<Truths>> among;

    MetricKernel(Metric metric) {
        this.metric = metric;
        List<Quantity> outcome = outcome(metric);
        this.outcomes = outcome.size();
        this.quantities = Stream.concat(outcome.stream(), covariates(metric)).toList();
        this.exact = isExact(quantities);
        this.exactOutcome = isExact(outcome);
        this.among = metric.among().map(ConditionCompiler::compile);
        if (exact) {
            quantities.forEach(quantity -> decimals.add(DecimalCompiler.compile(quantity)));
        } else {
            for (int i = 0; i < quantities.size(); i++) {
                reals.add(real(quantities.get(i), i));
            }
        }
    }

    private static boolean isExact(List<Quantity> quantities) {
        return quantities.stream().allMatch(quantity -> quantity.decimalScale().isPresent());
    }

    private Kernel<Reals> real(Quantity quantity, int variable) {
        if (!isScaled(variable)) {
            return RealCompiler.compile(quantity);
        }
        Kernel<Decimals> unscaled = DecimalCompiler.compile(quantity);
        return rows -> unscaled.evaluate(rows).toReals(0, rows.count());
    }

    /** Whether the values of a variable are whole numbers that a scale was taken out of. */
    private boolean isScaled(int variable) {
        return exact || (exactOutcome && variable < outcomes);
    }

    private static Stream<Quantity> covariates(Metric metric) {
        return Stream.concat(metric.covariates().stream(), metric.covariateDenominator().stream())
                .map(quantity -> quantity.orElse(0));
    }

    private static List<Quantity> outcome(Metric metric) {
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
        boolean isOfTotals = metric.grain().map(Grain.UNIT_TOTALS::equals).orElse(false);
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
    public int numerators() {
        return 1;
    }

    @Override
    public int scale(int variable) {
        return variable < variables() && isScaled(variable)
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
        return new Eligible(
                exact ? exactValues(rows, eligible) : realValues(rows, eligible),
                truths.map(truth -> truth.undecided(rows.count())).orElseGet(BitSet::new));
    }

    private MetricValues exactValues(Rows rows, BitSet eligible) {
        Decimals[] columns = new Decimals[decimals.size()];
        BitSet missing = new BitSet();
        BitSet overflowed = new BitSet();
        for (int variable = 0; variable < columns.length; variable++) {
            Decimals values = decimals.get(variable).evaluate(rows);
            columns[variable] = values;
            missing.or(values.missing);
            overflowed.or(values.overflowed);
        }
        missing.and(eligible);
        return MetricValues.exact(rows.count(), missing, without(eligible, missing), overflowed, columns);
    }

    private MetricValues realValues(Rows rows, BitSet eligible) {
        Reals[] columns = new Reals[reals.size()];
        BitSet missing = new BitSet();
        for (int variable = 0; variable < columns.length; variable++) {
            Reals values = reals.get(variable).evaluate(rows);
            columns[variable] = values;
            missing.or(values.missing);
        }
        missing.and(eligible);
        return MetricValues.real(rows.count(), missing, without(eligible, missing), columns);
    }

    private static BitSet without(BitSet eligible, BitSet missing) {
        if (missing.isEmpty()) {
            return eligible;
        }
        BitSet entering = (BitSet) eligible.clone();
        entering.andNot(missing);
        return entering;
    }

    @Override
    public CountedValues countedValues() {
        return switch (metric.kind()) {
            case QUANTILE, ORDINAL, NET_PROMOTER_SCORE -> CountedValues.OF_ROWS;
            case PROPORTION, MEAN, RATIO, COUNT -> CountedValues.NONE;
        };
    }

    @Override
    public boolean isExact() {
        return exact;
    }
}
