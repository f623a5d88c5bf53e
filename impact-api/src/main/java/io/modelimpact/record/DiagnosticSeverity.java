package io.modelimpact.record;

/** How much a diagnostic matters. */
public enum DiagnosticSeverity {
    /** A part of the assessment could not be computed. */
    ERROR,
    /** A part was computed and deserves doubt. */
    WARNING,
    /** Good to know. */
    NOTE
}
