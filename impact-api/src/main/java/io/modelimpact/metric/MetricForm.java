package io.modelimpact.metric;

import io.modelimpact.formula.Condition;
import io.modelimpact.internal.Decimals;
import java.math.BigDecimal;

/** A metric that has a form, takes refinements, and awaits its direction, the mandatory last word. */
public final class MetricForm {
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

    /** A missing value counts as zero; unless said, the unit does not enter. */
    public MetricForm missingAsZero() {
        return new MetricForm(draft.withMissingValues(MissingValues.AS_ZERO));
    }

    /** One missing value and the metric is NOT_EVALUATED. */
    public MetricForm refusingMissing() {
        return new MetricForm(draft.withMissingValues(MissingValues.REFUSED));
    }

    /** Effects are judged by bootstrap replicates, such as {@code bootstrap(2000)}, instead of by the delta method. */
    public MetricForm resampled(Resampling resampling) {
        return new MetricForm(draft.withResampling(resampling));
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
