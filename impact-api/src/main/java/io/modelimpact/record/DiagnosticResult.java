package io.modelimpact.record;

import io.modelimpact.json.JsonObject;

/**
 * Something the engine noticed on its way.
 *
 * @param code a stable, namespaced code
 * @param subject the id of what it is about; may be empty
 * @param severity how much it matters
 * @param message what was found
 * @param remedy what to do about it; may be empty
 */
public record DiagnosticResult(
        String code, String subject, DiagnosticSeverity severity, String message, String remedy) {

    static DiagnosticResult read(JsonObject json) {
        return new DiagnosticResult(
                json.string("code"),
                json.findString("subject").orElse(""),
                RecordParts.constant(json, "severity", DiagnosticSeverity.class),
                json.string("message"),
                json.findString("remedy").orElse(""));
    }
}
