package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.Evidence;
import java.util.List;

/**
 * What a scan found.
 *
 * @param evidence what the rows say, whatever their order
 * @param malformed the first malformed values of each source, at most {@value #MOST_MALFORMED} each
 * @param values the values under rules of uniqueness
 */
public record ScanResult(Evidence evidence, List<MalformedAt> malformed, KeptValues values) {

    /** How many malformed values of a source are located. */
    public static final int MOST_MALFORMED = 20;

    /** Keeps a copy of the list. */
    public ScanResult {
        malformed = List.copyOf(malformed);
    }

    /** Evidence without anything else. */
    public static ScanResult of(Evidence evidence) {
        return new ScanResult(evidence, List.of(), KeptValues.none());
    }

    /** The same without the values, which take memory. */
    public ScanResult withoutValues() {
        return new ScanResult(evidence, malformed, KeptValues.none());
    }
}
