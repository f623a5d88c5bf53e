package io.modelimpact.json;

import java.util.Collections;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * A JSON object: members sorted by key in UTF-16 code units ({@link String#compareTo}), immutable.
 *
 * <p>The accessors named after a type throw {@link JsonShapeException} if the key is missing or holds another type. Those that start with
 * {@code find} yield nothing for a missing key and still throw for another type.
 */
public final class JsonObject implements JsonValue {

    private static final JsonObject EMPTY = builder().build();

    private final NavigableMap<String, JsonValue> members;

    private JsonObject(NavigableMap<String, JsonValue> members) {
        this.members = members;
    }

    /** The object without members. */
    public static JsonObject empty() {
        return EMPTY;
    }

    /** A builder without members yet. */
    public static Builder builder() {
        return new Builder();
    }

    /** The number of members. */
    public int size() {
        return members.size();
    }

    /** Whether there is no member. */
    public boolean isEmpty() {
        return members.isEmpty();
    }

    /** The keys in order; immutable. */
    public SortedSet<String> keys() {
        return Collections.unmodifiableSortedSet(members.navigableKeySet());
    }

    /** The members in the order of their keys; immutable. */
    public SortedMap<String, JsonValue> entries() {
        return Collections.unmodifiableSortedMap(members);
    }

    /** Whether there is a member of this key. */
    public boolean has(String key) {
        return members.containsKey(key);
    }

    /** The value at a key, of whatever type. */
    public Optional<JsonValue> find(String key) {
        return Optional.ofNullable(members.get(key));
    }

    /** The value at a key, of whatever type. */
    public JsonValue value(String key) {
        return required("value", key, find(key));
    }

    /** The text at a key. */
    public String string(String key) {
        return required("string", key, findString(key));
    }

    /** The whole number at a key; a fraction or a magnitude beyond 2^53-1 is refused too. */
    public long integer(String key) {
        return required("integer", key, findInteger(key));
    }

    /** The number at a key. */
    public double number(String key) {
        return required("number", key, findNumber(key));
    }

    /** The boolean at a key. */
    public boolean flag(String key) {
        return required("boolean", key, findFlag(key));
    }

    /** The object at a key. */
    public JsonObject object(String key) {
        return required("object", key, findObject(key));
    }

    /** The array at a key. */
    public JsonArray array(String key) {
        return required("array", key, findArray(key));
    }

    /** The text at a key, if the key is there. */
    public Optional<String> findString(String key) {
        return typed("string", key, JsonString.class, JsonString::value);
    }

    /** The whole number at a key, if the key is there; a fraction or a magnitude beyond 2^53-1 is refused. */
    public Optional<Long> findInteger(String key) {
        return typed("integer", key, JsonNumber.class, number -> whole(key, number));
    }

    /** The number at a key, if the key is there. */
    public Optional<Double> findNumber(String key) {
        return typed("number", key, JsonNumber.class, JsonNumber::value);
    }

    /** The boolean at a key, if the key is there. */
    public Optional<Boolean> findFlag(String key) {
        return typed("boolean", key, JsonBoolean.class, JsonBoolean::value);
    }

    /** The object at a key, if the key is there. */
    public Optional<JsonObject> findObject(String key) {
        return typed("object", key, JsonObject.class, Function.identity());
    }

    /** The array at a key, if the key is there. */
    public Optional<JsonArray> findArray(String key) {
        return typed("array", key, JsonArray.class, Function.identity());
    }

    /** This object with the member set, replaced if the key was there. Copies all members: use {@link #builder()} to add many. */
    public JsonObject with(String key, JsonValue value) {
        TreeMap<String, JsonValue> copy = new TreeMap<>(members);
        copy.put(JsonString.requireWellFormed(key), value);
        return new JsonObject(copy);
    }

    /** This object without the member; itself if the key is not there. */
    public JsonObject without(String key) {
        if (!has(key)) {
            return this;
        }
        TreeMap<String, JsonValue> copy = new TreeMap<>(members);
        copy.remove(key);
        return new JsonObject(copy);
    }

    @Override
    public String typeName() {
        return "object";
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof JsonObject object && members.equals(object.members);
    }

    @Override
    public int hashCode() {
        return members.hashCode();
    }

    /** The canonical text. */
    @Override
    public String toString() {
        return CanonicalJson.text(this);
    }

    private static <T> T required(String expected, String key, Optional<T> found) {
        return found.orElseThrow(() -> JsonShapeException.missing(expected, key));
    }

    private static long whole(String key, JsonNumber number) {
        if (!number.isInteger()) {
            throw JsonShapeException.notAnInteger(key, number);
        }
        return (long) number.value();
    }

    private <V extends JsonValue, T> Optional<T> typed(
            String expected, String key, Class<V> type, Function<V, T> unwrap) {
        return find(key).map(value -> {
            if (!type.isInstance(value)) {
                throw JsonShapeException.unexpected(expected, key, value);
            }
            return unwrap.apply(type.cast(value));
        });
    }

    /** Collects members in any order. Not thread-safe; may be built from several times. */
    public static final class Builder {

        private final TreeMap<String, JsonValue> members = new TreeMap<>();

        private Builder() {}

        /** Whether a member of this key was put. */
        public boolean has(String key) {
            return members.containsKey(key);
        }

        /** Adds a member; {@link IllegalArgumentException} if the key was added before or holds a lone surrogate. */
        public Builder put(String key, JsonValue value) {
            if (members.putIfAbsent(JsonString.requireWellFormed(key), value) != null) {
                throw new IllegalArgumentException("key '" + key + "' was put before; use each key once");
            }
            return this;
        }

        /** Adds a text. */
        public Builder put(String key, String value) {
            return put(key, new JsonString(value));
        }

        /** Adds a whole number, refused beyond 2^53-1 in magnitude. */
        public Builder put(String key, long value) {
            return put(key, JsonNumber.of(value));
        }

        /** Adds a number, refused if not finite. */
        public Builder put(String key, double value) {
            return put(key, JsonNumber.of(value));
        }

        /** Adds a boolean. */
        public Builder put(String key, boolean value) {
            return put(key, JsonBoolean.of(value));
        }

        /** Adds a member if there is a value. */
        public Builder put(String key, Optional<? extends JsonValue> value) {
            value.ifPresent(present -> put(key, present));
            return this;
        }

        /** Adds all members of an object. */
        public Builder putAll(JsonObject object) {
            object.members.forEach(this::put);
            return this;
        }

        /** The object of the members added so far. */
        public JsonObject build() {
            return new JsonObject(new TreeMap<>(members));
        }
    }
}
