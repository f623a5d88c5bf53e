package io.modelimpact.json;

/** The JSON literal {@code null}. Only {@link JsonReader#plain()} yields it; in a record, absence is an absent key. */
public enum JsonNull implements JsonValue {
    /** {@code null}. */
    NULL;

    @Override
    public String typeName() {
        return "null";
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return CanonicalJson.text(this);
    }
}
