package io.modelimpact.record;

import io.modelimpact.design.Identification;
import io.modelimpact.json.JsonObject;
import java.util.List;

/**
 * What people stated, and what the design allows to say.
 *
 * @param owner who answers for the assessment; may be empty
 * @param assumptions what the results take for granted
 * @param limitations what the results do not cover
 * @param context what a reader should know besides
 * @param identification what the study design allows to say about cause and effect
 */
public record Statements(
        String owner,
        List<String> assumptions,
        List<String> limitations,
        List<String> context,
        Identification identification) {

    static Statements read(JsonObject json) {
        return new Statements(
                json.findString("owner").orElse(""),
                RecordParts.texts(json, "assumptions"),
                RecordParts.texts(json, "limitations"),
                RecordParts.texts(json, "context"),
                RecordParts.constant(json, "identification", Identification.class));
    }
}
