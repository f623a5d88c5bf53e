package io.modelimpact.record;

import io.modelimpact.json.JsonDifference;
import java.util.List;
import java.util.Optional;

/**
 * What tells two records apart.
 *
 * @param sentences the differences in words, the ones that matter most first; one sentence that says so if there are none
 * @param first the first difference in the order of the document; empty if the records are equal
 * @param verdictChanged whether a verdict or a decision differs, or stands in one record only
 */
public record RecordComparison(List<String> sentences, Optional<JsonDifference> first, boolean verdictChanged) {

    /** Keeps its own copy. */
    public RecordComparison {
        sentences = List.copyOf(sentences);
    }

    /** Whether the records are equal, byte for byte. */
    public boolean isIdentical() {
        return first.isEmpty();
    }

    /** The sentences, one a line. */
    public String describe() {
        return String.join("\n", sentences);
    }
}
