package io.modelimpact.engine.internal.scenario;

import io.modelimpact.engine.internal.judge.Refusals;
import io.modelimpact.record.Reason;
import io.modelimpact.scenario.Assumption;
import io.modelimpact.scenario.Distribution;
import io.modelimpact.scenario.WeightedDistribution;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.scenario.ProbabilityDistribution;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Declared distributions as laws that can be drawn from. */
final class AssumptionLaws {
    private AssumptionLaws() {}

    static ProbabilityDistribution of(Assumption assumption) {
        Outcome<? extends ProbabilityDistribution> law = law(assumption.distribution());
        return law.value().orElseThrow(() -> {
            Reason reason = Refusals.reason(law.refusal().orElseThrow());
            return new ScenarioRefusal(
                    reason.code(),
                    "assumption " + assumption.id() + " has no law "
                            + assumption.distribution().describe() + ": " + reason.message(),
                    "declare it with other parameters");
        });
    }

    private static Outcome<? extends ProbabilityDistribution> law(Distribution declared) {
        return switch (declared.kind()) {
            case CONSTANT -> ProbabilityDistribution.constant(declared.parameter("value"));
            case UNIFORM -> ProbabilityDistribution.uniform(declared.parameter("min"), declared.parameter("max"));
            case LOG_UNIFORM ->
                ProbabilityDistribution.logUniform(declared.parameter("min"), declared.parameter("max"));
            case TRIANGULAR ->
                ProbabilityDistribution.triangular(
                        declared.parameter("min"), declared.parameter("mode"), declared.parameter("max"));
            case PERT ->
                ProbabilityDistribution.pert(
                        declared.parameter("min"),
                        declared.parameter("mode"),
                        declared.parameter("max"),
                        declared.parameter("weight"));
            case BETA ->
                ProbabilityDistribution.betaFromMoments(
                        declared.parameter("mean"), declared.parameter("standardDeviation"));
            case NORMAL ->
                ProbabilityDistribution.normal(declared.parameter("mean"), declared.parameter("standardDeviation"));
            case NORMAL_QUANTILES ->
                ProbabilityDistribution.normalFromQuantiles(
                        declared.parameter("lower"),
                        declared.parameter("lowerProbability"),
                        declared.parameter("upper"),
                        declared.parameter("upperProbability"));
            case LOGNORMAL ->
                ProbabilityDistribution.lognormalFromMoments(
                        declared.parameter("mean"), declared.parameter("standardDeviation"));
            case LOGNORMAL_QUANTILES ->
                ProbabilityDistribution.lognormalFromQuantiles(
                        declared.parameter("lower"),
                        declared.parameter("lowerProbability"),
                        declared.parameter("upper"),
                        declared.parameter("upperProbability"));
            case TRUNCATED_NORMAL ->
                ProbabilityDistribution.truncatedNormal(
                        declared.parameter("mean"),
                        declared.parameter("standardDeviation"),
                        declared.parameter("min"),
                        declared.parameter("max"));
            case MIXTURE -> mixture(declared.components());
            case EMPIRICAL ->
                ProbabilityDistribution.empirical(declared.values().stream()
                        .mapToDouble(BigDecimal::doubleValue)
                        .toArray());
        };
    }

    private static Outcome<? extends ProbabilityDistribution> mixture(List<WeightedDistribution> parts) {
        List<ProbabilityDistribution> laws = new ArrayList<>();
        for (WeightedDistribution part : parts) {
            Outcome<? extends ProbabilityDistribution> law = law(part.distribution());
            if (law.value().isEmpty()) {
                return law;
            }
            laws.add(law.value().get());
        }
        return ProbabilityDistribution.mixture(
                parts.stream().mapToDouble(part -> part.weight().doubleValue()).toArray(), laws);
    }
}
