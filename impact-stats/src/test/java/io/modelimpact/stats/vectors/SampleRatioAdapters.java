package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.compare.ExactSampleRatioTest;
import io.modelimpact.stats.compare.NormalSampleRatioTest;
import io.modelimpact.stats.compare.SequentialSampleRatioTest;
import java.util.List;
import java.util.Set;

/** Adapters of sample-ratio tests beside the chi-squared one. */
final class SampleRatioAdapters {
    private SampleRatioAdapters() {}

    static List<Adapters.Adapter> all() {
        return List.of(
                new Adapters.Adapter("srm_exact_binomial", Set.of("counts", "weights"), SampleRatioAdapters::exact),
                new Adapters.Adapter(
                        "srm_normal_approximation",
                        Set.of("counts", "weights", "continuity_correction"),
                        SampleRatioAdapters::normal),
                new Adapters.Adapter(
                        "srm_sequential_dirichlet_multinomial",
                        Set.of("count_batches", "null_probabilities", "dirichlet_concentration"),
                        SampleRatioAdapters::sequential));
    }

    private static Outcome<Output> exact(CaseInputs in) {
        return ExactSampleRatioTest.withDefaults()
                .test(in.counts("counts"), in.doubles("weights"))
                .map(p -> new Output().put("p", p));
    }

    private static Outcome<Output> normal(CaseInputs in) {
        return NormalSampleRatioTest.withDefaults()
                .withContinuityCorrection(in.truth("continuity_correction"))
                .test(in.counts("counts"), in.doubles("weights"))
                .map(result -> new Output().put("z", result.z()).put("p", result.pValue()));
    }

    private static Outcome<Output> sequential(CaseInputs in) {
        return SequentialSampleRatioTest.withDefaults()
                .withConcentration(in.number("dirichlet_concentration"))
                .test(in.countRows("count_batches"), in.doubles("null_probabilities"))
                .map(CaseShapes::looks);
    }
}
