package io.modelimpact.metric;

import io.modelimpact.formula.Condition;
import io.modelimpact.formula.Quantity;
import io.modelimpact.internal.CallSite;

/** A metric that has a name and awaits its form. */
public final class MetricName {
    private final String id;
    private final String version;

    MetricName(String id, String version) {
        this.id = id;
        this.version = version;
    }

    /** The share of units that meet the condition. */
    public MetricForm asProportion(Condition condition) {
        return new MetricForm(start(MetricKind.PROPORTION).condition(condition));
    }

    /** The mean of the quantity over the units in which it is present. */
    public MetricForm asMean(Quantity quantity) {
        return new MetricForm(start(MetricKind.MEAN).numerator(quantity));
    }

    /** The sum of one quantity over the sum of another. */
    public MetricForm asRatio(Quantity numerator, Quantity denominator) {
        return new MetricForm(start(MetricKind.RATIO).numerator(numerator).denominator(denominator));
    }

    /** The mean of a non-negative whole number over units; another value refuses the metric. */
    public MetricForm asCount(Quantity quantity) {
        return new MetricForm(start(MetricKind.COUNT).numerator(quantity));
    }

    private ImmutableMetric.Builder start(MetricKind kind) {
        return ImmutableMetric.builder().id(id).version(version).kind(kind).declaredAt(CallSite.here());
    }
}
