package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class RefusalsTest {
    private static final double[] VARIED = {1, 2, 4};

    @Test
    void an_arm_of_one_unit_is_refused_by_name() {
        Outcome<Estimate> outcome = WelchTTest.withDefaults().test(new double[] {1}, VARIED);

        assertThat(code(outcome)).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(outcome.refusal().map(Refusal::message).orElse("")).startsWith("control: ");
        assertThat(code(WelchTTest.withDefaults().test(VARIED, new double[0]))).isEqualTo(RefusalCode.TOO_FEW_UNITS);
    }

    @Test
    void two_constant_arms_are_refused_and_one_is_not() {
        double[] constant = {3, 3, 3};

        assertThat(code(WelchTTest.withDefaults().test(constant, constant))).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(OneSampleTTest.withDefaults().test(constant))).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(WelchTTest.withDefaults().test(constant, VARIED).value()).isPresent();
    }

    @Test
    void values_that_are_not_finite_are_refused() {
        assertThat(code(WelchTTest.withDefaults().test(VARIED, new double[] {1, Double.NaN, 2})))
                .isEqualTo(RefusalCode.NOT_FINITE);
        assertThat(SampleSummary.of(5, Double.POSITIVE_INFINITY, 1).refusal().map(Refusal::code))
                .contains(RefusalCode.NOT_FINITE);
    }

    @Test
    void a_lift_over_zero_and_a_ratio_over_zero_are_refused() {
        assertThat(code(RelativeLift.withDefaults().test(new double[] {-1, 1}, VARIED)))
                .isEqualTo(RefusalCode.ZERO_BASELINE);
        assertThat(code(WelchTTest.withDefaults()
                        .test(
                                SampleSummary.ofRatio(VARIED, new double[] {1, -1, 0}),
                                SampleSummary.ofRatio(VARIED, VARIED))))
                .isEqualTo(RefusalCode.ZERO_DENOMINATOR);
    }

    @Test
    void a_result_beyond_the_doubles_is_refused() {
        double[] low = {-Double.MAX_VALUE, -Double.MAX_VALUE, -1e308};
        double[] high = {Double.MAX_VALUE, Double.MAX_VALUE, 1e308};

        assertThat(code(WelchTTest.withDefaults().test(low, high))).isEqualTo(RefusalCode.OUT_OF_RANGE);
    }

    @Test
    void extreme_scales_give_the_same_test() {
        double[] control = {1, 2, 1.5, 2.5};
        double[] treatment = {2, 3.5, 2.5, 4};
        Estimate plain = WelchTTest.withDefaults().test(control, treatment).orElseThrow();
        for (double scale : new double[] {1e-300, 1e-150, 1e150, 1e300}) {
            Estimate scaled = WelchTTest.withDefaults()
                    .test(scaled(control, scale), scaled(treatment, scale))
                    .orElseThrow();
            assertThat(scaled.pValue()).isCloseTo(plain.pValue(), within(1e-14));
            assertThat(scaled.value() / scale).isCloseTo(plain.value(), within(1e-14));
        }
    }

    @Test
    void options_make_new_tests_and_leave_the_old() {
        WelchTTest narrow = WelchTTest.withDefaults().withErrorRate(0.2).with(Alternative.GREATER);
        Estimate estimate = narrow.test(VARIED, new double[] {2, 3, 5}).orElseThrow();

        assertThat(estimate.interval().upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(estimate.interval().confidenceLevel()).isEqualTo(0.8);
        assertThat(estimate.pValue()).isEqualTo(estimate.pValue(Alternative.GREATER));
        assertThat(WelchTTest.withDefaults()
                        .test(VARIED, new double[] {2, 3, 5})
                        .orElseThrow()
                        .errorRate())
                .isEqualTo(0.05);
        assertThatThrownBy(() -> narrow.withErrorRate(0)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pooled_z_is_refused_where_nothing_varies_and_impossible_counts_throw() {
        TwoProportionZTest test = TwoProportionZTest.withDefaults();

        assertThat(code(test.test(0, 10, 0, 20))).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(test.test(0, 0, 1, 20))).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThatThrownBy(() -> test.test(11, 10, 1, 20)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_arm_of_weight_zero_must_be_empty_and_is_then_left_out() {
        SampleRatioTest test = SampleRatioTest.withDefaults();

        assertThat(code(test.test(new long[] {5, 5, 1}, new double[] {0.5, 0.5, 0})))
                .isEqualTo(RefusalCode.IMPOSSIBLE_OBSERVATION);
        assertThat(test.test(new long[] {5, 7, 0}, new double[] {0.5, 0.5, 0}))
                .isEqualTo(test.test(new long[] {5, 7}, new double[] {0.5, 0.5}));
        assertThat(code(test.test(new long[] {5}, new double[] {1}))).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(test.test(new long[] {0, 0}, new double[] {1, 1}))).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThatThrownBy(() -> test.test(new long[] {-1, 1}, new double[] {1, 1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_weight_means_the_decimal_it_prints_as() {
        SampleRatioTest test = SampleRatioTest.withDefaults();
        long[] counts = {123, 240, 371};

        assertThat(test.test(counts, new double[] {0.1, 0.2, 0.3}))
                .isEqualTo(test.test(counts, new long[] {1, 2, 3}))
                .isEqualTo(test.test(
                        counts,
                        new BigDecimal[] {new BigDecimal("1e-5"), new BigDecimal("2e-5"), new BigDecimal("0.00003")}));
    }

    @Test
    void a_refusal_passes_through_and_says_why() {
        Outcome<Integer> refused = Outcome.refused(RefusalCode.DEGENERATE, "flat");

        assertThat(refused.map(i -> i + 1)).isEqualTo(refused);
        assertThat(refused.then(i -> Outcome.of(i + 1))).isEqualTo(refused);
        assertThatThrownBy(refused::orElseThrow).hasMessage("DEGENERATE: flat");
        assertThat(Outcome.of(1).map(i -> i + 1)).isEqualTo(Outcome.of(2));
    }

    private static double[] scaled(double[] values, double factor) {
        double[] result = values.clone();
        for (int i = 0; i < result.length; i++) {
            result[i] *= factor;
        }
        return result;
    }

    private static RefusalCode code(Outcome<?> outcome) {
        return outcome.refusal().map(Refusal::code).orElseThrow();
    }
}
