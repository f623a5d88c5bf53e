package io.modelimpact.engine.internal.record;

import io.modelimpact.engine.internal.decide.Decision;
import io.modelimpact.engine.internal.decide.NextStep;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;

/** Writes the decision with its trace. */
final class DecisionWriter {
    private DecisionWriter() {}

    static JsonObject write(Decision decision) {
        JsonObject.Builder json = JsonObject.builder()
                .put(
                        "candidates",
                        JsonArray.of(decision.candidates().stream()
                                .map(DecisionWriter::candidate)
                                .toList()))
                .put("sentence", decision.sentence());
        decision.preferred().ifPresent(version -> json.put("preferred", version.toReference()));
        return json.build();
    }

    private static JsonObject candidate(Decision.OnCandidate decision) {
        JsonObject.Builder json = JsonObject.builder()
                .put("version", decision.version().toReference())
                .put("arm", decision.arm())
                .put("outcome", decision.outcome().name())
                .put("admissible", decision.admissible())
                .put("sentence", decision.sentence())
                .put("reasons", JsonArray.ofStrings(decision.reasons()))
                .put(
                        "rules",
                        JsonArray.of(decision.trace().stream()
                                .map(DecisionWriter::rule)
                                .toList()))
                .put(
                        "flips",
                        JsonArray.of(decision.flips().stream()
                                .map(DecisionWriter::flip)
                                .toList()));
        if (!decision.nextSteps().isEmpty()) {
            json.put(
                    "nextSteps",
                    JsonArray.of(decision.nextSteps().stream()
                            .map(DecisionWriter::nextStep)
                            .toList()));
        }
        return json.build();
    }

    private static JsonObject rule(Decision.Trace trace) {
        return JsonObject.builder()
                .put("id", trace.id())
                .put("description", trace.description())
                .put("fired", !trace.subjects().isEmpty())
                .put("outcome", trace.outcome().name())
                .put("subjects", JsonArray.ofStrings(trace.subjects()))
                .build();
    }

    private static JsonObject nextStep(NextStep step) {
        JsonObject.Builder json = JsonObject.builder()
                .put("kind", step.kind().name())
                .put("subject", step.subject())
                .put("sentence", step.sentence());
        if (!step.units().isEmpty()) {
            json.put(
                    "unitsMissing",
                    JsonArray.of(step.units().stream()
                            .map(arm -> JsonObject.builder()
                                    .put("arm", arm.arm())
                                    .put("units", arm.missing())
                                    .build())
                            .toList()));
        }
        step.days().ifPresent(days -> json.put("days", days.longValue()));
        step.bound()
                .ifPresent(bound ->
                        json.put("bound", bound.doubleValue()).put("scale", ResultsWriter.scale(step.relative())));
        step.draws().ifPresent(draws -> json.put("draws", draws.longValue()));
        return json.build();
    }

    private static JsonObject flip(Decision.Flip flip) {
        JsonObject.Builder json = JsonObject.builder()
                .put("subject", flip.subject())
                .put("sentence", flip.sentence())
                .put("scale", ResultsWriter.scale(flip.relative()));
        flip.unitsMissing().ifPresent(units -> json.put("unitsMissing", units.longValue()));
        flip.distance().filter(Double::isFinite).ifPresent(distance -> json.put("distance", distance.doubleValue()));
        return json.build();
    }
}
