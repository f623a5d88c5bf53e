package io.modelimpact.json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.function.Function;

/** A JSON array: values in a fixed order, immutable. */
public final class JsonArray implements JsonValue, Iterable<JsonValue> {

    private final List<JsonValue> values;

    private JsonArray(List<JsonValue> values) {
        this.values = values;
    }

    /** The array of the given values, in their order. */
    public static JsonArray of(List<? extends JsonValue> values) {
        return new JsonArray(List.copyOf(values));
    }

    /** The array of the given values, in their order. */
    public static JsonArray of(JsonValue... values) {
        return new JsonArray(List.of(values));
    }

    /** The array of the given texts, in the order of the collection's iterator. */
    public static JsonArray ofStrings(Collection<String> texts) {
        return new JsonArray(texts.stream().<JsonValue>map(JsonString::new).toList());
    }

    /** The number of values. */
    public int size() {
        return values.size();
    }

    /** Whether there is no value. */
    public boolean isEmpty() {
        return values.isEmpty();
    }

    /** The value at an index from 0; {@link IndexOutOfBoundsException} beyond the end. */
    public JsonValue get(int index) {
        return values.get(index);
    }

    /** The values, immutable. */
    public List<JsonValue> values() {
        return values;
    }

    /** The values as objects; {@link JsonShapeException} if one is something else. */
    public List<JsonObject> objects() {
        return each("object", JsonObject.class, Function.identity());
    }

    /** The values as arrays; {@link JsonShapeException} if one is something else. */
    public List<JsonArray> arrays() {
        return each("array", JsonArray.class, Function.identity());
    }

    /** The values as texts; {@link JsonShapeException} if one is something else. */
    public List<String> strings() {
        return each("string", JsonString.class, JsonString::value);
    }

    /** The values as numbers; {@link JsonShapeException} if one is something else. */
    public List<Double> numbers() {
        return each("number", JsonNumber.class, JsonNumber::value);
    }

    @Override
    public Iterator<JsonValue> iterator() {
        return values.iterator();
    }

    @Override
    public String typeName() {
        return "array";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonArray array && values.equals(array.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return CanonicalJson.text(this);
    }

    private <V extends JsonValue, T> List<T> each(String expected, Class<V> type, Function<V, T> unwrap) {
        List<T> unwrapped = new ArrayList<>(values.size());
        for (JsonValue value : values) {
            if (!type.isInstance(value)) {
                throw JsonShapeException.unexpected(expected, unwrapped.size(), value);
            }
            unwrapped.add(unwrap.apply(type.cast(value)));
        }
        return List.copyOf(unwrapped);
    }
}
