package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.SliceHeterogeneity;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.exact.ExactComoments;
import io.modelimpact.stats.exact.ExactMoments;
import io.modelimpact.stats.quantile.Winsorising;
import java.util.List;
import java.util.Set;

/** Adapters of merged aggregates, winsorising and heterogeneity. */
final class AggregateAdapters {
    private AggregateAdapters() {}

    static List<Adapters.Adapter> all() {
        return List.of(
                new Adapters.Adapter("merged_mean_variance", Set.of("part_1"), AggregateAdapters::moments),
                new Adapters.Adapter("merged_covariance", Set.of("y_1", "x_1"), AggregateAdapters::covariance),
                new Adapters.Adapter(
                        "winsorize_pooled_quantile_then_welch",
                        Set.of("control", "treatment", "lower_quantile", "upper_quantile"),
                        AggregateAdapters::winsorised),
                new Adapters.Adapter(
                        "segment_heterogeneity_q_dl",
                        Set.of("effects", "variances"),
                        AggregateAdapters::heterogeneity));
    }

    private static Outcome<Output> moments(CaseInputs in) {
        ExactMoments whole = in.mergedMoments();
        return Outcome.of(new Output()
                .put("n", whole.count())
                .putIfDefined("mean", () -> whole.mean().doubleValue())
                .putIfDefined("variance", () -> whole.variance().doubleValue()));
    }

    private static Outcome<Output> covariance(CaseInputs in) {
        ExactComoments whole = in.mergedComoments();
        return Outcome.of(new Output()
                .put("n", whole.count())
                .putIfDefined("covariance", () -> whole.covariance().doubleValue()));
    }

    private static Outcome<Output> winsorised(CaseInputs in) {
        return Winsorising.atPooledQuantiles(in.number("lower_quantile"), in.number("upper_quantile"))
                .apply(in.doubles("control"), in.doubles("treatment"))
                .then(arms -> WelchTTest.withDefaults()
                        .test(arms.control(), arms.treatment())
                        .map(Adapters::estimate)
                        .map(output -> output.put("lower_cap", arms.lowerCap()).put("upper_cap", arms.upperCap())));
    }

    private static Outcome<Output> heterogeneity(CaseInputs in) {
        return SliceHeterogeneity.of(in.doubles("effects"), in.doubles("variances"))
                .map(result -> new Output()
                        .put("fixed", result.fixedEffect())
                        .put("fixed_se", result.fixedStandardError())
                        .put("q", result.q())
                        .put("df", result.degreesOfFreedom())
                        .put("p_heterogeneity", result.pValue())
                        .put("i2", result.iSquared())
                        .put("tau2_dl", result.tauSquared())
                        .put("random", result.randomEffect())
                        .put("random_se", result.randomStandardError()));
    }
}
