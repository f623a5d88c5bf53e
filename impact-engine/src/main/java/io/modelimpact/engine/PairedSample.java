package io.modelimpact.engine;

import io.modelimpact.stats.compare.PairedSummary;
import io.modelimpact.stats.proportion.PairedCounts;
import java.util.Optional;

/**
 * What a paired comparison sees of the units.
 *
 * @param summary levels, variances and covariance of the two versions, in the metric's measure
 * @param counts the fourfold table, for a proportion over units that each count once under both versions
 */
public record PairedSample(PairedSummary summary, Optional<PairedCounts> counts) {}
