package io.modelimpact.stats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    private static final double ENDLESS = Double.POSITIVE_INFINITY;
    private static final Interval ONE_TO_TWO = new Interval(1, 2, 0.05);

    @Test
    void both_ends_belong_to_the_interval() {
        assertThat(ONE_TO_TWO.contains(1)).isTrue();
        assertThat(ONE_TO_TWO.contains(2)).isTrue();
        assertThat(ONE_TO_TWO.contains(Math.nextDown(1.0))).isFalse();
        assertThat(ONE_TO_TWO.contains(Math.nextUp(2.0))).isFalse();
        assertThat(ONE_TO_TWO.contains(Double.NaN)).isFalse();
    }

    @Test
    void an_interval_is_within_a_region_that_ends_where_it_does() {
        assertThat(ONE_TO_TWO.isWithin(1, 2)).isTrue();
        assertThat(ONE_TO_TWO.isWithin(-ENDLESS, ENDLESS)).isTrue();
        assertThat(ONE_TO_TWO.isWithin(Math.nextUp(1.0), 2)).isFalse();
        assertThat(ONE_TO_TWO.isWithin(1, Math.nextDown(2.0))).isFalse();
    }

    @Test
    void an_interval_is_disjoint_from_a_region_that_it_does_not_touch() {
        assertThat(ONE_TO_TWO.isDisjointFrom(2, 3)).isFalse();
        assertThat(ONE_TO_TWO.isDisjointFrom(0, 1)).isFalse();
        assertThat(ONE_TO_TWO.isDisjointFrom(Math.nextUp(2.0), 3)).isTrue();
        assertThat(ONE_TO_TWO.isDisjointFrom(0, Math.nextDown(1.0))).isTrue();
        assertThat(ONE_TO_TWO.isDisjointFrom(1.4, 1.6)).isFalse();
    }

    @Test
    void an_interval_may_be_a_point_or_the_whole_line() {
        assertThat(new Interval(1, 1, 0.5).contains(1)).isTrue();
        assertThat(new Interval(-ENDLESS, ENDLESS, 0.25).confidenceLevel()).isEqualTo(0.75);
        assertThatThrownBy(() -> new Interval(2, 1, 0.05)).hasMessage("Interval bounds out of order: [2.0, 1.0]");
        assertThatThrownBy(() -> new Interval(Double.NaN, 1, 0.05)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, -0.5, 1.5, Double.NaN})
    void an_error_rate_lies_between_zero_and_one(double rate) {
        assertThatThrownBy(() -> new Interval(1, 2, rate))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Error rate must lie in (0, 1), found " + rate);
    }
}
