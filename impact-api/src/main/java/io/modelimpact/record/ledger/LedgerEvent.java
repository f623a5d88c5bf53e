package io.modelimpact.record.ledger;

import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** What happened to an assessment. Two events are equal exactly if they say the same. */
public sealed interface LedgerEvent
        permits Registered,
                Evaluated,
                Looked,
                Replayed,
                Commented,
                Challenged,
                Answered,
                Approved,
                Waived,
                Deployed,
                OutcomeObserved,
                RolledBack,
                Lesson,
                ReviewDue {

    /** The kind of event. */
    LedgerEventType type();

    /** The digest of the record that the event is about, if it is about one. */
    Optional<Digest> aboutRecord();

    /** The digests of what the event is about: protocols, records, entries that it answers; each once, in the order of the fields. */
    List<Digest> subjects();

    /** What happened, as a sentence without subject and full stop. */
    String describe();

    /** The fields as JSON; those that hold nothing are left out. */
    JsonObject toJson();

    /**
     * Reads the fields of an event of a type.
     *
     * @throws io.modelimpact.ImpactException code {@code declaration/unknown-member} for a member it does not know, {@code ledger/entry-field} for a field
     *     that holds what it may not, a {@code json/} code for one that is missing or of another type
     */
    static LedgerEvent read(LedgerEventType type, JsonObject json) {
        return switch (type) {
            case REGISTERED -> Registered.read(json);
            case LOOKED -> Looked.read(json);
            case EVALUATED -> Evaluated.read(json);
            case REPLAYED -> Replayed.read(json);
            case COMMENTED -> Commented.read(json);
            case CHALLENGED -> Challenged.read(json);
            case ANSWERED -> Answered.read(json);
            case APPROVED -> Approved.read(json);
            case WAIVED -> Waived.read(json);
            case DEPLOYED -> Deployed.read(json);
            case OUTCOME_OBSERVED -> OutcomeObserved.read(json);
            case ROLLED_BACK -> RolledBack.read(json);
            case LESSON -> Lesson.read(json);
            case REVIEW_DUE -> ReviewDue.read(json);
        };
    }
}
