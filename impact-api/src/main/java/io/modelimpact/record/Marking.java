package io.modelimpact.record;

/** Whether a result was declared before the data were seen. */
public enum Marking {
    /** Declared and registered before. */
    CONFIRMATORY,
    /** Not registered before; it can suggest, not confirm. */
    EXPLORATORY
}
