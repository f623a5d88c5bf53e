package io.modelimpact.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import org.junit.jupiter.api.Test;

class MillsFractionTest {
    private static final int POINTS = 200_000;

    @Test
    void the_shortcut_has_the_bits_of_the_whole_fraction_and_is_nearly_always_taken() {
        RandomStream stream = CounterRandom.of("Mills fraction").stream("points");
        int undecided = 0;
        for (int i = 0; i < POINTS; i++) {
            double z = 1.5 + 2.5 * stream.uniformAt(i);
            double outer = MillsFraction.outerPart(z);
            assertThat(MillsFraction.evaluate(z)).isEqualTo(MillsFraction.whole(z));
            undecided += Double.isNaN(outer) ? 1 : 0;
        }
        assertThat(undecided).isPositive().isLessThan(POINTS / 50);
    }

    @Test
    void the_inner_part_is_known_well_within_the_bounds_put_around_it() {
        for (int i = 0; i <= 100_000; i++) {
            double z = 1.5 + i / 40_000.0;
            double inner = z;
            for (int k = 20 + (int) (500 / (z * z)); k >= 9; k--) {
                inner = z + k / inner;
            }
            assertThat(MillsFraction.innerPart(z) / inner - 1).isBetween(-6e-15, 6e-15);
        }
    }

    @Test
    void it_is_density_over_tail() {
        assertThat(1 / MillsFraction.evaluate(2)).isCloseTo(0.4213692292880545, offset(1e-15));
        assertThat(1 / MillsFraction.evaluate(10)).isCloseTo(0.09902859647173191, offset(1e-15));
    }
}
