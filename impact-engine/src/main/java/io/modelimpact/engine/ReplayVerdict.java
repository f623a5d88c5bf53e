package io.modelimpact.engine;

/** What a replay found. */
public enum ReplayVerdict {
    /** The same data gave the same bytes. */
    IDENTICAL,
    /** The stored evidence gave the same bytes; the data were not read. */
    REJUDGED_IDENTICAL,
    /** The same data, or the stored evidence, gave another record. */
    RESULT_DIFFERS,
    /** The data are not those that the record was made from. */
    INPUT_DIFFERS,
    /** The bundle is not what was written. */
    INTEGRITY_BROKEN,
    /** The bundle is sound and can not be replayed here; the sentence says why. */
    NOT_REPLAYABLE
}
