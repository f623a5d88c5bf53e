package io.modelimpact.stats.multiplicity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class StepDownTest {
    @Provide
    Arbitrary<double[]> pValues() {
        Arbitrary<Double> p = Arbitraries.oneOf(
                Arbitraries.doubles().between(0, 1), Arbitraries.of(0.0, 1.0, 0.01, 0.02, 1e-300, 0.05));
        return p.array(double[].class).ofMinSize(1).ofMaxSize(12);
    }

    @Test
    void local_rates_follow_the_steps() {
        double[] p = {0.2, 0.001, 0.02, 0.016};

        assertThat(Holm.localErrorRates(p, 0.05))
                .containsExactly(new double[] {0.05, 0.0125, 0.025, 0.05 / 3}, within(1e-17));
        assertThat(DirectionalHolm.simultaneousLevels(p, 0.05))
                .containsExactly(new double[] {0.05 / 3.5, 0.0125, 0.05 / 3.5, 0.05 / 3.5}, within(1e-17));
        assertThat(DirectionalHolm.boundErrorRate(4, 1, 0.05)).isEqualTo(0.05 / 3.5);
    }

    @Test
    void an_empty_family_gives_an_empty_result() {
        assertThat(Holm.adjust(new double[0])).isEmpty();
        assertThat(DirectionalHolm.simultaneousLevels(new double[0], 0.05)).isEmpty();
    }

    @Test
    void what_is_no_probability_is_refused() {
        assertThatThrownBy(() -> Holm.adjust(new double[] {0.1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Holm.adjust(new double[] {-0.1})).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Holm.localErrorRates(new double[] {0.1}, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DirectionalHolm.boundErrorRate(2, 3, 0.05))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 500, seed = "301")
    void holm_lies_between_raw_and_directional_which_lies_below_bonferroni(@ForAll("pValues") double[] p) {
        double[] holm = Holm.adjust(p);
        double[] directional = DirectionalHolm.adjust(p);
        for (int i = 0; i < p.length; i++) {
            assertThat(holm[i]).isBetween(p[i], directional[i]);
            assertThat(directional[i]).isLessThanOrEqualTo(Math.min(1, p.length * p[i]));
        }
    }

    @Property(tries = 500, seed = "302")
    void the_raw_p_value_is_below_the_local_rate_exactly_where_the_adjusted_one_is_below_alpha(
            @ForAll("pValues") double[] p, @ForAll @Scale(15) @DoubleRange(min = 0.001, max = 0.3) double alpha) {
        assertAgree(p, Holm.adjust(p), Holm.localErrorRates(p, alpha), alpha);
        assertAgree(p, DirectionalHolm.adjust(p), DirectionalHolm.simultaneousLevels(p, alpha), alpha);
    }

    @Property(tries = 200, seed = "303")
    void a_smaller_p_value_never_makes_another_adjusted_p_value_larger(
            @ForAll("pValues") double[] p, @ForAll @DoubleRange(min = 0, max = 1) double factor) {
        double[] smaller = p.clone();
        smaller[0] *= factor;
        for (int i = 0; i < p.length; i++) {
            assertThat(Holm.adjust(smaller)[i]).isLessThanOrEqualTo(Holm.adjust(p)[i]);
        }
    }

    private static void assertAgree(double[] p, double[] adjusted, double[] rates, double alpha) {
        for (int i = 0; i < p.length; i++) {
            boolean onTheEdge = Math.abs(adjusted[i] - alpha) < 1e-12;
            assertThat(onTheEdge || (p[i] < rates[i]) == (adjusted[i] < alpha)).isTrue();
            assertThat(rates[i]).isBetween(alpha / p.length, alpha);
        }
    }
}
