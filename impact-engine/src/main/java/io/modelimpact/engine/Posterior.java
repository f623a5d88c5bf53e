package io.modelimpact.engine;

import io.modelimpact.stats.Interval;
import java.util.Optional;

/**
 * What is believed of a candidate after the data, where higher is better.
 *
 * @param above the probability that the effect is above zero
 * @param below the probability that it is below
 * @param lossBelow what the effect lacks to zero on average, counted as zero where it is above; empty where the method does not tell
 * @param lossAbove what it exceeds zero by on average, likewise
 * @param interval the equal-tail interval of the effect; empty where the method does not tell
 * @param relative whether losses and interval are fractions of the baseline
 */
public record Posterior(
        double above,
        double below,
        Optional<Double> lossBelow,
        Optional<Double> lossAbove,
        Optional<Interval> interval,
        boolean relative) {

    /** The same where lower is better. */
    public Posterior mirrored() {
        return new Posterior(
                /* above= */ below,
                /* below= */ above,
                /* lossBelow= */ lossAbove,
                /* lossAbove= */ lossBelow,
                interval,
                relative);
    }
}
