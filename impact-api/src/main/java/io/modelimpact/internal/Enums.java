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
        return parse(type, key, json.string(key));
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
