package io.modelimpact.record.ledger;

import io.modelimpact.ImpactException;
import java.util.Arrays;

/** The kinds of events, in the order in which an assessment usually meets them. */
public enum LedgerEventType {
    /** {@link Registered}. */
    REGISTERED("registered"),
    /** {@link Looked}. */
    LOOKED("looked"),
    /** {@link Evaluated}. */
    EVALUATED("evaluated"),
    /** {@link Replayed}. */
    REPLAYED("replayed"),
    /** {@link Commented}. */
    COMMENTED("commented"),
    /** {@link Challenged}. */
    CHALLENGED("challenged"),
    /** {@link Answered}. */
    ANSWERED("answered"),
    /** {@link Approved}. */
    APPROVED("approved"),
    /** {@link Waived}. */
    WAIVED("waived"),
    /** {@link Deployed}. */
    DEPLOYED("deployed"),
    /** {@link OutcomeObserved}. */
    OUTCOME_OBSERVED("outcome-observed"),
    /** {@link RolledBack}. */
    ROLLED_BACK("rolled-back"),
    /** {@link Lesson}. */
    LESSON("lesson"),
    /** {@link ReviewDue}. */
    REVIEW_DUE("review-due");

    private final String word;

    LedgerEventType(String word) {
        this.word = word;
    }

    /** The word that stands in entries, such as {@code rolled-back}. */
    public String word() {
        return word;
    }

    /** The type of a word; {@link ImpactException} code {@code ledger/unknown-type} if there is none. */
    public static LedgerEventType of(String word) {
        return Arrays.stream(values())
                .filter(type -> type.word.equals(word))
                .findFirst()
                .orElseThrow(() -> new ImpactException(
                        "ledger/unknown-type",
                        "expected an event type of "
                                + Arrays.stream(values()).map(type -> type.word).toList() + ", found another",
                        "read the ledger with the version of this library that wrote it, or a later one"));
    }
}
