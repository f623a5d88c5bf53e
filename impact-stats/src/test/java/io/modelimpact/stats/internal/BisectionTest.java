package io.modelimpact.stats.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BisectionTest {
    @ParameterizedTest
    @ValueSource(doubles = {-1e300, -1, -1e-300, -Double.MIN_VALUE, 0, Double.MIN_VALUE, 0.1, 1e300})
    void the_border_is_found_to_the_last_bit(double border) {
        assertThat(Bisection.lastWhere(x -> x <= border, -Double.MAX_VALUE, Double.MAX_VALUE))
                .isEqualTo(border + 0.0);
        assertThat(Bisection.firstWhereNot(x -> x < border, -Double.MAX_VALUE, Double.MAX_VALUE))
                .isEqualTo(border + 0.0);
    }

    @Test
    void the_ends_of_the_bracket_are_given_where_the_condition_never_changes() {
        assertThat(Bisection.lastWhere(x -> true, 1, 2)).isEqualTo(2);
        assertThat(Bisection.lastWhere(x -> false, 1, 2)).isEqualTo(1);
        assertThat(Bisection.firstWhereNot(x -> true, 1, 2)).isEqualTo(2);
        assertThat(Bisection.firstWhereNot(x -> false, 1, 2)).isEqualTo(1);
        assertThatThrownBy(() -> Bisection.lastWhere(x -> true, 2, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_bracket_of_one_point_is_that_point_and_negative_zero_is_zero() {
        assertThat(Bisection.lastWhere(x -> true, 3, 3)).isEqualTo(3);
        assertThat(Bisection.lastWhere(x -> false, 3, 3)).isEqualTo(3);
        assertThat(Double.doubleToRawLongBits(Bisection.lastWhere(x -> false, -0.0, 1)))
                .isZero();
        assertThat(Double.doubleToRawLongBits(Bisection.lastWhere(x -> true, -1, -0.0)))
                .isZero();
        assertThatThrownBy(() -> Bisection.lastWhere(x -> true, Double.NaN, 1))
                .hasMessage("Bracket out of order: [NaN, 1.0]");
    }

    @Test
    void neighbours_leave_the_lower_one_where_the_condition_changes_between_them() {
        double next = Math.nextUp(1.0);

        assertThat(Bisection.lastWhere(x -> x <= 1, 1, next)).isEqualTo(1);
        assertThat(Bisection.firstWhereNot(x -> x <= 1, 1, next)).isEqualTo(next);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1e300, -1, -1e-300, 0.1, 1, 1e-300, 1e300})
    void a_root_is_the_first_double_that_is_not_below_zero(double border) {
        assertThat(Bisection.root(x -> x < border ? -1 : 1, -Double.MAX_VALUE / 2, Double.MAX_VALUE / 2))
                .isEqualTo(border);
        assertThat(Bisection.root(x -> x - border, border - Math.abs(border), border + Math.abs(border)))
                .isEqualTo(border);
    }

    @Test
    void a_function_without_a_root_gives_the_end_that_is_nearer_to_it() {
        assertThat(Bisection.root(x -> -1, 1, 2)).isEqualTo(2);
        assertThat(Bisection.root(x -> 1, 1, 2)).isEqualTo(Math.nextUp(1.0));
    }

    @ParameterizedTest
    @ValueSource(longs = {Long.MIN_VALUE, -7, -1, 0, 1, 12, 13, 1L << 40, Long.MAX_VALUE})
    void the_first_integer_of_a_condition_is_found_within_the_bracket(long first) {
        long from = first < 0 ? first : 0;
        long to = first < 0 ? -1 : Long.MAX_VALUE;

        assertThat(Bisection.firstWhere(k -> k >= first, from, to)).isEqualTo(first);
        assertThat(Bisection.firstWhere(k -> k >= first, first, first)).isEqualTo(first);
    }

    @Test
    void an_integer_is_looked_for_between_the_ends_only() {
        assertThat(Bisection.firstWhere(k -> true, 3, 9)).isEqualTo(3);
        assertThat(Bisection.firstWhere(k -> false, 3, 9)).isEqualTo(9);
        assertThat(Bisection.firstWhere(k -> Math.floorDiv(1, k - 9) < 0 && k > 5, 4, 9))
                .isEqualTo(6);
    }

    @Test
    void doubles_are_tried_between_the_ends_only() {
        for (double border : new double[] {0, Double.MIN_VALUE, 0.3, 1}) {
            assertThat(Bisection.lastWhere(x -> isWithin(x, 0, 1) && x <= border, 0, 1))
                    .isEqualTo(border);
            assertThat(Bisection.lastWhere(x -> isWithin(x, -1, 0) && x <= -border, -1, 0))
                    .isEqualTo(0.0 - border);
        }
    }

    private static boolean isWithin(double x, double from, double to) {
        assertThat(x).isBetween(from, to);
        return true;
    }

    @Test
    void a_condition_is_asked_at_most_seventy_times() {
        int[] asked = new int[1];

        Bisection.lastWhere(
                x -> {
                    asked[0]++;
                    return x <= 0.1;
                },
                -Double.MAX_VALUE,
                Double.MAX_VALUE);

        assertThat(asked[0]).isBetween(60, 70);
    }
}
