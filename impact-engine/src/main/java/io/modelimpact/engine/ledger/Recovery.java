package io.modelimpact.engine.ledger;

/**
 * What a writer did, or a reader saw, when it opened a file that its last writer had not closed in peace. Nothing that was acknowledged is ever cut.
 *
 * @param kind what was found
 * @param position where, in bytes
 * @param bytes how many bytes were cut, or are passed over by a reader; 0 if none
 * @param entries how many whole entries were among them; or, if they were kept, how many were kept without a readable mark
 */
public record Recovery(Kind kind, long position, long bytes, long entries) {

    /** What was found. */
    public enum Kind {
        /** Bytes behind the last acknowledged entry: a write that was never acknowledged. A writer cuts them; a reader passes over them. */
        UNACKNOWLEDGED_TAIL,
        /**
         * One of the two marks of acknowledgement can not be read, and whole entries lie behind the other. Either its write was cut short, or it was damaged
         * later. The entries are kept: all that were acknowledged are among them.
         */
        UNREADABLE_MARK
    }

    /** What was found, as a sentence. */
    public String describe() {
        return switch (kind) {
            case UNACKNOWLEDGED_TAIL ->
                bytes + " bytes from byte " + position + " on, with " + entries
                        + " whole entries, were never acknowledged and do not count.";
            case UNREADABLE_MARK ->
                "The mark of acknowledgement at byte " + position + " can not be read; " + entries
                        + " whole entries behind the other mark are kept.";
        };
    }
}
