package io.modelimpact.json;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/** Finds the first difference of two JSON values in canonical document order. Cost: linear in the parts before it. */
public final class JsonDiff {

    private final Deque<String> path = new ArrayDeque<>();

    private JsonDiff() {}

    /** The first difference, or nothing if the values are equal. A missing member differs at its own key, a short array at its length. */
    public static Optional<JsonDifference> first(JsonValue expected, JsonValue actual) {
        return new JsonDiff().compare(expected, actual);
    }

    private Optional<JsonDifference> compare(JsonValue expected, JsonValue actual) {
        if (expected instanceof JsonObject left && actual instanceof JsonObject right) {
            return compareObjects(left, right);
        }
        if (expected instanceof JsonArray left && actual instanceof JsonArray right) {
            return compareArrays(left, right);
        }
        return expected.equals(actual)
                ? Optional.empty()
                : Optional.of(differenceHere(Optional.of(expected), Optional.of(actual)));
    }

    private Optional<JsonDifference> compareObjects(JsonObject expected, JsonObject actual) {
        TreeMap<String, JsonValue> union = new TreeMap<>(expected.entries());
        union.putAll(actual.entries());
        for (Map.Entry<String, JsonValue> member : union.entrySet()) {
            String key = member.getKey();
            Optional<JsonDifference> found = compareParts(key, expected.find(key), actual.find(key));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<JsonDifference> compareArrays(JsonArray expected, JsonArray actual) {
        int longest = Math.max(expected.size(), actual.size());
        for (int i = 0; i < longest; i++) {
            Optional<JsonDifference> found =
                    compareParts(Integer.toString(i), element(expected, i), element(actual, i));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Optional<JsonDifference> compareParts(
            String token, Optional<JsonValue> expected, Optional<JsonValue> actual) {
        path.addLast(token);
        Optional<JsonDifference> found = expected.isPresent() && actual.isPresent()
                ? compare(expected.get(), actual.get())
                : Optional.of(differenceHere(expected, actual));
        path.removeLast();
        return found;
    }

    private JsonDifference differenceHere(Optional<JsonValue> expected, Optional<JsonValue> actual) {
        return new JsonDifference(new JsonPointer(List.copyOf(path)), expected, actual, ulps(expected, actual));
    }

    private static Optional<JsonValue> element(JsonArray array, int index) {
        return index < array.size() ? Optional.of(array.get(index)) : Optional.empty();
    }

    private static OptionalLong ulps(Optional<JsonValue> expected, Optional<JsonValue> actual) {
        if (expected.isPresent()
                && actual.isPresent()
                && expected.get() instanceof JsonNumber left
                && actual.get() instanceof JsonNumber right) {
            return OptionalLong.of(ulps(left.value(), right.value()));
        }
        return OptionalLong.empty();
    }

    private static long ulps(double left, double right) {
        try {
            return Math.abs(Math.subtractExact(rank(left), rank(right)));
        } catch (ArithmeticException tooFarApart) {
            return Long.MAX_VALUE;
        }
    }

    /** Numbers the finite doubles in their order, with zero at 0. */
    private static long rank(double value) {
        long magnitude = Double.doubleToRawLongBits(Math.abs(value));
        return value < 0 ? -magnitude : magnitude;
    }
}
