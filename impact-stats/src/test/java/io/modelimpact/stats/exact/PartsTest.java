package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which rows take the fast way. The bits do not depend on it, so that only these tests would notice. */
class PartsTest {
    private static final int ROWS = DoubleParts.CAPACITY;

    @ParameterizedTest
    @EnumSource(names = {"UNIFORM", "CENTRED", "LARGE_OFFSET", "CENTS", "WHOLE"})
    void doubles_of_similar_size_all_split(DoubleSamples samples) {
        SplittableRandom random = new SplittableRandom(3);
        DoubleParts parts = new DoubleParts(2);
        for (int block = 0; block < 20; block++) {
            parts.split(new double[][] {samples.array(random, ROWS), samples.array(random, ROWS)}, 0, ROWS);
            assertThat(parts.oddCount).isZero();
        }
    }

    @Test
    void doubles_that_grow_get_another_window() {
        DoubleParts parts = new DoubleParts(1);
        for (int block = 0; block < 10; block++) {
            double[] values = new double[ROWS];
            Arrays.fill(values, Math.scalb(1.1, 40 * block));
            parts.split(new double[][] {values}, 0, ROWS);
        }

        // After a change there is a wait, then the last window fits again.
        assertThat(parts.layout().sumExponent(0, 0)).isGreaterThan(40 * 3 - BinaryWindow.WIDTH);
    }

    @Test
    void a_double_that_does_not_fit_is_odd_and_the_others_are_not() {
        double[] values = new double[ROWS];
        Arrays.fill(values, 1);
        values[7] = 1e200;
        values[9] = Double.NaN;
        values[200] = 1e-200;
        DoubleParts parts = new DoubleParts(1);
        double[] first = new double[ROWS];
        Arrays.fill(first, 1);
        parts.split(new double[][] {first}, 0, ROWS);
        parts.split(new double[][] {values}, 0, ROWS);

        assertThat(parts.oddCount).isEqualTo(3);
        assertThat(Arrays.copyOf(parts.odd, 3)).containsExactly(7, 9, 200);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "0.75, -1", "-1024.5, 10", "1e-320, -1022"})
    void a_window_lies_around_the_largest_value_with_room_above(double value, int exponent) {
        double[] values = {0, value, value / 4, Double.POSITIVE_INFINITY};

        assertThat(BinaryWindow.around(values, 0, 4)).isEqualTo(BinaryWindow.ofUnit(Math.getExponent(value) + 3 - 46));
        assertThat(BinaryWindow.around(values, 0, 4).unitExponent()).isEqualTo(Math.max(-450, exponent + 3 - 46));
    }

    @Test
    void a_window_of_nothing_has_the_unit_one_and_windows_stay_where_products_are_exact() {
        assertThat(BinaryWindow.around(new double[] {0, Double.NaN}, 0, 2).unitExponent())
                .isZero();
        assertThat(BinaryWindow.ofUnit(-1000).unitExponent()).isEqualTo(-450);
        assertThat(BinaryWindow.ofUnit(1000).unitExponent()).isEqualTo(400);
        assertThat(BinaryWindow.rounder(3)).isEqualTo(1.5 * 0x1p55);
        double[] late = new double[200];
        late[199] = 8;
        assertThat(BinaryWindow.around(late, 190, 200).unitExponent()).isEqualTo(3 + 3 - 46);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, -1, (1 << 23) - 1, -(1 << 23)})
    void small_integers_all_fit(long value) {
        LongParts parts = take(value, 256);

        assertThat(parts.oddCount).isZero();
        assertThat(parts.layout().kind).isEqualTo(PartLayout.Kind.SMALL_INTEGERS);
    }

    @ParameterizedTest
    @ValueSource(longs = {1 << 23, -(1 << 23) - 1, 1L << 40, (1L << 46) - 1, -(1L << 46)})
    void a_few_larger_integers_are_odd_and_many_change_the_layout(long value) {
        LongParts few = take(value, 4);
        LongParts many = take(value, 5);

        assertThat(few.oddCount).isEqualTo(4);
        assertThat(few.layout().kind).isEqualTo(PartLayout.Kind.SMALL_INTEGERS);
        assertThat(few.block[0]).containsOnly(0);
        assertThat(many.oddCount).isZero();
        assertThat(many.layout().kind).isEqualTo(PartLayout.Kind.INTEGERS);
        assertThat(many.block[0][4]).isEqualTo(value);
    }

    @ParameterizedTest
    @ValueSource(longs = {1L << 46, -(1L << 46) - 1, Long.MAX_VALUE, Long.MIN_VALUE})
    void integers_beyond_a_level_are_odd_in_any_layout(long value) {
        LongParts parts = take(value, 200);

        assertThat(parts.oddCount).isEqualTo(200);
        assertThat(Arrays.copyOf(parts.odd, 3)).containsExactly(0, 1, 2);
        assertThat(parts.block[0]).containsOnly(0);
    }

    private static LongParts take(long value, int times) {
        long[] values = new long[ROWS];
        Arrays.fill(values, 0, times, value);
        LongParts parts = new LongParts(1);
        parts.take(new long[][] {values}, 0, ROWS);
        return parts;
    }

    @Test
    void layouts_of_the_same_windows_match() {
        PartLayout one = PartLayout.ofDoubles(BinaryWindow.ofUnit(1), BinaryWindow.ofUnit(2));

        assertThat(one.matches(PartLayout.ofDoubles(BinaryWindow.ofUnit(1), BinaryWindow.ofUnit(2))))
                .isTrue();
        assertThat(one.matches(PartLayout.ofDoubles(BinaryWindow.ofUnit(1), BinaryWindow.ofUnit(3))))
                .isFalse();
        assertThat(one.matches(PartLayout.ofDoubles(BinaryWindow.ofUnit(1)))).isFalse();
        assertThat(PartLayout.ofIntegers(2, true).matches(PartLayout.ofIntegers(2, false)))
                .isFalse();
        assertThat(PartLayout.ofIntegers(2, true).matches(PartLayout.ofIntegers(3, true)))
                .isFalse();
        assertThat(PartLayout.ofIntegers(2, true).matches(PartLayout.ofIntegers(2, true)))
                .isTrue();
    }

    /** Parts of 2 variables: a count, 2 sums of 2 parts, 3 products of 3 parts. */
    @Test
    void a_layout_places_its_parts_one_after_the_other() {
        PartLayout doubles = PartLayout.ofDoubles(BinaryWindow.ofUnit(5), BinaryWindow.ofUnit(-7));

        assertThat(doubles.parts).isEqualTo(1 + 4 + 9);
        assertThat(doubles.sumStart(1)).isEqualTo(3);
        assertThat(doubles.productStart(2)).isEqualTo(11);
        assertThat(doubles.sumExponent(1, 1)).isEqualTo(-7 - 46);
        assertThat(doubles.productExponent(0, 1, 0)).isEqualTo(5 - 7 + 46);
        assertThat(doubles.productExponent(0, 1, 2)).isEqualTo(5 - 7 - 46);
        PartLayout integers = PartLayout.ofIntegers(2, false);
        assertThat(integers.parts).isEqualTo(1 + 2 + 6);
        assertThat(integers.sumExponent(1, 0)).isZero();
        assertThat(integers.productExponent(0, 1, 0)).isEqualTo(46);
        assertThat(integers.productExponent(0, 1, 1)).isZero();
    }
}
