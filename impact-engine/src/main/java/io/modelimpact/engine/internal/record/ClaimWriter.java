package io.modelimpact.engine.internal.record;

import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.judge.ClaimBasis;
import io.modelimpact.engine.internal.judge.ClaimBasis.MemberLevels;
import io.modelimpact.engine.internal.judge.ClaimFinding;
import io.modelimpact.engine.internal.judge.ClaimFinding.Measured;
import io.modelimpact.engine.internal.judge.EffectFinding;
import io.modelimpact.engine.internal.judge.Findings;
import io.modelimpact.engine.internal.judge.RegionVerdict;
import io.modelimpact.estimand.AmountRange;
import io.modelimpact.estimand.EffectScale;
import io.modelimpact.estimand.EstimandKind;
import io.modelimpact.guardrail.Guardrail;
import io.modelimpact.hypothesis.Hypothesis;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what became of hypotheses and guardrails. */
final class ClaimWriter {
    private final Protocol protocol;
    private final boolean confirmatory;

    ClaimWriter(Protocol protocol, boolean confirmatory) {
        this.protocol = protocol;
        this.confirmatory = confirmatory;
    }

    JsonArray hypotheses(Findings findings) {
        List<JsonObject> all = new ArrayList<>();
        for (ClaimFinding finding : findings.claims()) {
            finding.claim().hypothesis().ifPresent(claim -> all.add(hypothesis(finding, claim, findings)));
        }
        return JsonArray.of(all);
    }

    JsonArray guardrails(Findings findings) {
        List<JsonObject> all = new ArrayList<>();
        for (ClaimFinding finding : findings.claims()) {
            finding.claim().guardrail().ifPresent(guard -> all.add(guardrail(finding, guard)));
        }
        return JsonArray.of(all);
    }

    private JsonObject hypothesis(ClaimFinding finding, Hypothesis claim, Findings findings) {
        JsonObject.Builder json = claim(finding)
                .put("role", claim.role().name())
                .put("because", claim.rationale())
                .put("verdict", finding.verdict().ofClaim().name());
        if (finding.raw() != finding.verdict()) {
            json.put("verdictBeforeDiagnostics", finding.raw().ofClaim().name());
        }
        claim.expectation().ifPresent(range -> json.put("expected", expected(finding, range, findings)));
        return json.build();
    }

    private JsonObject guardrail(ClaimFinding finding, Guardrail guard) {
        JsonObject.Builder json = claim(finding)
                .put("otherwise", guard.reaction().name())
                .put("verdict", finding.verdict().ofLimit().name());
        if (finding.raw() != finding.verdict()) {
            json.put("verdictBeforeDiagnostics", finding.raw().ofLimit().name());
        }
        guard.rationale().ifPresent(reason -> json.put("because", reason));
        return json.build();
    }

    private JsonObject.Builder claim(ClaimFinding finding) {
        JsonObject.Builder json = JsonObject.builder()
                .put("id", finding.claim().id())
                .put("key", finding.key())
                .put("candidate", finding.contrast().candidate().toReference())
                .put("arm", finding.contrast().treated().name())
                .put("description", finding.claim().describe())
                .put("metric", finding.claim().estimand().metric().id())
                .put("scale", finding.claim().region().scale().name())
                .put(
                        "estimateScale",
                        ResultsWriter.scale(finding.claim().region().scale().isRelative()))
                .put("flags", JsonArray.ofStrings(finding.flags()))
                .put("marking", confirmatory ? "CONFIRMATORY" : "EXPLORATORY");
        if (!finding.where().isEveryone()) {
            json.put("slice", finding.where().toJson());
        }
        if (finding.effect() >= 0) {
            json.put(
                    "evidence",
                    "/results/effects/" + finding.effect()
                            + (finding.claim().region().scale().isRelative() ? "/relative" : "/absolute"));
        }
        finding.basis().ifPresent(basis -> basis(json, finding, basis));
        finding.measured().ifPresent(numbers -> measured(json, numbers));
        json.put("region", region(finding));
        finding.reason().ifPresent(reason -> json.put("reason", ResultsWriter.reason(reason)));
        return json;
    }

    /** What stands in no other section: the estimate, and the levels behind a gap. */
    private void basis(JsonObject.Builder json, ClaimFinding finding, ClaimBasis basis) {
        json.put("estimand", finding.claim().estimand().kind().name())
                .put(
                        "basis",
                        finding.claim().estimand().kind() == EstimandKind.LEVEL
                                ? ResultsWriter.level(protocol, basis.estimated())
                                : ResultsWriter.estimated(protocol, basis.estimated()));
        basis.gap()
                .ifPresent(levels -> json.put(
                        "gap",
                        JsonObject.builder()
                                .put("slice", levels.gap().slice().name())
                                .put("member", levels.gap().member())
                                .put("other", levels.gap().other())
                                .put("baseline", memberLevels(levels.baseline()))
                                .put("candidate", memberLevels(levels.candidate()))
                                .build()));
    }

    private static JsonObject memberLevels(MemberLevels levels) {
        JsonObject.Builder json = JsonObject.builder();
        levels.member().ifPresent(level -> json.put("member", level.doubleValue()));
        levels.other().ifPresent(level -> json.put("other", level.doubleValue()));
        levels.difference().ifPresent(gap -> json.put("gap", gap.doubleValue()));
        return json.build();
    }

    private static void measured(JsonObject.Builder json, Measured numbers) {
        json.put("estimate", numbers.estimate().value())
                .put("interval", interval(numbers.interval()))
                .put("simultaneousInterval", interval(numbers.simultaneous()))
                .put("pValue", numbers.pValue())
                .put("adjustedPValue", numbers.adjustedPValue());
    }

    private static JsonObject region(ClaimFinding finding) {
        JsonObject.Builder json = JsonObject.builder()
                .put("complement", finding.claim().region().complement())
                .put("description", finding.claim().region().describe());
        finding.measured()
                .map(Measured::bounds)
                .ifPresent(bounds -> ResultsWriter.ends(json, bounds.lower(), bounds.upper()));
        return json.build();
    }

    private static JsonObject interval(Interval interval) {
        JsonObject.Builder json = JsonObject.builder().put("confidence", interval.confidenceLevel());
        ResultsWriter.ends(json, interval.lower(), interval.upper());
        return json.build();
    }

    private static JsonObject expected(ClaimFinding finding, AmountRange range, Findings findings) {
        return JsonObject.builder()
                .put("lower", range.lower().value().toPlainString())
                .put("upper", range.upper().value().toPlainString())
                .put("scale", range.lower().scale().name())
                .put("sentence", range.describe())
                .put("outcome", outcome(finding, range, findings))
                .build();
    }

    private static String outcome(ClaimFinding finding, AmountRange range, Findings findings) {
        Optional<IntervalEstimate> estimate = finding.basis().isPresent()
                ? finding.measured().map(Measured::estimate)
                : finding.effect() < 0
                        ? Optional.empty()
                        : estimate(findings.effects().get(finding.effect()), range);
        boolean known = estimate.isPresent() && finding.verdict() != RegionVerdict.NOT_EVALUATED;
        if (!known || range.lower().scale() == EffectScale.STANDARD_DEVIATIONS) {
            return "NOT_EVALUATED";
        }
        BigDecimal observed = new BigDecimal(estimate.orElseThrow().value());
        Metric metric = finding.claim().estimand().metric();
        if (observed.compareTo(range.lower().numberFor(metric)) < 0) {
            return "BELOW";
        }
        return observed.compareTo(range.upper().numberFor(metric)) > 0 ? "ABOVE" : "INSIDE";
    }

    private static Optional<IntervalEstimate> estimate(EffectFinding effect, AmountRange range) {
        return effect.on(range.lower().scale().isRelative()).estimate();
    }
}
