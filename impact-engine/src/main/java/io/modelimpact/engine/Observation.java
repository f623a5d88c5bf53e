package io.modelimpact.engine;

import io.modelimpact.engine.internal.scan.MalformedAt;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.List;

/**
 * What differs between two honest runs: where malformed values stand, on which JDK and with how many threads it ran. It is
 * never compared on replay; where records differ, it holds the clues.
 */
record Observation(int parallelism, List<MalformedAt> malformed) {

    static Observation of(Execution execution, List<MalformedAt> malformed) {
        return new Observation(execution.parallelism(), malformed);
    }

    JsonObject toJson() {
        return JsonObject.builder()
                .put("parallelism", parallelism)
                .put("java", property("java.version"))
                .put("vendor", property("java.vendor"))
                .put("system", property("os.name") + " " + property("os.arch"))
                .put(
                        "malformed",
                        JsonArray.of(malformed.stream().map(Observation::place).toList()))
                .build();
    }

    private static JsonObject place(MalformedAt place) {
        return JsonObject.builder()
                .put("source", place.source())
                .put("row", place.row())
                .put("column", place.column())
                .put("expected", place.expected())
                .build();
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
