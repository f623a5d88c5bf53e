package io.modelimpact.report;

import io.modelimpact.record.DecisionOutcome;
import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;
import io.modelimpact.record.RuleVerdict;

/** How an outcome looks: each has a shape of its own, so that it is told apart without colours. Only {@link #GOOD} may look like a pass. */
enum Status {
    /** A pass: a filled circle with a tick. */
    GOOD("good", "\u2705"),
    /** A failure: a filled square with a cross. */
    BAD("bad", "\u274c"),
    /** Not told by the data: an outlined diamond. */
    UNCLEAR("unclear", "\u2753"),
    /** Not evaluated, or without meaning here: a dashed, empty circle. */
    ABSENT("absent", "\u2796");

    private final String cssClass;
    private final String symbol;

    Status(String cssClass, String symbol) {
        this.cssClass = cssClass;
        this.symbol = symbol;
    }

    String cssClass() {
        return cssClass;
    }

    /** A symbol for plain text. */
    String symbol() {
        return symbol;
    }

    static Status of(HypothesisVerdict verdict) {
        return switch (verdict) {
            case SUPPORTED -> GOOD;
            case REFUTED -> BAD;
            case INCONCLUSIVE -> UNCLEAR;
            case NOT_EVALUATED -> ABSENT;
        };
    }

    static Status of(GuardrailVerdict verdict) {
        return switch (verdict) {
            case HELD -> GOOD;
            case BREACHED -> BAD;
            case INCONCLUSIVE -> UNCLEAR;
            case NOT_EVALUATED -> ABSENT;
        };
    }

    static Status of(RuleVerdict verdict) {
        return switch (verdict) {
            case PASS -> GOOD;
            case FAIL -> BAD;
            case NOT_EVALUATED, INAPPLICABLE -> ABSENT;
        };
    }

    static Status of(DecisionOutcome outcome) {
        return switch (outcome) {
            case SHIP -> GOOD;
            case HOLD, ROLL_BACK -> BAD;
            case COLLECT_MORE -> UNCLEAR;
        };
    }

    /** The outcome as shape and word. */
    Markup badge(String word) {
        return Element.of("span", "badge " + cssClass)
                .add(Shape.icon(this))
                .text(word)
                .markup();
    }
}
