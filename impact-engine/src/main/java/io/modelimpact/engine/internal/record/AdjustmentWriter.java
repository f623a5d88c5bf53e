package io.modelimpact.engine.internal.record;

import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.internal.design.AdjustmentFacts.Covariate;
import io.modelimpact.engine.internal.design.AdjustmentFacts.StrataUse;
import io.modelimpact.engine.internal.judge.AdjustmentFinding;
import io.modelimpact.engine.internal.judge.EffectFinding;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.slice.Slice;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.Optional;

/** Writes what covariates and strata did to an effect, with the effect that the data show without them. */
final class AdjustmentWriter {
    private final Protocol protocol;
    private final EffectFinding effect;
    private final AdjustmentFinding adjustment;

    AdjustmentWriter(Protocol protocol, EffectFinding effect, AdjustmentFinding adjustment) {
        this.protocol = protocol;
        this.effect = effect;
        this.adjustment = adjustment;
    }

    JsonObject write() {
        JsonObject.Builder json = JsonObject.builder()
                .put(
                        "covariates",
                        JsonArray.of(adjustment.facts().covariates().stream()
                                .map(AdjustmentWriter::covariate)
                                .toList()))
                .put("signChanged", signChanged())
                .put(
                        "unadjusted",
                        JsonObject.builder()
                                .put("absolute", ResultsWriter.estimated(protocol, adjustment.absolute()))
                                .put("relative", ResultsWriter.estimated(protocol, adjustment.relative()))
                                .build());
        adjustment.facts().correlation().ifPresent(correlation -> json.put("correlation", correlation.doubleValue()));
        varianceReduction().ifPresent(reduction -> json.put("varianceReduction", reduction.doubleValue()));
        adjustment
                .facts()
                .strata()
                .ifPresent(strata ->
                        json.put("strata", strata(effect.metric().strata().orElseThrow(), strata)));
        return json.build();
    }

    private static JsonObject covariate(Covariate covariate) {
        JsonObject.Builder json = JsonObject.builder().put("name", covariate.name());
        covariate.coefficient().ifPresent(coefficient -> json.put("coefficient", coefficient.doubleValue()));
        covariate.baseline().ifPresent(level -> json.put("baseline", level.doubleValue()));
        covariate.treated().ifPresent(level -> json.put("candidate", level.doubleValue()));
        return json.build();
    }

    private static JsonObject strata(Slice slice, StrataUse strata) {
        return JsonObject.builder()
                .put("slice", slice.name())
                .put("used", strata.used())
                .put("pooled", strata.pooled())
                .build();
    }

    private boolean signChanged() {
        return both((adjusted, unadjusted) -> adjusted.value() * Math.signum(unadjusted.value()) < 0)
                .orElse(false);
    }

    /** The share of the absolute effect's variance that is gone; negative where there is more. */
    private Optional<Double> varianceReduction() {
        return both((adjusted, unadjusted) -> {
                    double ratio = adjusted.standardError() / unadjusted.standardError();
                    return 1 - ratio * ratio;
                })
                .filter(Double::isFinite);
    }

    private interface Compared<T> {
        T of(IntervalEstimate adjusted, IntervalEstimate unadjusted);
    }

    private <T> Optional<T> both(Compared<T> compared) {
        return effect.absolute()
                .estimate()
                .flatMap(adjusted ->
                        adjustment.absolute().estimate().map(unadjusted -> compared.of(adjusted, unadjusted)));
    }
}
