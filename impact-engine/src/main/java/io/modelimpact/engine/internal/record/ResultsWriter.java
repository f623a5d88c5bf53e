package io.modelimpact.engine.internal.record;

import io.modelimpact.change.Version;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.design.Level;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.engine.internal.design.StudyArm;
import io.modelimpact.engine.internal.design.StudyKernel;
import io.modelimpact.engine.internal.design.StudyKernels;
import io.modelimpact.engine.internal.judge.CheckFinding;
import io.modelimpact.engine.internal.judge.ContractFinding;
import io.modelimpact.engine.internal.judge.EffectFinding;
import io.modelimpact.engine.internal.judge.EffectFinding.Estimated;
import io.modelimpact.engine.internal.judge.Findings;
import io.modelimpact.engine.internal.judge.Levels;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.record.Reason;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes the section of results. */
final class ResultsWriter {
    private final Protocol protocol;
    private final Evidence evidence;
    private final Levels levels;
    private final StudyKernel kernel;
    private final ScaleWriter scales;
    private final boolean confirmatory;

    ResultsWriter(Protocol protocol, Evidence evidence, boolean confirmatory) {
        this.protocol = protocol;
        this.evidence = evidence;
        this.levels = new Levels(evidence);
        this.kernel = StudyKernels.of(protocol.assessment());
        this.scales = new ScaleWriter(protocol, evidence);
        this.confirmatory = confirmatory;
    }

    JsonObject write(Findings findings) {
        ClaimWriter claims = new ClaimWriter(protocol, confirmatory);
        return JsonObject.builder()
                .put("arms", JsonArray.of(kernel.arms().stream().map(this::arm).toList()))
                .put(
                        "contracts",
                        JsonArray.of(findings.contracts().stream()
                                .map(ResultsWriter::contract)
                                .toList()))
                .put(
                        "metrics",
                        JsonArray.of(protocol.assessment().metrics().stream()
                                .map(metric -> metric(metric, findings.places()))
                                .toList()))
                .put(
                        "effects",
                        JsonArray.of(
                                findings.effects().stream().map(this::effect).toList()))
                .put(
                        "checks",
                        JsonArray.of(findings.checks().stream()
                                .map(ResultsWriter::check)
                                .toList()))
                .put("hypotheses", claims.hypotheses(findings))
                .put("guardrails", claims.guardrails(findings))
                .build();
    }

    private JsonObject arm(StudyArm arm) {
        Version baseline = protocol.assessment().change().baseline();
        JsonObject.Builder json = JsonObject.builder()
                .put("name", arm.name())
                .put("version", arm.version().toReference())
                .put("role", arm.version().isSameAs(baseline) ? "BASELINE" : "CANDIDATE")
                .put("units", kernel.units(evidence, arm.name()));
        arm.weight().ifPresent(weight -> json.put("plannedWeight", weight.toPlainString()));
        return json.build();
    }

    private static JsonObject contract(ContractFinding finding) {
        return JsonObject.builder()
                .put("dataset", finding.contract().dataset())
                .put("version", finding.contract().version())
                .put("description", finding.contract().describe())
                .put("digest", finding.contract().digest().toString())
                .put("verdict", finding.verdict().name())
                .put(
                        "rules",
                        JsonArray.of(finding.rules().stream()
                                .map(ResultsWriter::rule)
                                .toList()))
                .build();
    }

    private static JsonObject rule(ContractFinding.RuleFinding rule) {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", rule.id())
                .put("description", rule.description())
                .put("severity", rule.severity().name())
                .put("verdict", rule.verdict().name())
                .put("checked", rule.checked())
                .put("failed", rule.failed());
        rule.observed().ifPresent(seen -> json.put("observed", seen));
        if (!rule.rowDigests().isEmpty()) {
            json.put("rowDigests", JsonArray.ofStrings(rule.rowDigests()));
        }
        rule.reason().ifPresent(reason -> json.put("reason", reason(reason)));
        return json.build();
    }

    private JsonObject metric(Metric metric, List<SliceMemberKey> places) {
        List<JsonObject> cells = new ArrayList<>();
        Optional<Reason> refused = levels.refusal(metric);
        for (SliceMemberKey where : places) {
            for (StudyArm arm : kernel.arms()) {
                kernel.level(evidence, metric, arm.name(), where)
                        .ifPresent(level -> cells.add(level(metric, arm, where, level, refused)));
            }
        }
        JsonObject.Builder json = JsonObject.builder()
                .put("id", metric.id())
                .put("version", metric.version())
                .put("kind", metric.kind().name())
                .put("description", metric.describe())
                .put("measure", metric.measure().text())
                .put("direction", metric.direction().name())
                .put("levels", JsonArray.of(cells))
                .put(
                        "excluded",
                        JsonObject.builder()
                                .put("missing", levels.missing(metric))
                                .put("notFinite", levels.notFinite(metric))
                                .build());
        metric.rationale().ifPresent(reason -> json.put("because", reason));
        refused.ifPresent(reason -> json.put("reason", reason(reason)));
        return json.build();
    }

    private JsonObject level(Metric metric, StudyArm arm, SliceMemberKey where, Level level, Optional<Reason> refused) {
        JsonObject.Builder json = JsonObject.builder().put("arm", arm.name()).put("units", level.units());
        if (!where.isEveryone()) {
            json.put("slice", where.toJson());
        }
        Optional<Double> value = refused.isPresent() ? Optional.empty() : level.value();
        if (value.isEmpty() || !Double.isFinite(value.get())) {
            return json.put("value", undefined(refused.orElseGet(() -> noValue(level))))
                    .build();
        }
        json.put("value", value.get().doubleValue());
        scales.level(json, metric, arm.name(), where);
        level.standardDeviation().ifPresent(deviation -> json.put("standardDeviation", deviation.doubleValue()));
        return json.build();
    }

    private static Reason noValue(Level level) {
        if (level.units() == 0) {
            return new Reason("metric/no-units", "no unit enters", "wait for units, or merge members");
        }
        return level.value().isEmpty()
                ? new Reason(
                        "metric/zero-denominator",
                        "the denominator sums to zero",
                        "measure against a denominator that is not zero in every arm")
                : new Reason(
                        "metric/out-of-range", "the value is beyond the range of a double", "measure in a larger unit");
    }

    private JsonObject effect(EffectFinding effect) {
        JsonObject.Builder json = JsonObject.builder()
                .put("metric", effect.metric().id())
                .put("baseline", effect.contrast().baseline().name())
                .put("candidate", effect.contrast().treated().name())
                .put("version", effect.contrast().candidate().toReference())
                .put("absolute", estimated(protocol, effect.absolute()))
                .put("relative", estimated(protocol, effect.relative()));
        if (!effect.where().isEveryone()) {
            json.put("slice", effect.where().toJson());
        }
        effect.adjustment()
                .ifPresent(found -> json.put("adjustment", new AdjustmentWriter(protocol, effect, found).write()));
        if (levels.refusal(effect.metric()).isEmpty()) {
            scales.shift(effect).ifPresent(shift -> json.put("shift", shift));
        }
        return json.build();
    }

    /** An effect as it is written, with its p-value against no effect. */
    static JsonObject estimated(Protocol protocol, Estimated estimated) {
        JsonObject json = level(protocol, estimated);
        return estimated
                .estimate()
                .map(estimate -> json.with("pValue", JsonNumber.of(estimate.pValue(Alternative.TWO_SIDED))))
                .orElse(json);
    }

    /** A level as it is written; nobody asks whether it is zero. */
    static JsonObject level(Protocol protocol, Estimated estimated) {
        if (estimated.estimate().isEmpty()) {
            return undefined(estimated.reason().orElseThrow());
        }
        IntervalEstimate estimate = estimated.estimate().get();
        Interval interval = estimate.intervalAtErrorRate(protocol.errorRate(), Alternative.TWO_SIDED);
        JsonObject.Builder json = JsonObject.builder()
                .put("estimate", estimate.value())
                .put("standardError", estimate.standardError())
                .put("confidence", protocol.assessment().policy().confidence().toPlainString())
                .put("method", estimated.method());
        estimate.degreesOfFreedom().ifPresent(freedom -> json.put("degreesOfFreedom", freedom));
        ends(json, interval.lower(), interval.upper());
        ResamplingWriter.putTo(json, estimate, protocol.errorRate());
        return json.build();
    }

    private static JsonObject check(CheckFinding finding) {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", finding.id())
                .put("kind", finding.kind())
                .put("description", finding.description())
                .put("verdict", finding.verdict().name())
                .put("required", finding.required());
        finding.test()
                .ifPresent(test -> json.put("statistic", test.statistic())
                        .put("degreesOfFreedom", test.degreesOfFreedom())
                        .put("pValue", test.pValue())
                        .put("method", test.method()));
        finding.alarmBelow().ifPresent(threshold -> json.put("alarmBelow", threshold.toPlainString()));
        if (!finding.arms().isEmpty()) {
            json.put(
                    "arms",
                    JsonArray.of(finding.arms().stream()
                            .map(arm -> JsonObject.builder()
                                    .put("name", arm.name())
                                    .put("observed", arm.observed())
                                    .put("expected", arm.expected())
                                    .build())
                            .toList()));
        }
        finding.reason().ifPresent(reason -> json.put("reason", reason(reason)));
        return json.build();
    }

    /** Puts the ends of an interval or a region; an unbounded end is left out. */
    static void ends(JsonObject.Builder json, double lower, double upper) {
        if (Double.isFinite(lower)) {
            json.put("lower", lower);
        }
        if (Double.isFinite(upper)) {
            json.put("upper", upper);
        }
    }

    static JsonObject undefined(Reason reason) {
        return JsonObject.builder().put("undefined", reason(reason)).build();
    }

    static JsonObject reason(Reason reason) {
        return JsonObject.builder()
                .put("code", reason.code())
                .put("message", reason.message())
                .put("remedy", reason.remedy())
                .build();
    }

    static String scale(boolean relative) {
        return relative ? "RELATIVE" : "ABSOLUTE";
    }
}
