package io.modelimpact.record;

import io.modelimpact.json.JsonObject;

/**
 * A version of a model, as results name it.
 *
 * @param model the name of the model
 * @param version the version, as declared
 */
public record ModelVersion(String model, String version) {

    /** Model and version in one text, such as {@code ranker 2.0}. */
    public String text() {
        return model + " " + version;
    }

    /** Whether a text names this version, either as {@link #text()} or by the version alone. */
    public boolean isNamed(String name) {
        return name.equals(text()) || name.equals(version);
    }

    static ModelVersion read(JsonObject json) {
        return new ModelVersion(json.string("model"), json.string("version"));
    }
}
