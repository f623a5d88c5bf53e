package io.modelimpact.record;

/** What the study design allows to say about cause and effect, strongest first. */
public enum Identification {
    /** Units were assigned to arms at random. */
    RANDOMIZED,
    /** The same rows were scored by both models. */
    PAIRED,
    /** Actions were logged with the probabilities of choosing them. */
    LOGGED_PROPENSITIES,
    /** A comparison group was observed before and after. */
    CONTROL_PANEL,
    /** The same population before and after, adjusted for named influences. */
    BEFORE_AFTER_ADJUSTED,
    /** The same population before and after, not adjusted. */
    BEFORE_AFTER,
    /** Nothing was observed; the numbers follow from assumptions. */
    SIMULATION_ONLY
}
