package io.modelimpact.design;

/** What a design allows us to say about cause, strongest first. */
public enum Identification {
    /** Units were assigned at random: a difference may be called caused. */
    RANDOMIZED,
    /** The same rows were scored by both versions: a difference is one of the decisions on these rows. */
    PAIRED,
    /** Logged decisions with known propensities. */
    LOGGED_PROPENSITIES,
    /** Treated and untreated units, each before and after. */
    CONTROL_PANEL,
    /** Before and after, adjusted by control series. */
    BEFORE_AFTER_ADJUSTED,
    /** Before and after, nothing else. */
    BEFORE_AFTER,
    /** No data of the change itself. */
    SIMULATION_ONLY
}
