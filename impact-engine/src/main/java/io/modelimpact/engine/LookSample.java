package io.modelimpact.engine;

import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.proportion.Proportion;
import java.util.Optional;

/**
 * What a look shows of one claim.
 *
 * @param estimate the estimate, whose own interval is that of a single look
 * @param baseline the counts of the baseline, for an effect on a proportion of independent units
 * @param candidate the counts of the candidate, likewise
 */
public record LookSample(IntervalEstimate estimate, Optional<Proportion> baseline, Optional<Proportion> candidate) {}
