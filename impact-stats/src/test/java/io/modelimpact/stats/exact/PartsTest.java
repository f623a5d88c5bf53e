package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Which rows take the fast way. The bits do not depend on it, so that only these tests would notice. */
class PartsTest {
    private static final int ROWS = RowsByCell.BLOCK;

    @ParameterizedTest
    @EnumSource(names = {"UNIFORM", "CENTRED", "LARGE_OFFSET", "CENTS", "WHOLE"})
    void doubles_of_similar_size_split_but_for_a_few(DoubleSamples samples) {
        SplittableRandom random = new SplittableRandom(3);
        DoubleParts parts = new DoubleParts(2);
        for (int block = 0; block < 20; block++) {
            parts.split(new double[][] {samples.array(random, ROWS), samples.array(random, ROWS)}, 0, 0, ROWS);
            assertThat(parts.oddCount()).isLessThan(ROWS / 64);
        }
    }

    @Test
    void doubles_that_grow_get_another_window() {
        DoubleParts parts = new DoubleParts(1);
        for (int block = 0; block < 10; block++) {
            double[] values = new double[ROWS];
            Arrays.fill(values, Math.scalb(1.1, 40 * block));
            parts.split(new double[][] {values}, 0, 0, ROWS);
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
        parts.split(new double[][] {first}, 0, 0, ROWS);
        parts.split(new double[][] {values}, 0, 0, ROWS);

        assertThat(parts.oddCount()).isEqualTo(3);
        assertThat(new int[] {parts.odd(0), parts.odd(1), parts.odd(2)}).containsExactly(7, 9, 200);
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

    @Test
    void layouts_of_the_same_windows_match() {
        PartLayout one = PartLayout.ofWindows(BinaryWindow.ofUnit(1), BinaryWindow.ofUnit(2));

        assertThat(one.matches(PartLayout.ofWindows(BinaryWindow.ofUnit(1), BinaryWindow.ofUnit(2))))
                .isTrue();
        assertThat(one.matches(PartLayout.ofWindows(BinaryWindow.ofUnit(1), BinaryWindow.ofUnit(3))))
                .isFalse();
        assertThat(one.matches(PartLayout.ofWindows(BinaryWindow.ofUnit(1)))).isFalse();
        assertThat(PartLayout.ofIntegers(true, 0, 0).matches(PartLayout.ofIntegers(false, 0, 0)))
                .isFalse();
        assertThat(PartLayout.ofIntegers(true, 0, 0).matches(PartLayout.ofIntegers(true, 0, 0, 0)))
                .isFalse();
        assertThat(PartLayout.ofIntegers(true, 0, -3).matches(PartLayout.ofIntegers(true, 0, -3)))
                .isTrue();
    }

    /** Parts of 2 variables: a count, 2 sums of 2 parts, 3 products of 3 parts. */
    @Test
    void a_layout_places_its_parts_one_after_the_other() {
        PartLayout doubles = PartLayout.ofWindows(BinaryWindow.ofUnit(5), BinaryWindow.ofUnit(-7));

        assertThat(doubles.parts).isEqualTo(1 + 4 + 9);
        assertThat(doubles.sumStart(1)).isEqualTo(3);
        assertThat(doubles.productStart(2)).isEqualTo(11);
        assertThat(doubles.sumExponent(1, 1)).isEqualTo(-7 - 46);
        assertThat(doubles.productExponent(0, 1, 0)).isEqualTo(5 - 7 + 46);
        assertThat(doubles.productExponent(0, 1, 2)).isEqualTo(5 - 7 - 46);
    }

    /** Small integers have one part a sum; wide ones have words of 32 bits, 3 a sum and 4 a product. */
    @Test
    void a_layout_of_integers_counts_from_the_lowest_word() {
        PartLayout small = PartLayout.ofIntegers(true, -2, 3);
        PartLayout wide = PartLayout.ofIntegers(false, -2, 3);

        assertThat(small.parts).isEqualTo(1 + 2 + 3);
        assertThat(wide.parts).isEqualTo(1 + 4 + 9);
        assertThat(small.bits()).isEqualTo(23);
        assertThat(wide.bits()).isEqualTo(60);
        assertThat(wide.sumExponent(1, 0)).isEqualTo(3);
        assertThat(wide.sumExponent(1, 1)).isEqualTo(3 + 43);
        assertThat(wide.productExponent(0, 1, 2)).isEqualTo(-2 + 3 + 86);
        assertThat(wide.offset(0)).isZero();
    }
}
