package io.modelimpact.report;

import io.modelimpact.estimand.EstimandKind;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.record.ClaimResult;
import io.modelimpact.record.EstimateScale;
import io.modelimpact.record.Interval;
import io.modelimpact.record.MetricResult;
import java.util.Optional;

/**
 * What values are shown in.
 *
 * @param shift the power of ten by which stored values are shown larger: 2 for percent
 * @param symbol what follows a number; may be empty
 * @param name the unit in full, for axes; may be empty
 */
record Unit(int shift, String symbol, String name) {

    /** The unit of relative effects. */
    static final Unit RELATIVE = new Unit(2, "%", "percent of the baseline");

    private static final Unit POINTS = new Unit(2, "pp", "percentage points");
    private static final Unit SHARE = new Unit(2, "%", "percent");
    private static final int LEVEL_DIGITS = 4;

    /** What levels of a metric are in. */
    static Unit ofLevel(MetricResult metric) {
        return metric.kind().isLevelShare() ? SHARE : ofMeasure(metric);
    }

    /** What absolute effects on a metric are in. */
    static Unit ofDifference(MetricResult metric) {
        return metric.kind() == MetricKind.PROPORTION ? POINTS : ofMeasure(metric);
    }

    /** What the numbers of a claim are in. */
    static Unit of(ClaimResult claim, MetricResult metric) {
        if (claim.estimateScale() == EstimateScale.RELATIVE) {
            return RELATIVE;
        }
        return claim.estimand() == EstimandKind.LEVEL ? ofLevel(metric) : ofDifference(metric);
    }

    /** A stored value as it is shown, for drawings. */
    double shown(double stored) {
        return shift == 2 ? stored * 100 : stored;
    }

    /** A level, to four significant digits. */
    String level(double value) {
        return withSymbol(Numbers.significant(value, shift, LEVEL_DIGITS));
    }

    /** An effect, as precise as its interval is narrow. */
    String effect(double value, Interval interval) {
        return withSymbol(Numbers.signed(value, shift, decimals(value, interval)));
    }

    /** An interval in words, such as {@code −0.5 to 1.2 %} or {@code at least 0.3 %}. */
    String interval(double estimate, Interval interval) {
        int decimals = decimals(estimate, interval);
        Optional<String> lower = interval.lower().map(end -> Numbers.fixed(end, shift, decimals));
        Optional<String> upper = interval.upper().map(end -> Numbers.fixed(end, shift, decimals));
        if (lower.isPresent() && upper.isPresent()) {
            return withSymbol(lower.get() + " to " + upper.get());
        }
        return lower.map(end -> "at least " + withSymbol(end))
                .or(() -> upper.map(end -> "at most " + withSymbol(end)))
                .orElse("unbounded");
    }

    /** A declared bound or a distance. */
    String bound(double value) {
        return withSymbol(Numbers.declared(value, shift));
    }

    private int decimals(double estimate, Interval interval) {
        double lower = interval.lower().orElse(estimate);
        double upper = interval.upper().orElse(estimate);
        double halfWidths = interval.lower().isPresent() && interval.upper().isPresent() ? 2 : 1;
        return Numbers.decimalsFor((upper - lower) / halfWidths, shift);
    }

    private String withSymbol(String number) {
        return symbol.isEmpty() ? number : number + "\u00a0" + symbol;
    }

    private static Unit ofMeasure(MetricResult metric) {
        String measure = metric.measure().equals("1") ? "" : metric.measure();
        return new Unit(0, measure, measure);
    }
}
