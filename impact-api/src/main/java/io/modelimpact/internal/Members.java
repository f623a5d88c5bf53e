package io.modelimpact.internal;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonPointer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Reads the members of a JSON object so that nothing is dropped and every refusal says where: unknown members are refused, and
 * the problems of a part get the JSON Pointer of the part before their own.
 */
public final class Members {
    private Members() {}

    /**
     * Refuses every member that is not listed.
     *
     * @param subject what the object describes, for the message
     * @throws ImpactException with code {@code declaration/unknown-member} and a problem for each such member
     */
    public static JsonObject only(JsonObject json, String subject, String... keys) {
        TreeSet<String> known = new TreeSet<>(Arrays.asList(keys));
        List<Problem> problems = json.keys().stream()
                .filter(key -> !known.contains(key))
                .map(key -> unknown(subject, key, known))
                .toList();
        if (!problems.isEmpty()) {
            throw new ImpactException("declaration/unknown-member", problems);
        }
        return json;
    }

    /** Reads the object at a key. */
    public static <T> T object(JsonObject json, String key, Function<JsonObject, T> read) {
        JsonObject part = json.object(key);
        return at(JsonPointer.root().append(key), () -> read.apply(part));
    }

    /** Reads the object at a key, if the key is there. */
    public static <T> Optional<T> find(JsonObject json, String key, Function<JsonObject, T> read) {
        return json.has(key) ? Optional.of(object(json, key, read)) : Optional.empty();
    }

    /** Reads each object of the array at a key; nothing if the key is not there. */
    public static <T> List<T> each(JsonObject json, String key, Function<JsonObject, T> read) {
        JsonPointer list = JsonPointer.root().append(key);
        List<JsonObject> objects =
                at(list, () -> json.findArray(key).map(JsonArray::objects).orElse(List.of()));
        List<T> values = new ArrayList<>(objects.size());
        for (JsonObject object : objects) {
            values.add(at(list.append(values.size()), () -> read.apply(object)));
        }
        return List.copyOf(values);
    }

    /** The texts of the array at a key; none if the key is not there. */
    public static List<String> strings(JsonObject json, String key) {
        JsonPointer list = JsonPointer.root().append(key);
        Optional<JsonArray> texts = json.findArray(key);
        return at(list, () -> texts.map(JsonArray::strings).orElse(List.of()));
    }

    /** Reads with the key before the path of every problem. */
    public static <T> T at(String key, Supplier<T> read) {
        return at(JsonPointer.root().append(key), read);
    }

    private static <T> T at(JsonPointer pointer, Supplier<T> read) {
        try {
            return read.get();
        } catch (ImpactException refused) {
            List<Problem> problems = refused.problems().stream()
                    .map(problem -> below(pointer, problem))
                    .toList();
            throw new ImpactException(refused.code(), problems, refused);
        }
    }

    private static Problem below(JsonPointer pointer, Problem problem) {
        String rest = problem.path().startsWith("/") ? problem.path() : "";
        return new Problem(problem.code(), pointer + rest, problem.message(), problem.remedy(), problem.declaredAt());
    }

    private static Problem unknown(String subject, String key, SortedSet<String> known) {
        return new Problem(
                "declaration/unknown-member",
                JsonPointer.root().append(key).toString(),
                subject + ": found member \"" + key + "\", expected only " + known,
                "remove or correct it",
                Optional.empty());
    }
}
