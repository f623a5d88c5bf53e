package io.modelimpact.engine.internal.judge;

import io.modelimpact.decision.Prior;
import io.modelimpact.engine.Posterior;
import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.record.Reason;
import java.util.Optional;

/**
 * What is believed of a candidate and a metric after the data.
 *
 * @param prior what was believed before
 * @param contrast the arms
 * @param relative whether losses and interval are fractions of the baseline
 * @param posterior the belief, turned so that above is better
 * @param reason why there is none
 */
public record BeliefFinding(
        Prior prior, Contrast contrast, boolean relative, Optional<Posterior> posterior, Optional<Reason> reason) {}
