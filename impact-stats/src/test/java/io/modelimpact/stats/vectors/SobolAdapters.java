package io.modelimpact.stats.vectors;

import static io.modelimpact.stats.vectors.CaseShapes.list;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.scenario.ProbabilityDistribution;
import io.modelimpact.stats.scenario.SobolIndices;
import java.util.List;
import java.util.Set;
import java.util.function.ToDoubleFunction;

/** Adapters of variance-based sensitivity; the model follows from the keys of the inputs. */
final class SobolAdapters {
    private SobolAdapters() {}

    static List<Adapters.Adapter> all() {
        return List.of(
                new Adapters.Adapter("sobol", Set.of("a", "b"), SobolAdapters::ishigami),
                new Adapters.Adapter("sobol", Set.of("a"), SobolAdapters::g),
                new Adapters.Adapter("sobol", Set.of("weights", "sds"), SobolAdapters::weightedSum),
                new Adapters.Adapter("sobol", Set.of("means", "sds"), SobolAdapters::product));
    }

    private static Outcome<Output> ishigami(CaseInputs in) {
        ToDoubleFunction<double[]> model = CaseModels.ishigami(in.number("a"), in.number("b"));
        List<ProbabilityDistribution> angles = CaseModels.angles();
        return SobolIndices.ofModel(model, angles)
                .then(indices -> SobolIndices.interaction(model, angles, 0, CaseModels.LAST_ANGLE)
                        .map(both -> indices(indices).put("second13", both)));
    }

    private static Outcome<Output> g(CaseInputs in) {
        return SobolIndices.ofModel(CaseModels.g(in.doubles("a")), CaseModels.shares(in.doubles("a")))
                .map(SobolAdapters::indices);
    }

    private static Outcome<Output> weightedSum(CaseInputs in) {
        double[] weights = in.doubles("weights");
        double[] deviations = in.doubles("sds");
        return SobolIndices.ofWeightedSum(weights, new double[weights.length], deviations)
                .map(indices -> indices(indices)
                        .with(
                                "standardizedRegression",
                                list(SobolIndices.standardisedRegression(weights, deviations))));
    }

    private static Outcome<Output> product(CaseInputs in) {
        return SobolIndices.ofProduct(in.doubles("means"), in.doubles("sds")).map(SobolAdapters::indices);
    }

    private static Output indices(SobolIndices indices) {
        return new Output()
                .put("mean", indices.mean())
                .put("variance", indices.variance())
                .with("first", indices.first())
                .with("total", indices.total());
    }
}
