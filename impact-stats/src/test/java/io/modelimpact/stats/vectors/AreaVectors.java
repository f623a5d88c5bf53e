package io.modelimpact.stats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs the own cases of one area, those that its adapters read. A class for each area, so that a fault in one area has to
 * run the cases of that area only.
 */
abstract class AreaVectors {
    private static final List<VectorCase> CASES = VectorCase.own();

    abstract List<Adapter> adapters();

    @Test
    void every_case_passes_and_every_method_is_run() {
        VectorRun run = new VectorRun(adapters());
        CASES.forEach(run::run);

        assertThat(run.failures()).isEmpty();
        assertThat(adapters()).extracting(Adapter::method).allMatch(method -> run.passed(method) > 0);
    }
}
