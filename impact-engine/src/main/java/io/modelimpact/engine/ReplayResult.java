package io.modelimpact.engine;

import io.modelimpact.json.JsonDifference;
import java.util.Optional;

/**
 * What a replay found.
 *
 * @param verdict the graded verdict
 * @param difference the first difference, where two records or two inputs differ
 * @param sentence the finding for people
 */
public record ReplayResult(ReplayVerdict verdict, Optional<JsonDifference> difference, String sentence) {

    /** Whether the record was reproduced. */
    public boolean isReproduced() {
        return verdict == ReplayVerdict.IDENTICAL || verdict == ReplayVerdict.REJUDGED_IDENTICAL;
    }
}
