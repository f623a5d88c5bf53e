package io.modelimpact.stats.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.SampleSummary;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WinsorisingTest {
    private static final double[] CONTROL = {1, 2, 3, 100};
    private static final double[] TREATMENT = {4, 5, 6, 7, -50};

    @Test
    void both_arms_are_clamped_at_the_same_two_values() {
        Winsorising.Arms arms = clamped(0.125, 0.875, CONTROL, TREATMENT).orElseThrow();

        assertThat(arms.lowerCap()).isEqualTo(1);
        assertThat(arms.upperCap()).isEqualTo(7);
        assertThat(arms.control().mean().doubleValue()).isEqualTo(13.0 / 4);
        assertThat(arms.treatment().mean().doubleValue()).isEqualTo(23.0 / 5);
    }

    @Test
    void the_ends_of_the_sample_clamp_nothing() {
        Winsorising.Arms whole = clamped(0, 1, CONTROL, TREATMENT).orElseThrow();

        assertThat(whole.control().mean())
                .isEqualTo(SampleSummary.ofValues(CONTROL).mean());
        assertThat(whole.treatment().variance())
                .isEqualTo(SampleSummary.ofValues(TREATMENT).variance());
    }

    @Test
    void both_quantiles_may_be_the_median() {
        Winsorising.Arms arms = clamped(0.5, 0.5, CONTROL, TREATMENT).orElseThrow();

        assertThat(arms.lowerCap()).isEqualTo(4);
        assertThat(arms.upperCap()).isEqualTo(4);
        assertThat(arms.control().variance().signum()).isZero();
    }

    @Test
    void what_cannot_be_ordered_is_refused() {
        for (double value : new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            assertThat(code(clamped(0, 1, CONTROL, new double[] {value}))).isEqualTo(RefusalCode.NOT_FINITE);
        }
        assertThat(code(clamped(0, 1, new double[0], new double[0]))).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(clamped(0, 1, CONTROL, new double[0])
                        .orElseThrow()
                        .treatment()
                        .refusal())
                .isPresent();
    }

    @ParameterizedTest
    @CsvSource({"0.6, 0.4", "-0.1, 1", "0, 1.1", "NaN, 1", "0, NaN"})
    void quantiles_lie_in_order_within_the_unit_interval(double lower, double upper) {
        assertThatThrownBy(() -> Winsorising.atPooledQuantiles(lower, upper))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Expected 0 <= lower <= upper <= 1, found " + lower + " and " + upper);
    }

    private static Outcome<Winsorising.Arms> clamped(double lower, double upper, double[] control, double[] treatment) {
        return Winsorising.atPooledQuantiles(lower, upper).apply(control, treatment);
    }

    private static RefusalCode code(Outcome<?> outcome) {
        return outcome.refusal().map(Refusal::code).orElseThrow();
    }
}
