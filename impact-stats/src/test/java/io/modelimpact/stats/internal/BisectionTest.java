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
}
