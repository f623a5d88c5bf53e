package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FlatSumsTest {
    @ParameterizedTest
    @EnumSource(DoubleSamples.class)
    void an_array_of_any_kind_has_the_bits_of_its_values_added_one_by_one(DoubleSamples samples) {
        requireSame(samples.array(new SplittableRandom(5), 20_000));
    }

    @Property(tries = 100, seed = "603")
    void arrays_of_several_kinds_have_the_bits_of_their_values_added_one_by_one(
            @ForAll long seed, @ForAll @IntRange(min = 0, max = 9000) int length) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = DoubleSamples.any(random).array(random, length);
        double[] others = DoubleSamples.any(random).array(random, length);
        System.arraycopy(others, 0, values, length / 2, length - length / 2);

        requireSame(values);
    }

    @Test
    void the_largest_parts_of_a_block_do_not_overflow() {
        double[] values = new double[1 << 14];
        Arrays.fill(values, -Math.nextDown(1.0));
        values[0] = Math.nextDown(8.0);

        requireSame(values);
    }

    @Test
    void indices_beyond_the_array_are_refused() {
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> ExactSum.create().addAll(new double[3], 1, 4));
    }

    private static void requireSame(double[] values) {
        ExactSum byArray = ExactSum.create();
        ExactSum byValue = ExactSum.create();
        byArray.addAll(values, 0, values.length / 3);
        byArray.addAll(values, values.length / 3, values.length);
        for (double value : values) {
            byValue.add(value);
        }

        assertThat(byArray.canonicalText()).isEqualTo(byValue.canonicalText());
    }
}
