package io.modelimpact.stats.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.stats.vectors.Adapters.Adapter;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Runs the own cases of some areas. A package extends it with the areas that it answers for, so that its faults are found by
 * its own tests.
 */
public abstract class AreaVectors {
    private static final List<VectorCase> CASES = VectorCase.own();

    private final List<Area> areas;

    protected AreaVectors(Area... areas) {
        this.areas = List.of(areas);
    }

    @Test
    void every_case_passes_and_every_method_is_run() {
        List<Adapter> adapters =
                areas.stream().flatMap(area -> area.adapters().stream()).toList();
        VectorRun run = new VectorRun(adapters);
        CASES.forEach(run::run);

        assertThat(run.failures()).isEmpty();
        assertThat(adapters).extracting(Adapter::method).allMatch(method -> run.passed(method) > 0);
    }
}
