package io.modelimpact.engine;

import io.modelimpact.engine.internal.scan.MalformedAt;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import java.util.List;
import java.util.Map;

/**
 * What differs between two honest runs: which build of the engine ran, on which host and JDK, with how many threads,
 * how long each stage took, where malformed values stand. It is
 * never compared on replay; where records differ, it holds the clues.
 */
record Observation(int parallelism, List<MalformedAt> malformed, Map<Stage, Long> milliseconds) {

    static Observation of(Execution execution, List<MalformedAt> malformed, Stopwatch watch) {
        return new Observation(execution.parallelism(), malformed, watch.milliseconds());
    }

    JsonObject toJson() {
        JsonObject.Builder durations = JsonObject.builder();
        milliseconds.forEach((stage, duration) -> durations.put(stage.name(), duration));
        return JsonObject.builder()
                .put("engine", engineVersion())
                .put("milliseconds", durations.build())
                .put("parallelism", parallelism)
                .put("java", property("java.version"))
                .put("vendor", property("java.vendor"))
                .put("system", property("os.name") + " " + property("os.arch"))
                .put(
                        "malformed",
                        JsonArray.of(malformed.stream().map(MalformedAt::toJson).toList()))
                .build();
    }

    /** What an earlier observation says otherwise, durations and places aside. */
    List<ReplayClue> clues(JsonObject recorded) {
        JsonObject here = toJson();
        return List.of("engine", "java", "parallelism", "system", "vendor").stream()
                .map(name -> new ReplayClue(name, text(recorded, name), text(here, name)))
                .filter(clue -> !clue.recorded().equals(clue.replayed()))
                .toList();
    }

    private static String text(JsonObject observation, String name) {
        return observation
                .find(name)
                .map(value -> value instanceof JsonString string ? string.value() : CanonicalJson.text(value))
                .orElse("unknown");
    }

    /** The version in the manifest; classes that were never packed have none. */
    private static String engineVersion() {
        String version = ImpactEngine.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }

    private static String property(String name) {
        return System.getProperty(name, "unknown");
    }
}
