package io.modelimpact.engine.internal.scan;

import io.modelimpact.formula.Quantity;

/**
 * What an answer from 0 to 10 adds to a net promoter score: 100 for 9 and 10, 0 for 7 and 8, -100 for 0 to 6. The score of an arm is
 * then a mean, and its variance that of the multinomial law of the three groups.
 */
final class PromoterScore {
    /** The score of an answer outside the scale; no answer within has it. */
    static final long OUTSIDE = 1;

    private PromoterScore() {}

    /** The score of a whole answer, or {@link #OUTSIDE}. */
    static Quantity of(Quantity answer) {
        Quantity promoter = answer.isBetween(9, 10).asNumber();
        Quantity detractor = answer.isBetween(0, 6).asNumber();
        Quantity outside = answer.isBetween(0, 10).not().asNumber();
        return promoter.minus(detractor).times(100).plus(outside.times(OUTSIDE));
    }
}
