package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The results section of a record, read once. */
record RecordResults(
        List<ArmResult> arms,
        List<ContractResult> contracts,
        List<MetricResult> metrics,
        List<EffectResult> effects,
        List<CheckResult> checks,
        List<HypothesisResult> hypotheses,
        List<GuardrailResult> guardrails,
        List<ScenarioResult> scenarios,
        Optional<MonitoringResult> monitoring,
        List<BeliefResult> beliefs) {

    static RecordResults read(JsonObject json) {
        return new RecordResults(
                RecordParts.each(json, "arms", ArmResult::read),
                RecordParts.each(json, "contracts", ContractResult::read),
                RecordParts.each(json, "metrics", MetricResult::read),
                RecordParts.each(json, "effects", EffectResult::read),
                RecordParts.each(json, "checks", CheckResult::read),
                RecordParts.each(json, "hypotheses", HypothesisResult::read),
                RecordParts.each(json, "guardrails", GuardrailResult::read),
                RecordParts.each(json, "scenarios", ScenarioResult::read),
                json.findObject("monitoring").map(MonitoringResult::read),
                RecordParts.each(json, "beliefs", BeliefResult::read));
    }
}
