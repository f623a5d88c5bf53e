package io.modelimpact.stats.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PlanLimitsTest {
    @Test
    void traffic_and_sizes_must_be_positive_and_finite() {
        for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatThrownBy(() -> new Traffic(bad, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new Traffic(1, bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new GroupSizes(bad, 1)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> new GroupSizes(1, bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void observed_traffic_is_units_over_days() {
        assertThat(Traffic.observed(600, 300, 3)).isEqualTo(new Traffic(200, 100));
        assertThatThrownBy(() -> Traffic.observed(600, 300, 0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void arms_share_no_more_traffic_than_there_is() {
        assertThat(Traffic.shared(900, 1.0 / 3, 2.0 / 3).daysFor(new GroupSizes(300, 600)))
                .isEqualTo(1);
        for (double bad : new double[] {0, -0.1, 0.6, 1, Double.NaN}) {
            assertThatThrownBy(() -> Traffic.shared(900, bad, 0.5)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> Traffic.shared(900, 0.5, bad)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void days_are_whole_unless_rounding_alone_misses_one() {
        Traffic traffic = new Traffic(100, 50);
        assertThat(traffic.daysFor(new GroupSizes(1_000, 100))).isEqualTo(10);
        assertThat(traffic.daysFor(new GroupSizes(100, 501))).isEqualTo(11);
        assertThat(traffic.daysFor(new GroupSizes(1_000 + 1e-11, 100))).isEqualTo(10);
        assertThat(traffic.daysFor(new GroupSizes(1_000 + 1e-3, 100))).isEqualTo(11);
        assertThatThrownBy(() -> traffic.daysFor(new GroupSizes(1e17, 1))).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void neither_a_negative_margin_nor_shares_beyond_the_unit_interval_are_taken() {
        assertThat(NonInferiorityPower.withMargin(0)).isNotNull();
        assertThatThrownBy(() -> NonInferiorityPower.withMargin(-0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NonInferiorityPower.withMargin(Double.POSITIVE_INFINITY))
                .isInstanceOf(IllegalArgumentException.class);
        NonInferiorityPower plan = NonInferiorityPower.withMargin(0.1);
        GroupSizes sizes = GroupSizes.equal(100);
        for (double bad : new double[] {-0.1, 1.1}) {
            assertThatThrownBy(() -> plan.powerOfProportions(sizes, bad, 0.5))
                    .isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> plan.powerOfProportions(sizes, 0.5, bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(plan.powerOfProportions(sizes, 1, 0.95)).isBetween(0.0, 1.0);
        assertThat(plan.powerOfProportions(sizes, 0, 0.05)).isBetween(0.0, 1.0);
        assertThatThrownBy(() -> plan.powerOfProportions(sizes, 1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_target_power_that_chance_alone_or_nothing_reaches_is_refused() {
        ProportionPower plan = ProportionPower.withDefaults();
        for (double bad : new double[] {0.05, 1}) {
            assertThatThrownBy(() -> plan.sampleSize(0.1, 0.2, 1, bad)).isInstanceOf(IllegalArgumentException.class);
            assertThatThrownBy(() -> plan.minimumDetectableEffect(GroupSizes.equal(100), 0.1, bad))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(plan.sampleSize(0.1, 0.1, 1, 0.8).refusal()).isPresent();
    }
}
