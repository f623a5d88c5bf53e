package io.modelimpact.metric;

import io.modelimpact.formula.Condition;
import io.modelimpact.formula.Quantity;
import io.modelimpact.formula.TextField;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.Decimals;
import java.util.List;

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

    /**
     * The net promoter score of whole answers from 0 to 10: 100 times the share of promoters (9 and 10) less that of detractors (0 to 6),
     * a plain number from -100 to 100. An answer outside 0 to 10 refuses the metric.
     */
    public MetricForm asNetPromoterScore(Quantity answer) {
        return new MetricForm(start(MetricKind.NET_PROMOTER_SCORE).numerator(answer));
    }

    /**
     * The quantile of the quantity: the smallest of the units' values with at least this share of the units at or below it. It is always
     * one of the values, so that a decimal stays exact; for 0.5 it is the (lower) median.
     *
     * @param probability the share as a decimal between 0 and 1, both excluded, such as {@code "0.95"}
     */
    public MetricForm asQuantile(Quantity quantity, String probability) {
        return new MetricForm(start(MetricKind.QUANTILE)
                .numerator(quantity)
                .probability(Decimals.parse("probability of metric " + id, probability)));
    }

    /**
     * Whole answers on an ordered scale. The level is the share of answers in the top box, which is the highest level unless
     * {@link MetricForm#withTopBox} says otherwise; the effect is Cliff's delta, from -1 to 1. An answer outside the scale refuses the metric.
     *
     * @param lowest the lowest answer
     * @param highest the highest answer, at most {@value OrdinalScale#MOST_LEVELS} levels from the lowest
     */
    public MetricForm asOrdinal(Quantity answer, long lowest, long highest) {
        return new MetricForm(
                start(MetricKind.ORDINAL).numerator(answer).scale(OrdinalScale.ofNumbers(lowest, highest)));
    }

    /**
     * Answers on an ordered scale of texts; as {@link #asOrdinal(Quantity, long, long)}.
     *
     * @param levels the levels from the lowest to the highest
     */
    public MetricForm asOrdinal(TextField answer, String... levels) {
        return new MetricForm(start(MetricKind.ORDINAL).scale(OrdinalScale.ofTexts(answer, List.of(levels))));
    }

    private ImmutableMetric.Builder start(MetricKind kind) {
        return ImmutableMetric.builder().id(id).version(version).kind(kind).declaredAt(CallSite.here());
    }
}
