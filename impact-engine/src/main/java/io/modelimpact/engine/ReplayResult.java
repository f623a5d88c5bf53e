package io.modelimpact.engine;

import io.modelimpact.json.JsonDifference;
import io.modelimpact.record.RecordComparison;
import java.util.List;
import java.util.Optional;

/**
 * What a replay found.
 *
 * @param verdict the graded verdict
 * @param difference the first difference, where two records or two inputs differ: of two records in the order in which results follow from each other, contracts
 *     and levels before effects, effects before verdicts, verdicts before the decision. Holds both values, their bits, and their distance in ulps
 * @param comparison all that tells the two records apart, where two were compared; its {@link RecordComparison#verdictChanged()} says whether a verdict
 *     or decision is another
 * @param clues where a result differs, what was different about the run that made the record
 * @param sentence the finding for people
 */
public record ReplayResult(
        ReplayVerdict verdict,
        Optional<JsonDifference> difference,
        Optional<RecordComparison> comparison,
        List<ReplayClue> clues,
        String sentence) {

    /** Keeps a copy of the clues. */
    public ReplayResult {
        clues = List.copyOf(clues);
    }

    /** Whether the record was reproduced. */
    public boolean isReproduced() {
        return verdict == ReplayVerdict.IDENTICAL
                || verdict == ReplayVerdict.IDENTICAL_AFTER_UPCAST
                || verdict == ReplayVerdict.REJUDGED_IDENTICAL;
    }

    /** Whether two records were compared and a verdict or decision is another. */
    public boolean isVerdictChanged() {
        return comparison.map(RecordComparison::verdictChanged).orElse(false);
    }

    static ReplayResult of(ReplayVerdict verdict, String sentence) {
        return new ReplayResult(verdict, Optional.empty(), Optional.empty(), List.of(), sentence);
    }

    /** The same finding with more to say. */
    ReplayResult adding(String more) {
        return new ReplayResult(verdict, difference, comparison, clues, sentence + more);
    }
}
