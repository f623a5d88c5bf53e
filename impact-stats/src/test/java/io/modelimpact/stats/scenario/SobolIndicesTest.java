package io.modelimpact.stats.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SobolIndicesTest {
    private static final ProbabilityDistribution UNIT =
            ProbabilityDistribution.uniform(0, 1).orElseThrow();
    private static final ProbabilityDistribution WIDE =
            ProbabilityDistribution.uniform(2, 8).orElseThrow();

    @Test
    void quadrature_agrees_with_the_closed_forms() {
        double[] means = {0.5, 5};
        double[] deviations = {UNIT.standardDeviation(), WIDE.standardDeviation()};
        assertClose(
                SobolIndices.ofModel(x -> x[0] * x[1], List.of(UNIT, WIDE)), SobolIndices.ofProduct(means, deviations));
        assertClose(
                SobolIndices.ofModel(x -> 3 * x[0] - 0.5 * x[1], List.of(UNIT, WIDE)),
                SobolIndices.ofWeightedSum(new double[] {3, -0.5}, means, deviations));
    }

    private static void assertClose(Outcome<SobolIndices> left, Outcome<SobolIndices> right) {
        SobolIndices one = left.orElseThrow();
        SobolIndices two = right.orElseThrow();
        assertThat(one.mean()).isCloseTo(two.mean(), within(1e-13));
        assertThat(one.variance()).isCloseTo(two.variance(), within(1e-12));
        for (int i = 0; i < 2; i++) {
            assertThat(one.first().get(i)).isCloseTo(two.first().get(i), within(1e-12));
            assertThat(one.total().get(i)).isCloseTo(two.total().get(i), within(1e-12));
        }
    }

    @Test
    void two_inputs_that_only_act_together_share_all_of_the_variance() {
        List<ProbabilityDistribution> inputs = List.of(UNIT, UNIT, UNIT);
        SobolIndices indices =
                SobolIndices.ofModel(x -> (x[0] - 0.5) * (x[2] - 0.5), inputs).orElseThrow();

        assertThat(indices.first()).allSatisfy(index -> assertThat(index).isCloseTo(0, within(1e-14)));
        assertThat(indices.total().get(0)).isCloseTo(1, within(1e-13));
        assertThat(indices.total().get(1)).isCloseTo(0, within(1e-13));
        assertThat(SobolIndices.interaction(x -> (x[0] - 0.5) * (x[2] - 0.5), inputs, 0, 2)
                        .orElseThrow())
                .isCloseTo(1, within(1e-13));
        assertThat(SobolIndices.interaction(x -> (x[0] - 0.5) * (x[2] - 0.5), inputs, 0, 1)
                        .orElseThrow())
                .isCloseTo(0, within(1e-13));
    }

    @Test
    void many_inputs_share_a_coarser_grid() {
        SobolIndices indices = SobolIndices.ofModel(x -> x[0] + 2 * x[7], Collections.nCopies(8, UNIT))
                .orElseThrow();

        assertThat(indices.first().get(7)).isCloseTo(0.8, within(1e-12));
        assertThat(indices.first().get(3)).isCloseTo(0, within(1e-14));
    }

    @Test
    void what_does_not_vary_or_is_no_number_is_refused() {
        assertCode(RefusalCode.DEGENERATE, SobolIndices.ofModel(x -> 3, List.of(UNIT)));
        assertCode(RefusalCode.NOT_FINITE, SobolIndices.ofModel(x -> Double.NaN, List.of(UNIT)));
        assertCode(RefusalCode.INVALID_PARAMETERS, SobolIndices.ofModel(x -> 3, List.of()));
        assertCode(RefusalCode.INVALID_PARAMETERS, SobolIndices.ofModel(x -> 3, Collections.nCopies(11, UNIT)));
        assertCode(RefusalCode.INVALID_PARAMETERS, SobolIndices.ofProduct(new double[1], new double[2]));
        assertCode(
                RefusalCode.INVALID_PARAMETERS,
                SobolIndices.ofWeightedSum(new double[1], new double[2], new double[1]));
        assertCode(RefusalCode.DEGENERATE, SobolIndices.ofProduct(new double[] {1}, new double[1]));
    }

    private static void assertCode(RefusalCode code, Outcome<?> outcome) {
        assertThat(outcome.refusal().map(Refusal::code)).contains(code);
    }
}
