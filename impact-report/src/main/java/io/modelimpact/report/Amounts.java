package io.modelimpact.report;

import io.modelimpact.record.DrawSummary;
import io.modelimpact.record.MonteCarloFigure;

/** Numbers that draws yield, in words: three significant digits, and the unit. */
final class Amounts {
    private static final int DIGITS = 3;

    private Amounts() {}

    static String of(double value, String measure) {
        String number = Numbers.rounded(value, DIGITS);
        return measure.equals("1") ? number : number + "\u00a0" + measure;
    }

    /** The middle of what the draws yield. */
    static String median(DrawSummary summary, String measure) {
        return summary.quantile(0.5).map(figure -> of(figure.value(), measure)).orElse("\u2013");
    }

    /** Where nine draws of ten lie. */
    static String range(DrawSummary summary, String measure) {
        return summary.quantile(0.05)
                .flatMap(low -> summary.quantile(0.95)
                        .map(high -> Numbers.rounded(low.value(), DIGITS) + " to " + of(high.value(), measure)))
                .orElse("\u2013");
    }

    /** A probability in percent. The draws leave a little open, so nothing is called certain. */
    static String probability(MonteCarloFigure figure) {
        if (figure.value() < 0.001) {
            return "below 0.1\u00a0%";
        }
        return figure.value() > 0.999 ? "above 99.9\u00a0%" : Numbers.fixed(figure.value(), 2, 1) + "\u00a0%";
    }
}
