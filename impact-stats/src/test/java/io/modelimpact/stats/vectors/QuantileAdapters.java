package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.quantile.OrderStatisticInterval;
import io.modelimpact.stats.resample.BootstrapIntervals;
import io.modelimpact.stats.resample.ExactBootstrapOfMean;
import io.modelimpact.stats.resample.WeightedReplicates;
import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;
import java.util.Set;

/** Adapters of quantiles and resampling. */
final class QuantileAdapters {
    private QuantileAdapters() {}

    static List<Adapter> all() {
        return QuantileCases.withTypes(List.of(
                new Adapter("quantile_ci_order_statistic", Set.of("samples"), QuantileAdapters::orderCi),
                new Adapter("quantile_event_gbstats", Set.of("control"), QuantileAdapters::event),
                new Adapter("quantile_clustered_gbstats", Set.of("control"), QuantileAdapters::clustered),
                new Adapter("bootstrap_ci_type7_quantiles", Set.of("replicates"), QuantileAdapters::given),
                new Adapter("exact_bootstrap_distribution_mean", Set.of("data"), QuantileAdapters::exact),
                new Adapter("poisson_bootstrap_given_weights", Set.of("weights"), QuantileAdapters::poisson),
                new Adapter(
                        "bootstrap_se_difference_in_means",
                        Set.of("control", "treatment"),
                        QuantileAdapters::standardError),
                new Adapter(
                        "bootstrap_bca_difference_in_means",
                        Set.of("control", "treatment"),
                        QuantileAdapters::accelerated)));
    }

    private static Outcome<Output> orderCi(CaseInputs in) {
        return OrderStatisticInterval.of(in.doubles("samples"), in.number("probability"), QuantileCases.errorRate(in))
                .map(found -> new Output()
                        .put("lower_rank", found.lowerRank())
                        .put("upper_rank", found.upperRank())
                        .put("lower", found.lower())
                        .put("upper", found.upper())
                        .put("exact_coverage", found.coverage()));
    }

    private static Outcome<Output> event(CaseInputs in) {
        return QuantileCases.effect(in, QuantileCases.eventArm(in, "control"), QuantileCases.eventArm(in, "treatment"));
    }

    private static Outcome<Output> clustered(CaseInputs in) {
        return QuantileCases.effect(
                in, QuantileCases.clusteredArm(in, "control"), QuantileCases.clusteredArm(in, "treatment"));
    }

    private static Outcome<Output> given(CaseInputs in) {
        double acceleration = BootstrapIntervals.acceleration(in.doubles("influence"));
        return BootstrapIntervals.of(in.number("t0"), in.doubles("replicates"), QuantileCases.errorRate(in))
                .then(intervals -> intervals
                        .accelerated(acceleration)
                        .map(bca -> new Output()
                                .put("percentile_lower", intervals.percentile().lower())
                                .put("percentile_upper", intervals.percentile().upper())
                                .put("basic_lower", intervals.basic().lower())
                                .put("basic_upper", intervals.basic().upper())
                                .put("z0", bca.bias())
                                .put("acceleration", bca.acceleration())
                                .put("bca_alpha_lower", bca.lowerProbability())
                                .put("bca_alpha_upper", bca.upperProbability())
                                .put("bca_lower", bca.interval().lower())
                                .put("bca_upper", bca.interval().upper())));
    }

    private static Outcome<Output> exact(CaseInputs in) {
        return ExactBootstrapOfMean.of(in.doubles("data"))
                .map(law -> new Output()
                        .put("bootstrap_mean", law.mean())
                        .put("bootstrap_se", law.standardError())
                        .put("p_min", law.probabilityOfSmallest())
                        .put("percentile_lower", law.quantile(QuantileCases.LOWER))
                        .put("percentile_upper", law.quantile(QuantileCases.UPPER)));
    }

    private static Outcome<Output> poisson(CaseInputs in) {
        return Outcome.of(new Output()
                .putEach("mean_", WeightedReplicates.means(in.doubles("x"), in.weights("weights")))
                .putEach("ratio_", WeightedReplicates.ratios(in.doubles("x"), in.doubles("y"), in.weights("weights"))));
    }

    private static Outcome<Output> standardError(CaseInputs in) {
        return QuantileCases.bootstrap(in)
                .then(drawn -> drawn.intervals(BeliefCases.USUAL_ERROR_RATE))
                .map(found -> new Output().put("standard_error", found.standardError()));
    }

    private static Outcome<Output> accelerated(CaseInputs in) {
        return QuantileCases.bootstrap(in)
                .then(drawn -> drawn.intervals(QuantileCases.errorRate(in))
                        .then(found -> found.acceleratedWithTies(drawn.acceleration())))
                .map(found -> new Output()
                        .put("ci_lower", found.interval().lower())
                        .put("ci_upper", found.interval().upper()));
    }
}
