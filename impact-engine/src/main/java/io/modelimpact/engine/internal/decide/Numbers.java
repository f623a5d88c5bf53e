package io.modelimpact.engine.internal.decide;

import io.modelimpact.engine.internal.judge.ClaimFinding;
import io.modelimpact.estimand.EstimandKind;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers in sentences: four significant digits, no locale. */
public final class Numbers {
    private static final MathContext FOUR_DIGITS = new MathContext(4, RoundingMode.HALF_EVEN);
    private static final BigDecimal SMALL = new BigDecimal("0.00001");

    private Numbers() {}

    /** The number with four significant digits; powers of ten only where it is very small or large; infinity in words. */
    public static String text(double value) {
        if (Double.isInfinite(value)) {
            return value > 0 ? "infinity" : "-infinity";
        }
        BigDecimal rounded = new BigDecimal(value).round(FOUR_DIGITS).stripTrailingZeros();
        boolean plain = rounded.signum() == 0
                || (rounded.abs().compareTo(SMALL) >= 0 && rounded.abs().precision() - rounded.scale() <= 15);
        return plain ? rounded.toPlainString() : rounded.toString();
    }

    /** What a claim is about, with what it is counted in: an effect, or the level of a metric. */
    static String of(ClaimFinding finding, double value) {
        Metric metric = finding.claim().estimand().metric();
        boolean isShare = finding.claim().estimand().kind() == EstimandKind.LEVEL
                && metric.kind().isLevelShare();
        return isShare ? text(100 * value) + " %" : difference(finding, value);
    }

    /** A difference between two values of what a claim is about, with what it is counted in. */
    static String difference(ClaimFinding finding, double value) {
        Metric metric = finding.claim().estimand().metric();
        return effect(
                value,
                finding.claim().region().scale().isRelative(),
                metric.kind() == MetricKind.PROPORTION,
                metric.measure().text());
    }

    /** An effect with what it is counted in. */
    public static String effect(double value, boolean relative, boolean proportion, String measure) {
        if (relative) {
            return text(100 * value) + " %";
        }
        if (proportion) {
            return text(100 * value) + " percentage points";
        }
        return measure.equals("1") ? text(value) : text(value) + " " + measure;
    }
}
