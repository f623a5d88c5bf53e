package io.modelimpact.stats.vectors;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.multiplicity.BenjaminiHochberg;
import io.modelimpact.stats.multiplicity.BenjaminiYekutieli;
import io.modelimpact.stats.multiplicity.Bonferroni;
import io.modelimpact.stats.multiplicity.Hochberg;
import io.modelimpact.stats.multiplicity.HolmSidak;
import io.modelimpact.stats.multiplicity.Hommel;
import io.modelimpact.stats.multiplicity.Sidak;
import io.modelimpact.stats.multiplicity.TwoStageBenjaminiHochberg;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Adapters of multiple testing. */
final class MultiplicityAdapters {
    private MultiplicityAdapters() {}

    static List<Adapters.Adapter> all() {
        return List.of(
                adapter("bonferroni", Bonferroni::adjust),
                adapter("sidak", Sidak::adjust),
                adapter("holm_sidak", HolmSidak::adjust),
                adapter("hochberg", Hochberg::adjust),
                adapter("hommel", Hommel::adjust),
                adapter("benjamini_hochberg", BenjaminiHochberg::adjust),
                adapter("benjamini_yekutieli", BenjaminiYekutieli::adjust),
                new Adapters.Adapter("two_stage_bky", Set.of("p_values", "alpha"), MultiplicityAdapters::twoStage));
    }

    private static Adapters.Adapter adapter(String method, UnaryOperator<double[]> procedure) {
        return new Adapters.Adapter(
                method,
                Set.of("p_values"),
                in -> Outcome.of(new Output().putEach("p", procedure.apply(in.doubles("p_values")))));
    }

    private static Outcome<Output> twoStage(CaseInputs in) {
        return Outcome.of(new Output()
                .putEach("p", TwoStageBenjaminiHochberg.adjust(in.doubles("p_values"), in.number("alpha"))));
    }
}
