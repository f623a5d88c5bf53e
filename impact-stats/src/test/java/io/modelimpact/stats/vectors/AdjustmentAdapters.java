package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.adjust.Cuped;
import io.modelimpact.stats.adjust.PostStratification;
import io.modelimpact.stats.adjust.RegressionAdjustment;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;
import java.util.Set;

/** Adapters of variance reduction. */
final class AdjustmentAdapters {
    private AdjustmentAdapters() {}

    static List<Adapter> all() {
        return List.of(
                new Adapter("cuped_pooled_theta_absolute", Set.of("control"), AdjustmentAdapters::cupedAbsolute),
                new Adapter(
                        "cuped_pooled_theta_relative_gbstats", Set.of("control"), AdjustmentAdapters::cupedRelative),
                new Adapter("cuped_ratio_gbstats_absolute", Set.of("control"), AdjustmentAdapters::ratioAbsolute),
                new Adapter("cuped_ratio_gbstats_relative", Set.of("control"), AdjustmentAdapters::ratioRelative),
                new Adapter("cuped_relative_log", Set.of("control"), AdjustmentCases::cupedLog),
                new Adapter("cuped_ratio_pooled_theta_log", Set.of("control"), AdjustmentCases::ratioLog),
                new Adapter("ancova_ols", Set.of("control"), AdjustmentAdapters::ancova),
                new Adapter("ancova_lin_robust_se", Set.of("control"), AdjustmentCases::robust),
                new Adapter("post_stratification_mean", Set.of("cells"), AdjustmentCases::stratifiedMean),
                new Adapter("post_stratification_mean_cuped", Set.of("cells"), AdjustmentCases::stratifiedMeanCuped),
                new Adapter("post_stratification_ratio", Set.of("cells"), AdjustmentCases::stratifiedRatio),
                new Adapter("post_stratification_ratio_cuped", Set.of("cells"), AdjustmentCases::stratifiedRatioCuped),
                new Adapter(
                        "lin2013",
                        Set.of("treated", "covariates"),
                        in -> AdjustmentCases.lin(in.complete("treated", "covariates", "y"))),
                new Adapter(
                        "lin2013.cluster",
                        Set.of("treated", "cluster"),
                        in -> AdjustmentCases.linClustered(in.complete("treated", "cluster", "covariates", "y"))),
                new Adapter("cuped", Set.of("treated", "pre"), in -> cuped(in.complete("treated", "pre", "y"))),
                new Adapter(
                        "postStratification",
                        Set.of("stratum"),
                        in -> fixedWeights(in.complete("stratum", "treated", "y"))));
    }

    private static Outcome<Output> cupedAbsolute(CaseInputs in) {
        return Cuped.forMeans()
                .adjust(AdjustmentCases.means(in, "control"), AdjustmentCases.means(in, "treatment"))
                .then(adjustment -> adjustment
                        .absolute()
                        .map(found -> AdjustmentCases.estimate(found)
                                .put("theta", adjustment.theta())
                                .put("variance_reduction", adjustment.varianceReduction())));
    }

    private static Outcome<Output> cupedRelative(CaseInputs in) {
        return Cuped.forMeans()
                .adjust(AdjustmentCases.means(in, "control"), AdjustmentCases.means(in, "treatment"))
                .then(adjustment -> adjustment
                        .relative()
                        .map(found -> AdjustmentCases.estimate(found).put("theta", adjustment.theta())));
    }

    private static Outcome<Output> ratioAbsolute(CaseInputs in) {
        return Cuped.forRatios()
                .adjust(AdjustmentCases.ratios(in, "control"), AdjustmentCases.ratios(in, "treatment"))
                .then(adjustment -> adjustment
                        .absolute()
                        .map(found -> AdjustmentCases.estimate(found).put("theta", adjustment.theta())));
    }

    private static Outcome<Output> ratioRelative(CaseInputs in) {
        return Cuped.forRatios()
                .adjust(AdjustmentCases.ratios(in, "control"), AdjustmentCases.ratios(in, "treatment"))
                .then(adjustment -> adjustment
                        .relative()
                        .map(found -> AdjustmentCases.estimate(found).put("theta", adjustment.theta())));
    }

    private static Outcome<Output> ancova(CaseInputs in) {
        return AdjustmentCases.twoArms(in, RegressionAdjustment.ancova())
                .map(fit -> new Output()
                        .put("estimate", fit.effect())
                        .put("standard_error", fit.errors().classical())
                        .put("df", fit.degreesOfFreedom())
                        .put("theta_within", fit.slope(0)));
    }

    private static Outcome<Output> cuped(CaseInputs in) {
        return WelchTTest.withDefaults()
                .test(AdjustmentCases.armWhere(in, "treated", 0, "y"), AdjustmentCases.armWhere(in, "treated", 1, "y"))
                .then(plain -> Cuped.forMeans()
                        .adjust(AdjustmentCases.armPair(in, 0), AdjustmentCases.armPair(in, 1))
                        .then(pooled -> pooled.absolute()
                                .then(effect -> pooled.imbalance()
                                        .then(imbalance -> within(in)
                                                .map(within -> within.put("thetaPooled", pooled.theta())
                                                        .put("estimatePooled", effect.value())
                                                        .put("sePooled", effect.standardError())
                                                        .put("unadjusted", plain.value())
                                                        .put("corr", pooled.correlation())
                                                        .put("varianceReduction", pooled.varianceReduction())
                                                        .put("covariateImbalanceT", imbalance.statistic()))))));
    }

    private static Outcome<Output> within(CaseInputs in) {
        return Cuped.forMeans()
                .with(Cuped.Slope.WITHIN_ARMS)
                .adjust(AdjustmentCases.armPair(in, 0), AdjustmentCases.armPair(in, 1))
                .then(adjustment -> adjustment
                        .absolute()
                        .map(effect -> new Output()
                                .put("thetaWithin", adjustment.theta())
                                .put("estimateWithin", effect.value())));
    }

    private static Outcome<Output> fixedWeights(CaseInputs in) {
        return PostStratification.withFixedWeights(AdjustmentCases.strata(in))
                .map(found -> new Output()
                        .put("estimate", found.estimate())
                        .put("se", found.standardError())
                        .with("strata", AdjustmentCases.named(in, found.strata())));
    }
}
