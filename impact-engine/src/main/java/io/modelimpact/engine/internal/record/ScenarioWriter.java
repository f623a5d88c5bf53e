package io.modelimpact.engine.internal.record;

import io.modelimpact.assessment.Assessment;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.internal.scenario.DrawStatistics;
import io.modelimpact.engine.internal.scenario.Figure;
import io.modelimpact.engine.internal.scenario.OutcomeFinding;
import io.modelimpact.engine.internal.scenario.QuantityLaw;
import io.modelimpact.engine.internal.scenario.ScenarioFindings;
import io.modelimpact.engine.internal.scenario.UncertainQuantity;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.scenario.Assumption;
import io.modelimpact.scenario.Correlation;
import io.modelimpact.scenario.Scenario;
import java.util.ArrayList;
import java.util.List;

/** Writes what the scenarios yield. */
final class ScenarioWriter {
    private final Assessment assessment;
    private final ScenarioFindings findings;

    ScenarioWriter(Assessment assessment, ScenarioFindings findings) {
        this.assessment = assessment;
        this.findings = findings;
    }

    JsonArray write() {
        return JsonArray.of(assessment.scenarios().stream().map(this::scenario).toList());
    }

    private JsonObject scenario(Scenario scenario) {
        boolean reference = assessment
                .referenceScenario()
                .map(Scenario::id)
                .map(scenario.id()::equals)
                .orElse(false);
        JsonObject.Builder json = JsonObject.builder()
                .put("id", scenario.id())
                .put("reference", reference)
                .put("description", scenario.describe())
                .put(
                        "assumptions",
                        JsonArray.of(scenario.assumptions().stream()
                                .map(ScenarioWriter::assumption)
                                .toList()))
                .put(
                        "correlations",
                        JsonArray.of(scenario.correlations().stream()
                                .map(ScenarioWriter::correlation)
                                .toList()))
                .put("statements", JsonArray.ofStrings(scenario.statements()))
                .put("limitations", JsonArray.ofStrings(scenario.limitations()))
                .put(
                        "outcomes",
                        JsonArray.of(findings.outcomes().stream()
                                .filter(finding -> finding.scenario().equals(scenario.id()))
                                .map(this::outcome)
                                .toList()));
        scenario.version().ifPresent(version -> json.put("version", version.toReference()));
        scenario.featureSet().ifPresent(features -> json.put("featureSet", features));
        scenario.slice()
                .ifPresent(slice -> json.put(
                        "slice",
                        JsonObject.builder()
                                .put("name", slice.name())
                                .put("member", scenario.member().orElse(""))
                                .build()));
        return json.build();
    }

    private static JsonObject assumption(Assumption assumption) {
        return JsonObject.builder()
                .put("id", assumption.id())
                .put("description", assumption.distribution().describe())
                .put("measure", assumption.measure().text())
                .put("because", assumption.rationale())
                .build();
    }

    private static JsonObject correlation(Correlation correlation) {
        return JsonObject.builder()
                .put("first", correlation.first())
                .put("second", correlation.second())
                .put("correlation", correlation.value().toPlainString())
                .build();
    }

    private JsonObject outcome(OutcomeFinding finding) {
        JsonObject.Builder json = JsonObject.builder()
                .put("key", finding.key())
                .put("outcome", finding.outcome().id())
                .put("formula", finding.outcome().projection().text())
                .put("measure", finding.outcome().measure().text())
                .put("direction", finding.outcome().direction().name());
        finding.candidate().ifPresent(version -> json.put("candidate", version.toReference()));
        return json.put(
                        "result",
                        finding.result()
                                .map(this::result)
                                .orElseGet(() ->
                                        ResultsWriter.undefined(finding.reason().orElseThrow())))
                .build();
    }

    private JsonObject result(OutcomeFinding.Result result) {
        JsonObject.Builder json = JsonObject.builder()
                .put("method", MethodRegistry.SCENARIO)
                .put("draws", result.draws().count())
                .putAll(statistics(result.statistics()))
                .put(
                        "probabilities",
                        JsonArray.of(result.probabilities().stream()
                                .map(exceedance -> JsonObject.builder()
                                        .put("above", exceedance.threshold().toPlainString())
                                        .putAll(figure(exceedance.probability()))
                                        .build())
                                .toList()))
                .put("inputs", inputs(result.law()))
                .put("correlations", correlations(result.law()))
                .put("tornado", tornado(result));
        result.comparison().map(ScenarioWriter::comparison).ifPresent(found -> json.put("comparison", found));
        result.comparisonReason().map(ResultsWriter::undefined).ifPresent(why -> json.put("comparison", why));
        result.rollback().map(ScenarioWriter::rollback).ifPresent(found -> json.put("rollback", found));
        result.rollbackReason().map(ResultsWriter::undefined).ifPresent(why -> json.put("rollback", why));
        return json.build();
    }

    private static JsonObject statistics(DrawStatistics statistics) {
        List<JsonObject> quantiles = new ArrayList<>();
        for (int i = 0; i < DrawStatistics.LEVELS.size(); i++) {
            quantiles.add(JsonObject.builder()
                    .put("level", DrawStatistics.LEVELS.get(i).doubleValue())
                    .putAll(figure(statistics.quantiles().get(i)))
                    .build());
        }
        JsonObject.Builder json = JsonObject.builder()
                .put("mean", figure(statistics.mean()))
                .put("standardDeviation", figure(statistics.standardDeviation()))
                .put("quantiles", JsonArray.of(quantiles));
        statistics.histogram().ifPresent(histogram -> json.put("histogram", histogram(histogram)));
        return json.build();
    }

    private static JsonObject histogram(DrawStatistics.Histogram histogram) {
        return JsonObject.builder()
                .put("lower", histogram.lower())
                .put("upper", histogram.upper())
                .put(
                        "counts",
                        JsonArray.of(histogram.counts().stream()
                                .map(count -> JsonNumber.of(count.longValue()))
                                .toList()))
                .put("below", histogram.below())
                .put("above", histogram.above())
                .build();
    }

    private static JsonObject figure(Figure figure) {
        JsonObject.Builder json =
                JsonObject.builder().put("value", figure.value()).put("monteCarloError", figure.error());
        put(json, "monteCarloLower", figure.lower());
        put(json, "monteCarloUpper", figure.upper());
        return json.build();
    }

    private static void put(JsonObject.Builder json, String key, double value) {
        if (Double.isFinite(value)) {
            json.put(key, value);
        }
    }

    private static JsonArray inputs(QuantityLaw law) {
        List<JsonObject> inputs = new ArrayList<>();
        for (int i = 0; i < law.quantities().size(); i++) {
            UncertainQuantity quantity = law.quantities().get(i);
            JsonObject.Builder json = JsonObject.builder()
                    .put("input", quantity.describe())
                    .put("kind", quantity.kind().name())
                    .put("metric", quantity.metric().id())
                    .put("version", quantity.version().toReference())
                    .put("mean", law.estimates().get(i).mean())
                    .put("standardError", law.estimates().get(i).standardError());
            if (!quantity.where().isEveryone()) {
                json.put("slice", quantity.where().toJson());
            }
            inputs.add(json.build());
        }
        return JsonArray.of(inputs);
    }

    /** Above the diagonal, in the order of the inputs. */
    private static JsonArray correlations(QuantityLaw law) {
        List<JsonObject> pairs = new ArrayList<>();
        for (int i = 0; i < law.quantities().size(); i++) {
            for (int j = i + 1; j < law.quantities().size(); j++) {
                pairs.add(JsonObject.builder()
                        .put("first", i)
                        .put("second", j)
                        .put("correlation", law.correlation(i, j))
                        .build());
            }
        }
        return JsonArray.of(pairs);
    }

    private static JsonObject tornado(OutcomeFinding.Result result) {
        return JsonObject.builder()
                .put("base", result.base())
                .put(
                        "bars",
                        JsonArray.of(
                                result.bars().stream().map(ScenarioWriter::bar).toList()))
                .build();
    }

    private static JsonObject bar(OutcomeFinding.Bar bar) {
        JsonObject.Builder json = JsonObject.builder()
                .put("input", bar.input())
                .put("inputLow", bar.inputLow())
                .put("inputHigh", bar.inputHigh())
                .put("low", bar.low())
                .put("high", bar.high());
        bar.assumption().ifPresent(id -> json.put("assumption", id));
        return json.build();
    }

    private static JsonObject comparison(OutcomeFinding.Comparison comparison) {
        JsonObject.Builder json = JsonObject.builder()
                .put("reference", comparison.reference())
                .put("delta", statistics(comparison.delta()));
        comparison.worse().ifPresent(worse -> json.put("worse", figure(worse)));
        return json.build();
    }

    private static JsonObject rollback(OutcomeFinding.Rollback rollback) {
        JsonObject.Builder json = JsonObject.builder().put("restores", statistics(rollback.restores()));
        rollback.better().ifPresent(better -> json.put("better", figure(better)));
        return json.build();
    }
}
