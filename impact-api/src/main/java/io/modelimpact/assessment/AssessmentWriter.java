package io.modelimpact.assessment;

import io.modelimpact.check.Check;
import io.modelimpact.contract.Contract;
import io.modelimpact.dataset.Schema;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.scenario.Scenario;
import io.modelimpact.slice.Slice;
import java.util.List;
import java.util.function.Function;

/** Writes the JSON form of an assessment: every default written out, references by id, formulas as text. */
final class AssessmentWriter {
    private AssessmentWriter() {}

    static JsonObject write(Assessment assessment) {
        JsonObject.Builder json = JsonObject.builder()
                .put("format", format())
                .put("id", assessment.id())
                .put("version", assessment.version())
                .put("owner", assessment.owner())
                .put("datasets", list(assessment.schemas(), Schema::toJson))
                .put("change", assessment.change().toJson())
                .put("design", assessment.design().toJson())
                .put("contracts", list(assessment.contracts(), Contract::toJson))
                .put("metrics", list(assessment.metrics(), Metric::toJson))
                .put("slices", list(assessment.slices(), Slice::toJson))
                .put("hypotheses", list(assessment.hypotheses(), Hypothesis::toJson))
                .put("guardrails", list(assessment.guardrails(), Guardrail::toJson))
                .put("checks", list(assessment.checks(), Check::toJson))
                .put("assumptions", JsonArray.ofStrings(assessment.assumptions()))
                .put("limitations", JsonArray.ofStrings(assessment.limitations()))
                .put("context", JsonArray.ofStrings(assessment.context()))
                .put("omissions", omissions(assessment))
                .put("policy", assessment.policy().toJson())
                .put("seed", assessment.seed());
        if (!assessment.scenarios().isEmpty()) {
            json.put("scenarios", list(assessment.scenarios(), Scenario::toJson))
                    .put("draws", assessment.draws());
        }
        assessment.monitoring().ifPresent(plan -> json.put("monitoring", plan.toJson()));
        assessment.revision().ifPresent(revision -> json.put("revision", revision(revision)));
        return json.build();
    }

    private static JsonObject revision(Assessment.Revision revision) {
        return JsonObject.builder()
                .put("of", revision.of())
                .put("because", revision.reason())
                .build();
    }

    static JsonObject format() {
        return JsonObject.builder()
                .put("name", "impact-assessment")
                .put("version", 1)
                .build();
    }

    private static <T> JsonArray list(List<T> values, Function<T, JsonObject> write) {
        return JsonArray.of(values.stream().map(write).toList());
    }

    private static JsonObject omissions(Assessment assessment) {
        JsonObject.Builder json = JsonObject.builder();
        assessment.omissions().forEach((section, reason) -> json.put(section.name(), reason));
        return json.build();
    }
}
