package io.modelimpact.stats.vectors;

import java.util.List;
import java.util.stream.Stream;

/** The adapters of all capabilities. */
final class AdapterRegister {
    private AdapterRegister() {}

    static List<Adapters.Adapter> all() {
        return Stream.of(
                        Adapters.all(),
                        DistributionAdapters.all(),
                        ScenarioAdapters.all(),
                        BayesAdapters.all(),
                        SequentialAdapters.all(),
                        QuantileAdapters.all(),
                        AdjustmentAdapters.all(),
                        SobolAdapters.all(),
                        RankAdapters.all(),
                        MultiplicityAdapters.all(),
                        SampleRatioAdapters.all(),
                        AggregateAdapters.all())
                .flatMap(List::stream)
                .toList();
    }
}
