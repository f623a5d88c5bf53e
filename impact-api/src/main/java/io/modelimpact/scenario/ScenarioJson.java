package io.modelimpact.scenario;

import io.modelimpact.ImpactException;
import io.modelimpact.change.Version;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.measure.Measure;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
import java.util.List;
import java.util.function.Function;

/** The JSON form of a scenario. */
final class ScenarioJson {
    private ScenarioJson() {}

    static JsonObject write(Scenario scenario) {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", scenario.id())
                .put("reference", scenario.declaredReference())
                .put("assumptions", array(scenario.assumptions(), Assumption::toJson))
                .put("correlations", array(scenario.correlations(), Correlation::toJson))
                .put("outcomes", array(scenario.outcomes(), Outcome::toJson))
                .put("statements", JsonArray.ofStrings(scenario.statements()))
                .put("limitations", JsonArray.ofStrings(scenario.limitations()));
        scenario.version().ifPresent(version -> json.put("version", version.toReference()));
        scenario.slice().ifPresent(slice -> json.put("slice", slice.name()));
        scenario.member().ifPresent(member -> json.put("member", member));
        scenario.featureSet().ifPresent(features -> json.put("featureSet", features));
        return json.build();
    }

    private static <T> JsonArray array(List<T> values, Function<T, JsonObject> write) {
        return JsonArray.of(values.stream().map(write).toList());
    }

    static Scenario read(JsonObject json, Function<String, Metric> metrics, Function<String, Slice> slices) {
        Members.only(
                json,
                "scenario",
                "id",
                "reference",
                "assumptions",
                "correlations",
                "outcomes",
                "version",
                "slice",
                "member",
                "featureSet",
                "statements",
                "limitations");
        List<Assumption> assumptions = Members.each(json, "assumptions", Assumption::fromJson);
        return ImmutableScenario.builder()
                .id(json.string("id"))
                .declaredReference(json.findFlag("reference").orElse(false))
                .addAllAssumptions(assumptions)
                .addAllCorrelations(Members.each(json, "correlations", Correlation::fromJson))
                .addAllOutcomes(Members.each(
                        json,
                        "outcomes",
                        outcome -> Outcome.fromJson(outcome, metrics, slices, id -> measure(id, assumptions))))
                .version(Members.find(json, "version", Version::fromReference))
                .slice(json.findString("slice").map(name -> Members.at("slice", () -> slices.apply(name))))
                .member(json.findString("member"))
                .featureSet(json.findString("featureSet"))
                .addAllStatements(Members.strings(json, "statements"))
                .addAllLimitations(Members.strings(json, "limitations"))
                .build();
    }

    private static Measure measure(String id, List<Assumption> assumptions) {
        return assumptions.stream()
                .filter(assumption -> assumption.id().equals(id))
                .map(Assumption::measure)
                .findFirst()
                .orElseThrow(() -> new ImpactException(
                        "declaration/not-assumed",
                        "there is no assumption \"" + id + "\" in the scenario, expected one of "
                                + assumptions.stream().map(Assumption::id).toList(),
                        "add it to the scenario's assumptions"));
    }
}
