package io.modelimpact.engine;

/** What a replay found, from the best to the worst. */
public enum ReplayVerdict {
    /** The same data gave the same bytes. */
    IDENTICAL,
    /** The record is of an older format; the same data, or the stored evidence, gave what the record says when it is read in the present one. */
    IDENTICAL_AFTER_UPCAST,
    /** The stored evidence gave the same bytes; the data were not read. */
    REJUDGED_IDENTICAL,
    /** The same data, or the stored evidence, gave another record. */
    RESULT_DIFFERS,
    /** The data are not those that the record was made from. */
    INPUT_DIFFERS,
    /** The data can not be read; the stored evidence may still be judged again. */
    INPUT_UNAVAILABLE,
    /** The record names a method that this engine does not have. */
    METHOD_RETIRED,
    /** The bundle is not what was written. */
    INTEGRITY_BROKEN,
    /** The bundle is sound and can not be replayed here; the sentence says why. */
    NOT_REPLAYABLE
}
