package io.modelimpact.engine.internal.record;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.design.ScaleCounts;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.engine.internal.judge.EffectFinding;
import io.modelimpact.engine.internal.judge.Refusals;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Metric;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.rank.CliffsDelta;
import io.modelimpact.stats.rank.MannWhitneyTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Writes what is known of whole distributions: the shares of levels, how answers shift, and how finely values were counted. */
final class ScaleWriter {
    private final Protocol protocol;
    private final Evidence evidence;

    ScaleWriter(Protocol protocol, Evidence evidence) {
        this.protocol = protocol;
        this.evidence = evidence;
    }

    /** Adds to the level of an arm the shares of a scale's levels, and the relative error of values that are known by bins. */
    void level(JsonObject.Builder json, Metric metric, String arm, SliceMemberKey where) {
        ScaleCounts.of(evidence, metric, arm, where)
                .filter(counts -> counts.total() > 0)
                .ifPresent(counts -> json.put("shares", shares(counts)));
        Optional.ofNullable(evidence.values().get(new CellKey(metric.id(), arm, where.slice(), where.member())))
                .filter(values -> !metric.isExact() && !values.isExact())
                .ifPresent(values -> json.put("relativeError", values.relativeError()));
    }

    private static JsonArray shares(ScaleCounts counts) {
        List<JsonObject> shares = new ArrayList<>();
        long[] answers = counts.counts();
        for (int level = 0; level < answers.length; level++) {
            shares.add(JsonObject.builder()
                    .put("level", counts.names().get(level))
                    .put("count", answers[level])
                    .put("share", (double) answers[level] / (double) counts.total())
                    .build());
        }
        return JsonArray.of(shares);
    }

    /** How the answers of a candidate shift; empty for metrics without a scale, and where answers depend on each other. */
    Optional<JsonObject> shift(EffectFinding effect) {
        Metric metric = effect.metric();
        if (metric.grain().isPresent()) {
            return Optional.empty();
        }
        return ScaleCounts.of(evidence, metric, effect.contrast().baseline().name(), effect.where())
                .flatMap(baseline -> ScaleCounts.of(
                                evidence, metric, effect.contrast().treated().name(), effect.where())
                        .map(treated -> treated.against(baseline)))
                .flatMap(Outcome::value)
                .map(this::shift);
    }

    private JsonObject shift(CliffsDelta answers) {
        return JsonObject.builder()
                .put("higher", answers.higher().doubleValue())
                .put("tied", answers.tied().doubleValue())
                .put("lower", answers.lower().doubleValue())
                .put("cliffsDelta", delta(answers))
                .put("test", test(answers))
                .build();
    }

    private JsonObject delta(CliffsDelta answers) {
        Outcome<IntervalEstimate> delta = answers.estimate(protocol.errorRate()).map(IntervalEstimate.class::cast);
        return ResultsWriter.estimated(
                protocol,
                new EffectFinding.Estimated(
                        delta.value(), delta.refusal().map(Refusals::reason), MethodRegistry.CLIFFS_DELTA));
    }

    private static JsonObject test(CliffsDelta answers) {
        Outcome<MannWhitneyTest.Result> test = MannWhitneyTest.withDefaults().test(answers);
        return test.value()
                .map(result -> JsonObject.builder()
                        .put("method", MethodRegistry.MANN_WHITNEY)
                        .put("pValue", result.pValue(Alternative.TWO_SIDED))
                        .build())
                .orElseGet(() ->
                        ResultsWriter.undefined(Refusals.reason(test.refusal().orElseThrow())));
    }
}
