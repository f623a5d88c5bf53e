package io.modelimpact.engine;

import io.modelimpact.json.JsonDiff;
import io.modelimpact.json.JsonDifference;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Looks for the first difference of two records where results come about, not where they stand in the text: what is found first may be the cause of the rest. */
final class ResultOrder {
    private static final List<String> SECTIONS =
            List.of("format", "identity", "declaration", "protocol", "asOf", "inputs", "evidence");
    private static final String RESULTS = "results";
    private static final List<String> RESULT_PARTS =
            List.of("contracts", "arms", "checks", "metrics", "effects", "hypotheses", "guardrails");

    private ResultOrder() {}

    static Optional<JsonDifference> first(JsonObject recorded, JsonObject replayed) {
        Optional<JsonDifference> before = first(recorded, replayed, SECTIONS, Optional.empty());
        return before.or(() -> inResults(recorded, replayed))
                .or(() -> first(recorded, replayed, List.of("diagnostics", "statements"), Optional.empty()))
                .or(() -> JsonDiff.first(recorded, replayed));
    }

    private static Optional<JsonDifference> inResults(JsonObject recorded, JsonObject replayed) {
        if (recorded.findObject(RESULTS).isEmpty()
                || replayed.findObject(RESULTS).isEmpty()) {
            return first(recorded, replayed, List.of(RESULTS), Optional.empty());
        }
        JsonObject left = recorded.object(RESULTS);
        JsonObject right = replayed.object(RESULTS);
        TreeSet<String> others = new TreeSet<>(left.keys());
        others.addAll(right.keys());
        return first(left, right, RESULT_PARTS, Optional.of(RESULTS))
                .or(() -> first(left, right, List.copyOf(others), Optional.of(RESULTS)));
    }

    private static Optional<JsonDifference> first(
            JsonObject recorded, JsonObject replayed, List<String> keys, Optional<String> parent) {
        return keys.stream()
                .map(key -> JsonDiff.first(only(recorded, key, parent), only(replayed, key, parent)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static JsonObject only(JsonObject json, String key, Optional<String> parent) {
        JsonObject member = JsonObject.builder().put(key, json.find(key)).build();
        return parent.map(above -> JsonObject.builder().put(above, member).build())
                .orElse(member);
    }
}
