package io.modelimpact.metric;

import io.modelimpact.formula.Condition;
import io.modelimpact.internal.Decimals;
import java.math.BigDecimal;
import java.util.Optional;

/** A metric that has a form, takes refinements, and awaits its direction, the mandatory last word. */
public final class MetricForm {
    /** What a top box of another metric leaves behind, to be reported. */
    private static final Optional<OrdinalScale> NO_SCALE = Optional.of(OrdinalScale.ofNumbers(0, 0));

    private final ImmutableMetric draft;

    MetricForm(ImmutableMetric.Builder builder) {
        this(builder.missingValues(MissingValues.EXCLUDED)
                .direction(Direction.WITHOUT_DIRECTION)
                .build());
    }

    private MetricForm(Metric draft) {
        this.draft = (ImmutableMetric) draft;
    }

    /** Only the units that meet the condition enter the metric. */
    public MetricForm among(Condition condition) {
        return new MetricForm(draft.withAmong(condition));
    }

    /** A unit's value above the cap counts as the cap; in the measure of the value. */
    public MetricForm cappedAt(String cap) {
        return cappedAt(Decimals.parse("cap of metric " + draft.id(), cap));
    }

    /** A unit's value above the cap counts as the cap; in the measure of the value. */
    public MetricForm cappedAt(BigDecimal cap) {
        return new MetricForm(draft.withCap(Decimals.canonical("cap of metric " + draft.id(), cap)));
    }

    /** So many of the highest levels of an ordinal metric's scale are its top box. */
    public MetricForm withTopBox(int levels) {
        return new MetricForm(
                draft.withScale(draft.scale().map(scale -> scale.withTopBox(levels)).or(() -> NO_SCALE)));
    }

    /**
     * The metric is about rows, of which a unit has several: they depend on each other, so that the unit is a cluster of rows. A mean is the sum
     * over all rows by the number of rows, a proportion the share of rows. Variances are those of the units' sums.
     */
    public MetricForm clusteredByUnit() {
        return new MetricForm(draft.withGrain(Grain.CLUSTERED_ROWS));
    }

    /**
     * The metric is about units, each by the total of its rows: the mean or the quantile of the totals; for a proportion the share of units with
     * at least one row that meets the condition. A cap is one of the total.
     */
    public MetricForm perUnit() {
        return new MetricForm(draft.withGrain(Grain.UNIT_TOTALS));
    }

    /** A missing value counts as zero; unless said, the unit does not enter. */
    public MetricForm missingAsZero() {
        return new MetricForm(draft.withMissingValues(MissingValues.AS_ZERO));
    }

    /** One missing value and the metric is NOT_EVALUATED. */
    public MetricForm refusingMissing() {
        return new MetricForm(draft.withMissingValues(MissingValues.REFUSED));
    }

    /** More is better. */
    public Metric higherIsBetter() {
        return draft.withDirection(Direction.HIGHER_IS_BETTER);
    }

    /** Less is better. */
    public Metric lowerIsBetter() {
        return draft.withDirection(Direction.LOWER_IS_BETTER);
    }

    /** Neither way is better. */
    public Metric withoutDirection() {
        return draft.withDirection(Direction.WITHOUT_DIRECTION);
    }
}
