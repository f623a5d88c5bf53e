package io.modelimpact.engine.internal.design;

import io.modelimpact.stats.compare.SampleSummary;
import java.util.List;
import java.util.stream.Stream;

/**
 * An effect as a sum of levels of independent samples minus the sum of others.
 *
 * @param added the levels that are added
 * @param subtracted the levels that are subtracted
 */
public record EffectTerms(List<SampleSummary> added, List<SampleSummary> subtracted) {

    /** Keeps copies. */
    public EffectTerms {
        added = List.copyOf(added);
        subtracted = List.copyOf(subtracted);
    }

    /** This effect minus another one, on other units. */
    public EffectTerms minus(EffectTerms other) {
        return new EffectTerms(
                Stream.concat(added.stream(), other.subtracted.stream()).toList(),
                Stream.concat(subtracted.stream(), other.added.stream()).toList());
    }
}
