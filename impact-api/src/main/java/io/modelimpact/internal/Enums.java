package io.modelimpact.internal;

import io.modelimpact.ImpactException;
import io.modelimpact.json.JsonObject;
import java.util.Arrays;

/** Reads enum constants from JSON with an error that lists what may stand there. */
public final class Enums {
    private Enums() {}

    /**
     * The constant named by a member of the object.
     *
     * @throws ImpactException with code {@code declaration/unknown-value}
     */
    public static <E extends Enum<E>> E read(Class<E> type, JsonObject json, String key) {
        String name = json.string(key);
        return Members.at(key, () -> parse(type, key, name));
    }

    /** The constant named by a member of the object, or the usual one if the member is not there. */
    public static <E extends Enum<E>> E readOr(E usual, JsonObject json, String key) {
        return json.has(key) ? read(usual.getDeclaringClass(), json, key) : usual;
    }

    /** The constant with the given name. */
    public static <E extends Enum<E>> E parse(Class<E> type, String subject, String name) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> constant.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ImpactException(
                        "declaration/unknown-value",
                        subject + ": found \"" + name + "\", expected one of "
                                + Arrays.toString(type.getEnumConstants()),
                        "use one of the listed values"));
    }
}
