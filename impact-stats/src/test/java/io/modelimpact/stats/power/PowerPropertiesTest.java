package io.modelimpact.stats.power;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.Arrays;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class PowerPropertiesTest {
    @Property(tries = 12, seed = "501")
    void the_power_at_the_detectable_effect_is_the_target(
            @ForAll @DoubleRange(min = 3, max = 2000) double control,
            @ForAll @Scale(3) @DoubleRange(min = 0.2, max = 5) double ratio,
            @ForAll @Scale(3) @DoubleRange(min = 0.1, max = 0.99) double target) {
        GroupSizes sizes = GroupSizes.withRatio(control, ratio);
        for (MeanPower plan : plans()) {
            double effect = plan.minimumDetectableEffect(sizes, 2.5, target).orElseThrow();
            assertThat(plan.power(sizes, effect, 2.5)).isCloseTo(target, within(1e-10));
        }
        ProportionPower proportions = ProportionPower.withDefaults();
        proportions
                .minimumDetectableEffect(sizes, 0.2, target)
                .value()
                .ifPresent(effect ->
                        assertThat(proportions.power(sizes, 0.2, 0.2 + effect)).isCloseTo(target, within(1e-9)));
    }

    @Property(tries = 12, seed = "502")
    void the_power_at_the_sample_size_is_the_target(
            @ForAll @Scale(3) @DoubleRange(min = 0.02, max = 1.2) double effect,
            @ForAll @Scale(3) @DoubleRange(min = 0.2, max = 5) double ratio,
            @ForAll @Scale(3) @DoubleRange(min = 0.3, max = 0.99) double target) {
        for (MeanPower plan : plans()) {
            GroupSizes sizes = plan.sampleSize(effect, 1, ratio, target).orElseThrow();
            assertThat(plan.power(sizes, effect, 1)).isCloseTo(target, within(1e-9));
            assertThat(sizes.treatment()).isCloseTo(ratio * sizes.control(), within(1e-9 * sizes.treatment()));
        }
        GroupSizes sizes = ProportionPower.withDefaults()
                .sampleSize(0.1, 0.1 + effect / 2, ratio, target)
                .orElseThrow();
        assertThat(ProportionPower.withDefaults().power(sizes, 0.1, 0.1 + effect / 2))
                .isCloseTo(target, within(1e-9));
    }

    @Property(tries = 50, seed = "503")
    void at_power_one_half_the_detectable_effect_is_the_critical_distance(
            @ForAll @DoubleRange(min = 10, max = 5000) double each) {
        double effect = MeanPower.withDefaults()
                .withKnownVariance()
                .countingOneTail()
                .minimumDetectableEffect(GroupSizes.equal(each), 3, 0.5)
                .orElseThrow();
        double critical = StandardNormal.INSTANCE.upperQuantile(0.025) * 3 * Math.sqrt(2 / each);

        assertThat(effect).isCloseTo(critical, within(1e-12 * critical));
    }

    @Property(tries = 30, seed = "504")
    void without_an_effect_the_power_is_the_error_rate(
            @ForAll @DoubleRange(min = 2, max = 500) double each,
            @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.5) double alpha) {
        for (MeanPower plan : Arrays.asList(plans()).subList(0, 3)) {
            assertThat(plan.withErrorRate(alpha).power(GroupSizes.equal(each), 0, 1))
                    .isCloseTo(alpha, within(1e-11));
        }
    }

    @Property(tries = 30, seed = "505")
    void power_does_not_know_the_unit_or_the_sign(@ForAll @Scale(3) @DoubleRange(min = 0.05, max = 3) double effect) {
        GroupSizes sizes = new GroupSizes(30, 50);
        MeanPower plan = MeanPower.withDefaults();

        assertThat(plan.power(sizes, 8 * effect, 8)).isEqualTo(plan.power(sizes, effect, 1));
        assertThat(plan.power(sizes, -effect, 1)).isCloseTo(plan.power(sizes, effect, 1), within(1e-13));
        assertThat(plan.with(Alternative.LESS).power(sizes, -effect, 1))
                .isCloseTo(plan.with(Alternative.GREATER).power(sizes, effect, 1), within(1e-13));
        assertThat(plan.countingOneTail().power(sizes, -effect, 1)).isLessThanOrEqualTo(plan.power(sizes, effect, 1));
    }

    @Property(tries = 30, seed = "507")
    void an_effect_on_the_wrong_side_of_a_claim_is_shown_less_often_than_none(
            @ForAll @Scale(3) @DoubleRange(min = 0.01, max = 0.5) double effect) {
        GroupSizes sizes = new GroupSizes(30, 50);
        MeanPower above = MeanPower.withDefaults().with(Alternative.GREATER).withErrorRate(0.05);
        MeanPower below = above.with(Alternative.LESS);

        assertThat(above.power(sizes, -effect, 1)).isGreaterThan(0).isLessThan(0.05);
        assertThat(below.power(sizes, effect, 1)).isGreaterThan(0).isLessThan(0.05);
        assertThat(above.power(sizes, -effect, 1)).isLessThan(above.power(sizes, -effect / 2, 1));
        assertThat(above.sampleSize(-effect, 1, 1, 0.8).refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.OUT_OF_RANGE);
        assertThat(above.sampleSize(-effect, 1, 1, 0.8).refusal().orElseThrow().message())
                .contains("cannot be shown");
        assertThat(below.sampleSize(effect, 1, 1, 0.8).refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.OUT_OF_RANGE);
        assertThat(ProportionPower.withDefaults().with(Alternative.GREATER).power(sizes, 0.5, 0.5 - effect / 2))
                .isLessThan(0.05);
    }

    @Property(tries = 50, seed = "506")
    void the_two_sample_sizes_of_the_normal_plan_follow_the_closed_form(
            @ForAll @Scale(3) @DoubleRange(min = 0.01, max = 2) double effect,
            @ForAll @Scale(3) @DoubleRange(min = 0.3, max = 0.99) double target) {
        double z = StandardNormal.INSTANCE.upperQuantile(0.025) + StandardNormal.INSTANCE.upperQuantile(1 - target);
        double n = MeanPower.withDefaults()
                .withKnownVariance()
                .countingOneTail()
                .sampleSize(effect, 1, 3, target)
                .orElseThrow()
                .control();

        assertThat(n).isCloseTo(Math.max(0.75, z * z * 4 / 3 / (effect * effect)), within(1e-9 * n));
    }

    @Example
    void non_inferiority_is_superiority_over_a_shifted_effect() {
        GroupSizes sizes = new GroupSizes(80, 120);
        NonInferiorityPower plan = NonInferiorityPower.withMargin(0.5).withErrorRate(0.05);
        MeanPower shifted = MeanPower.withDefaults().with(Alternative.GREATER).withErrorRate(0.05);

        assertThat(plan.powerOfMeans(sizes, -0.1, 1.5)).isEqualTo(shifted.power(sizes, 0.4, 1.5));
        GroupSizes needed = plan.sampleSizeOfMeans(-0.1, 1.5, 1, 0.9).orElseThrow();
        assertThat(plan.powerOfMeans(needed, -0.1, 1.5)).isCloseTo(0.9, within(1e-9));
        // Chow, Shao, Wang (2008): n = (z_a + z_b)^2 (p1 q1 + p2 q2) / (difference + margin)^2.
        double z = StandardNormal.INSTANCE.upperQuantile(0.05) + StandardNormal.INSTANCE.upperQuantile(0.2);
        NonInferiorityPower shares = NonInferiorityPower.withMargin(0.1).withErrorRate(0.05);
        double n =
                shares.sampleSizeOfProportions(0.65, 0.85, 1, 0.8).orElseThrow().control();
        assertThat(n).isCloseTo(z * z * (0.65 * 0.35 + 0.85 * 0.15) / 0.09, within(1e-9 * n));
        assertThat(shares.sampleSizeOfProportions(0.65, 0.5, 1, 0.8).refusal().map(Refusal::code))
                .contains(RefusalCode.OUT_OF_RANGE);
        assertThat(plan.sampleSizeOfMeans(-0.5, 1, 1, 0.8).refusal().map(Refusal::code))
                .contains(RefusalCode.OUT_OF_RANGE);
    }

    @Example
    void days_are_counted_until_both_arms_are_full() {
        assertThat(new Traffic(100, 50).daysFor(new GroupSizes(1000, 1000))).isEqualTo(20);
        assertThat(new Traffic(100, 50).daysFor(new GroupSizes(1001, 100))).isEqualTo(11);
        assertThat(Traffic.observed(700, 1400, 7).daysFor(new GroupSizes(300, 600)))
                .isEqualTo(3);
        assertThat(Traffic.shared(1000, 0.5, 0.1).ratio()).isCloseTo(0.2, within(1e-15));
        assertThat(new Traffic(3, 3).daysFor(GroupSizes.equal(0.5))).isEqualTo(1);
        assertThat(new GroupSizes(10.2, 30).roundedUp()).isEqualTo(new GroupSizes(11, 30));
        assertThatThrownBy(() -> new Traffic(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Traffic.observed(1, 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Traffic(1e-9, 1).daysFor(GroupSizes.equal(1e9)))
                .isInstanceOf(ArithmeticException.class);
        assertThatThrownBy(() -> new GroupSizes(0, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void plans_that_cannot_be_met_are_refused() {
        MeanPower plan = MeanPower.withDefaults();
        assertThat(plan.sampleSize(0, 1, 1, 0.8).refusal()).isPresent();
        assertThat(plan.with(Alternative.LESS).sampleSize(1, 1, 1, 0.8).refusal())
                .isPresent();
        assertThat(plan.with(Alternative.GREATER).sampleSize(-1, 1, 1, 0.8).refusal())
                .isPresent();
        assertThat(plan.withKnownVariance().sampleSize(1e-9, 1, 1, 0.8).refusal())
                .isPresent();
        assertThat(ProportionPower.withDefaults().sampleSize(0.1, 0.1, 1, 0.8).refusal())
                .isPresent();
        assertThat(ProportionPower.withDefaults()
                        .minimumDetectableEffect(GroupSizes.equal(3), 0.5, 0.99)
                        .refusal())
                .isPresent();
        assertThatThrownBy(() -> plan.sampleSize(1, 1, 1, 0.05)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan.power(GroupSizes.equal(1), 1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan.power(GroupSizes.equal(9), 1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProportionPower.withDefaults().power(GroupSizes.equal(9), 0, 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ProportionPower.cohenH(-0.1, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void cohen_s_h_is_the_difference_of_two_angles() {
        for (double p : new double[] {0, 0.1, 0.5, 1}) {
            for (double q : new double[] {0, 0.3, 0.9, 1}) {
                double expected = 2 * StrictMath.asin(Math.sqrt(q)) - 2 * StrictMath.asin(Math.sqrt(p));
                assertThat(ProportionPower.cohenH(p, q)).isCloseTo(expected, within(1e-7));
            }
        }
        assertThat(ProportionPower.cohenH(0.3, 0.3)).isZero();
    }

    @Example
    void the_detectable_decrease_of_a_proportion_mirrors_the_increase_of_its_complement() {
        GroupSizes sizes = new GroupSizes(400, 300);
        double down = ProportionPower.withDefaults()
                .with(Alternative.LESS)
                .minimumDetectableEffect(sizes, 0.7, 0.8)
                .orElseThrow();
        double up = ProportionPower.withDefaults()
                .with(Alternative.GREATER)
                .minimumDetectableEffect(sizes, 0.3, 0.8)
                .orElseThrow();

        assertThat(down).isCloseTo(up, within(1e-12));
    }

    private static MeanPower[] plans() {
        MeanPower plan = MeanPower.withDefaults();
        return new MeanPower[] {plan, plan.with(Alternative.GREATER), plan.withKnownVariance(), plan.countingOneTail()};
    }
}
