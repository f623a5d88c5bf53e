package io.modelimpact.stats.vectors;

import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.Arrays;
import java.util.List;

/** The adapters, by what they are about. */
public enum Area {
    FOUNDATION(Adapters.foundation()),
    COMPARISON(ComparisonAdapters.all()),
    PROPORTION(ProportionAdapters.all()),
    POWER(PowerAdapters.all()),
    DISTRIBUTION(DistributionAdapters.all()),
    SCENARIO(ScenarioAdapters.all()),
    BAYES(BayesAdapters.all()),
    SEQUENTIAL(SequentialAdapters.all()),
    QUANTILE(QuantileAdapters.all()),
    ADJUSTMENT(AdjustmentAdapters.all()),
    SOBOL(SobolAdapters.all()),
    RANK(RankAdapters.all()),
    MULTIPLICITY(MultiplicityAdapters.all()),
    SAMPLE_RATIO(SampleRatioAdapters.all()),
    AGGREGATE(AggregateAdapters.all());

    @SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
    private final List<Adapter> adapters;

    Area(List<Adapter> adapters) {
        this.adapters = List.copyOf(adapters);
    }

    List<Adapter> adapters() {
        return adapters;
    }

    /** The adapters of all areas. */
    static List<Adapter> all() {
        return Arrays.stream(values()).flatMap(area -> area.adapters.stream()).toList();
    }
}
