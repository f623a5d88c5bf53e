package io.modelimpact.record;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonValue;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads the recurring pieces of a record from JSON. */
final class RecordParts {

    private RecordParts() {}

    /** The constant named by the text at a key. */
    static <E extends Enum<E>> E constant(JsonObject object, String key, Class<E> type) {
        return constant(object.string(key), key, type);
    }

    /** The constant named by the text at a key, if the key is there. */
    static <E extends Enum<E>> Optional<E> findConstant(JsonObject object, String key, Class<E> type) {
        return object.findString(key).map(name -> constant(name, key, type));
    }

    /** Every object of the array at a key, read one by one; none if the key is missing. */
    static <T> List<T> each(JsonObject object, String key, Function<JsonObject, T> reader) {
        return object.findArray(key).map(JsonArray::objects).orElse(List.of()).stream()
                .map(reader)
                .toList();
    }

    /** The texts of the array at a key; none if the key is missing. */
    static List<String> texts(JsonObject object, String key) {
        return object.findArray(key).map(JsonArray::strings).orElse(List.of());
    }

    /** The number at a key; nothing if it is missing or undefined with a reason. */
    static Optional<Double> number(JsonObject object, String key) {
        Optional<JsonValue> found = object.find(key);
        if (found.isPresent() && found.get() instanceof JsonObject undefined && undefined.has("undefined")) {
            return Optional.empty();
        }
        return object.findNumber(key);
    }

    /** The number at a key, or the reason for which there is none. */
    static Quantity<Double> quantity(JsonObject object, String key) {
        if (object.value(key) instanceof JsonNumber number) {
            return Quantity.of(number.value());
        }
        return Quantity.undefined(Reason.read(object.object(key).object("undefined")));
    }

    /** What an object at a key holds, or the reason for which there is nothing. */
    static <T> Quantity<T> quantity(JsonObject object, String key, Function<JsonObject, T> reader) {
        JsonObject held = object.object(key);
        return held.has("undefined")
                ? Quantity.undefined(Reason.read(held.object("undefined")))
                : Quantity.of(reader.apply(held));
    }

    private static <E extends Enum<E>> E constant(String name, String key, Class<E> type) {
        E[] constants = type.getEnumConstants();
        for (E constant : constants) {
            if (constant.name().equals(name)) {
                return constant;
            }
        }
        throw new ImpactException(
                "record/unknown-value",
                List.of(new Problem(
                        "record/unknown-value",
                        key,
                        "expected one of " + Arrays.toString(constants) + ", found '" + name + "'",
                        "read the record with a version of this library that knows its format",
                        Optional.empty())));
    }
}
