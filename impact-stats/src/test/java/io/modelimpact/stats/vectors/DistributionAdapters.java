package io.modelimpact.stats.vectors;

import static io.modelimpact.stats.vectors.CaseShapes.NINETY_FIVE_PERCENT;
import static io.modelimpact.stats.vectors.CaseShapes.THREE;
import static io.modelimpact.stats.vectors.CaseShapes.TWICE;
import static io.modelimpact.stats.vectors.CaseShapes.quantiles;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.scenario.BetaDistribution;
import io.modelimpact.stats.scenario.LognormalDistribution;
import io.modelimpact.stats.scenario.ProbabilityDistribution;
import java.util.List;
import java.util.Set;

/** Adapters of the laws of uncertain quantities. */
final class DistributionAdapters {
    private DistributionAdapters() {}

    static List<Adapters.Adapter> all() {
        return List.of(
                new Adapters.Adapter(
                        "distribution.pert", Set.of("min", "mode", "max", "lambda"), DistributionAdapters::pert),
                new Adapters.Adapter(
                        "distribution.triangular", Set.of("min", "mode", "max"), DistributionAdapters::triangular),
                new Adapters.Adapter(
                        "distribution.lognormalFromQuantiles",
                        Set.of("lower", "upper", "pLower", "pUpper"),
                        DistributionAdapters::lognormalFromQuantiles),
                new Adapters.Adapter(
                        "distribution.normalFromQuantiles",
                        Set.of("lower", "upper", "pLower", "pUpper"),
                        DistributionAdapters::normalFromQuantiles),
                new Adapters.Adapter(
                        "distribution.lognormalFromMoments",
                        Set.of("mean", "sd"),
                        DistributionAdapters::lognormalFromMoments),
                new Adapters.Adapter(
                        "distribution.betaFromMoments", Set.of("mean", "sd"), DistributionAdapters::betaFromMoments),
                new Adapters.Adapter("distribution.logUniform", Set.of("min", "max"), DistributionAdapters::logUniform),
                new Adapters.Adapter(
                        "distribution.mixture", Set.of("weights", "means", "sds"), DistributionAdapters::mixture),
                new Adapters.Adapter(
                        "distribution.truncatedNormal",
                        Set.of("mu", "sigma", "min", "max"),
                        DistributionAdapters::truncatedNormal));
    }

    private static Outcome<Output> pert(CaseInputs in) {
        return ProbabilityDistribution.pert(in.number("min"), in.number("mode"), in.number("max"), in.number("lambda"))
                .map(law -> beta(law).put("cdfAtMode", law.cumulative(in.number("mode"))));
    }

    private static Outcome<Output> betaFromMoments(CaseInputs in) {
        return ProbabilityDistribution.betaFromMoments(in.number("mean"), in.number("sd"))
                .map(DistributionAdapters::beta);
    }

    private static Outcome<Output> triangular(CaseInputs in) {
        return ProbabilityDistribution.triangular(in.number("min"), in.number("mode"), in.number("max"))
                .map(law -> law(law).put("skewness", law.skewness()).put("cdfAtMode", law.cumulative(law.mode())));
    }

    private static Outcome<Output> lognormalFromQuantiles(CaseInputs in) {
        return ProbabilityDistribution.lognormalFromQuantiles(
                        in.number("lower"), in.number("pLower"), in.number("upper"), in.number("pUpper"))
                .map(DistributionAdapters::lognormal);
    }

    private static Outcome<Output> lognormalFromMoments(CaseInputs in) {
        return ProbabilityDistribution.lognormalFromMoments(in.number("mean"), in.number("sd"))
                .map(DistributionAdapters::lognormal);
    }

    private static Outcome<Output> normalFromQuantiles(CaseInputs in) {
        return ProbabilityDistribution.normalFromQuantiles(
                        in.number("lower"), in.number("pLower"), in.number("upper"), in.number("pUpper"))
                .map(law -> law(law).put("probBelowZero", law.cumulative(0)));
    }

    private static Outcome<Output> logUniform(CaseInputs in) {
        return ProbabilityDistribution.logUniform(in.number("min"), in.number("max"))
                .map(DistributionAdapters::law);
    }

    private static Outcome<Output> mixture(CaseInputs in) {
        return ProbabilityDistribution.normalMixture(in.doubles("weights"), in.doubles("means"), in.doubles("sds"))
                .map(law -> law(law).put("probAbove3", law.survival(THREE)));
    }

    private static Outcome<Output> truncatedNormal(CaseInputs in) {
        return ProbabilityDistribution.truncatedNormal(
                        in.number("mu"), in.number("sigma"), in.number("min"), in.number("max"))
                .map(DistributionAdapters::law);
    }

    private static Output beta(BetaDistribution law) {
        return law(law).put("alpha", law.alpha())
                .put("beta", law.beta())
                .put("skewness", law.skewness())
                .put("excessKurtosis", law.excessKurtosis());
    }

    private static Output lognormal(LognormalDistribution law) {
        return law(law).put("mu", law.mu())
                .put("sigma", law.sigma())
                .put("mode", law.mode())
                .put("skewness", law.skewness())
                .put("p95", law.quantile(NINETY_FIVE_PERCENT))
                .put("probAboveTwiceMedian", law.probabilityAboveMedianTimes(TWICE));
    }

    private static Output law(ProbabilityDistribution law) {
        return new Output()
                .put("mean", law.mean())
                .put("variance", law.variance())
                .put("sd", law.standardDeviation())
                .put("median", law.median())
                .with("quantiles", quantiles(law::quantile));
    }
}
