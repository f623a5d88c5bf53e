package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SummaryDomainTest {
    private static final Refusal ONE_UNIT = new Refusal(RefusalCode.TOO_FEW_UNITS, "found 1 units, needed at least 2");
    private static final Refusal ZERO_BOTTOM =
            new Refusal(RefusalCode.ZERO_DENOMINATOR, "the denominator sums to 0 over 2 units");

    @Test
    void two_units_without_variation_are_a_summary_and_one_unit_is_not() {
        assertThat(SampleSummary.of(2, 1.5, 0).refusal()).isEmpty();
        assertThat(SampleSummary.of(1, 1.5, 0).refusal()).contains(ONE_UNIT);
        assertThat(SampleSummary.of(0, 1.5, 0).count()).isZero();
        assertThat(SampleSummary.ofSums(2, 3, 4.5).variance()).isEqualTo(ExactRational.ZERO);
        assertThat(SampleSummary.ofSums(1, 3, 9).refusal()).contains(ONE_UNIT);
        assertThat(SampleSummary.ofSums(0, 0, 0).refusal().map(Refusal::code)).contains(RefusalCode.TOO_FEW_UNITS);
        assertThat(SampleSummary.ofSuccesses(1, 2).refusal()).isEmpty();
        assertThat(SampleSummary.ofSuccesses(1, 1).refusal()).contains(ONE_UNIT);
        assertThat(SampleSummary.ofRatio(new double[] {1}, new double[] {1}).refusal())
                .contains(ONE_UNIT);
        assertThat(SampleSummary.of(RatioSums.of(1, 1, 1, 1, 1, 1)).refusal()).contains(ONE_UNIT);
        assertThat(SampleSummary.of(RatioSums.of(2, 3, 5, 2, 2, 3)).refusal()).isEmpty();
    }

    @Test
    void no_unit_and_every_unit_may_succeed() {
        assertThat(SampleSummary.ofSuccesses(0, 5).mean()).isEqualTo(ExactRational.ZERO);
        assertThat(SampleSummary.ofSuccesses(5, 5).mean()).isEqualTo(ExactRational.ONE);
        assertThat(SampleSummary.ofSuccesses(5, 5).variance()).isEqualTo(ExactRational.ZERO);
        assertThat(SampleSummary.ofSuccesses(2, 5).variance().doubleValue()).isEqualTo(0.24);
        assertThatThrownBy(() -> SampleSummary.ofSuccesses(6, 5))
                .hasMessage("Successes must lie between 0 and 5, found 6");
        assertThatThrownBy(() -> SampleSummary.ofSuccesses(-1, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void negative_counts_and_variances_are_errors_of_the_caller() {
        assertThatThrownBy(() -> SampleSummary.of(-1, 0, 1))
                .hasMessage("Count and variance must not be negative, found -1 and 1.0");
        assertThatThrownBy(() -> SampleSummary.of(3, 0, -1e-300)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleSummary.of(-1, ExactRational.ONE, ExactRational.ONE))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleSummary.ofSums(3, 3, 2.9)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SampleSummary.ofRatio(new double[2], new double[3]))
                .hasMessage("Numerator and denominator need equal lengths, found 2 and 3");
    }

    @Test
    void a_ratio_says_why_it_cannot_be_used() {
        double[] ones = {1, 1};

        assertThat(SampleSummary.ofRatio(new double[] {1, Double.NaN}, ones).refusal())
                .contains(new Refusal(RefusalCode.NOT_FINITE, "1 units have a NaN or infinite value"));
        assertThat(SampleSummary.ofRatio(ones, new double[] {1, -1}).refusal()).contains(ZERO_BOTTOM);
        assertThat(SampleSummary.of(RatioSums.of(2, 1, 1, 0, 2, 0)).refusal()).contains(ZERO_BOTTOM);
    }

    /** Two units, with the variables 1 and 2, 1 and -1, 3 and 4. */
    private static ExactCrossProducts threeVariables() {
        ExactCrossProducts state = ExactCrossProducts.create(3);
        state.addRow(new double[] {1, 1, 3});
        state.addRow(new double[] {2, -1, 4});
        return state;
    }

    @Test
    void a_difference_of_ratios_passes_on_which_ratio_has_no_denominator() {
        ExactCrossProducts state = threeVariables();

        assertThat(SampleSummary.ofRatioDifference(state, 0, 1, 0, 2).refusal()).contains(ZERO_BOTTOM);
        assertThat(SampleSummary.ofRatioDifference(state, 0, 2, 0, 1).refusal()).contains(ZERO_BOTTOM);
        assertThat(SampleSummary.ofRatioDifference(state, 0, 2, 2, 0).mean())
                .isEqualTo(ExactRational.of(3)
                        .dividedBy(7)
                        .minus(ExactRational.of(7).dividedBy(3)));
    }

    @Test
    void a_pair_names_the_version_that_cannot_be_used() {
        ExactCrossProducts state = threeVariables();
        PairedSummary baseline = PairedSummary.ofRatios(state, 0, 1, 0, 2);
        PairedSummary candidate = PairedSummary.ofRatios(state, 0, 2, 0, 1);
        String reason = ": the denominator sums to 0 over 2 units";

        assertThat(baseline.refusal()).contains(new Refusal(RefusalCode.ZERO_DENOMINATOR, "baseline" + reason));
        assertThat(candidate.refusal()).contains(new Refusal(RefusalCode.ZERO_DENOMINATOR, "candidate" + reason));
        assertThat(baseline.difference().refusal()).contains(ZERO_BOTTOM);
        assertThat(candidate.difference().refusal()).contains(ZERO_BOTTOM);
        assertThat(candidate.candidate().refusal()).contains(ZERO_BOTTOM);
        assertThat(PairedTTest.withDefaults().test(candidate).refusal()).isEqualTo(candidate.refusal());
        assertThat(PairedTTest.withDefaults().lift(baseline).refusal()).isEqualTo(baseline.refusal());
    }

    @Test
    void a_pair_of_means_has_the_levels_and_the_variance_of_the_difference() {
        PairedSummary pair = PairedSummary.ofMeans(threeVariables(), 0, 2);

        assertThat(pair.baseline().mean().doubleValue()).isEqualTo(1.5);
        assertThat(pair.candidate().mean().doubleValue()).isEqualTo(3.5);
        assertThat(pair.difference().variance()).isEqualTo(ExactRational.ZERO);
        assertThat(PairedSummary.ofMeans(threeVariables(), 0, 1)
                        .difference()
                        .variance()
                        .doubleValue())
                .isEqualTo(4.5);
    }

    @Test
    void a_contrast_and_a_single_sample_say_why_they_are_refused() {
        SampleSummary constant = SampleSummary.of(3, 1, 0);
        SampleSummary single = SampleSummary.of(1, 1, 0);
        LinearContrast contrast = LinearContrast.withDefaults();

        assertThat(contrast.test(List.of(constant), List.of(single)).refusal())
                .contains(new Refusal(RefusalCode.TOO_FEW_UNITS, "one of the samples: " + ONE_UNIT.message()));
        assertThat(contrast.test(List.of(constant), List.of(constant)).refusal())
                .contains(new Refusal(RefusalCode.DEGENERATE, "none of the samples varies"));
        assertThat(OneSampleTTest.withDefaults().test(single).refusal()).contains(ONE_UNIT);
        assertThat(OneSampleTTest.withDefaults().test(constant).refusal())
                .contains(new Refusal(RefusalCode.DEGENERATE, "the sample does not vary"));
    }

    @Test
    void a_log_ratio_needs_levels_of_one_sign() {
        double[] up = {1, 2};
        double[] down = {-1, -2};

        assertThat(LogRatioLift.withDefaults().test(up, down).refusal())
                .contains(new Refusal(
                        RefusalCode.OUT_OF_RANGE, "the levels differ in sign, so that their ratio has no logarithm"));
        assertThat(LogRatioLift.withDefaults().test(new double[] {-1, 1}, up).refusal())
                .contains(new Refusal(RefusalCode.ZERO_BASELINE, "the control level is 0"));
        assertThat(LogRatioLift.withDefaults().test(down, down).orElseThrow().value())
                .isZero();
    }

    /** log1p keeps the digits of a ratio near 1, where log would give a multiple of the spacing of the doubles there. */
    @Test
    void the_logarithm_of_a_ratio_near_one_keeps_its_digits() {
        double tiny = 0x1p-60;
        LogRatioEstimate effect = LogRatioEstimate.from(
                        ExactRational.ONE.plus(ExactRational.of(tiny)),
                        ExactRational.ONE,
                        StandardNormal.INSTANCE,
                        TestOptions.DEFAULT)
                .orElseThrow();

        assertThat(effect.logRatio()).isEqualTo(tiny);
        assertThat(effect.value()).isEqualTo(tiny);
        assertThat(LogRatioEstimate.from(
                                ExactRational.ONE, ExactRational.ZERO, StandardNormal.INSTANCE, TestOptions.DEFAULT)
                        .refusal())
                .contains(new Refusal(RefusalCode.DEGENERATE, "the standard error is 0: no arm varies"));
        assertThat(effect.statisticAgainst(-1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(effect.pValueAgainst(-1, Alternative.LESS)).isEqualTo(1);
    }

    /** Beyond 1e100 the statistic is that of the control level alone, against the direction of the null value. */
    @ParameterizedTest
    @CsvSource({"1e200, -2", "-1e200, 2", "1e300, -2", "Infinity, -2", "-Infinity, 2", "1e90, -2", "-1e90, 2"})
    void fiellers_statistic_of_a_far_null_value_is_that_of_the_control_level(double nullValue, double expected) {
        FiellerEstimate effect = new FiellerEstimate(
                ExactRational.of(0.5), 0.5, 0.25, 1, 1, StandardNormal.INSTANCE, TestOptions.DEFAULT);

        assertThat(effect.statisticAgainst(nullValue)).isEqualTo(expected);
    }

    @Test
    void fiellers_interval_is_the_whole_line_where_the_control_level_may_be_zero() {
        double square = 0.25;
        FiellerEstimate effect = new FiellerEstimate(
                ExactRational.of(0.5), 0.5, square, 1, 1, StandardNormal.INSTANCE, TestOptions.DEFAULT);
        double rateOfZero = 2 * StandardNormal.INSTANCE.survival(2);

        assertThat(effect.intervalAtErrorRate(rateOfZero * 0.999, Alternative.TWO_SIDED)
                        .lower())
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(effect.intervalAtErrorRate(rateOfZero * 1.001, Alternative.TWO_SIDED)
                        .lower())
                .isGreaterThan(-1e9);
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void an_estimate_is_finite_with_a_positive_finite_error(double value) {
        assertThatThrownBy(() -> new Estimate(value, 1, 1, StandardNormal.INSTANCE, 0.05, Alternative.LESS))
                .hasMessage("Expected a finite estimate with a positive standard error, found " + value + " and 1.0");
        assertThatThrownBy(() -> new Estimate(1, value, 1, StandardNormal.INSTANCE, 0.05, Alternative.LESS))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Estimate(1, 0, 1, StandardNormal.INSTANCE, 0.05, Alternative.LESS))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void an_error_below_or_beyond_the_doubles_is_refused() {
        ExactRational tiny = ExactRational.of(Double.MIN_VALUE).squared().squared();
        ExactRational huge = ExactRational.of(Double.MAX_VALUE).squared().squared();

        assertThat(estimate(tiny).refusal().map(Refusal::code)).contains(RefusalCode.OUT_OF_RANGE);
        assertThat(estimate(huge).refusal().map(Refusal::code)).contains(RefusalCode.OUT_OF_RANGE);
    }

    private static Outcome<Estimate> estimate(ExactRational squaredError) {
        return Estimate.from(ExactRational.ZERO, squaredError, StandardNormal.INSTANCE, 0.05, Alternative.TWO_SIDED);
    }

    @Test
    void margins_and_shares_at_the_ends_of_their_domains_are_taken() {
        assertThat(NonInferiorityTest.withMargin(0)).isNotNull();
        assertThatThrownBy(() -> NonInferiorityTest.withMargin(Double.POSITIVE_INFINITY))
                .hasMessage("The margin must not be negative, found Infinity");
        assertThat(YuenTTest.withDefaults().withTrimming(0)).isNotNull();
        assertThatThrownBy(() -> YuenTTest.withDefaults().withTrimming(0.5))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EquivalenceTest.within(-1, 1).withErrorRate(0.5))
                .hasMessage("Error rate must lie in (0, 0.5), found 0.5");
        assertThatThrownBy(() -> SequentialSampleRatioTest.withDefaults().withConcentration(Double.POSITIVE_INFINITY))
                .hasMessage("Concentration must be positive and finite, found Infinity");
        assertThatThrownBy(() -> SequentialSampleRatioTest.withDefaults().withConcentration(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void weights_and_counts_outside_their_domain_are_errors_of_the_caller() {
        double[] infinite = {1, Double.POSITIVE_INFINITY};
        long[] counts = {3, 4};

        assertThatThrownBy(() -> ExactSampleRatioTest.withDefaults().test(counts, infinite))
                .hasMessage("Expected counts and weights of two arms, none negative, found counts [3, 4]"
                        + " and weights [1.0, Infinity]");
        assertThatThrownBy(() -> SequentialSampleRatioTest.withDefaults().test(new long[][] {counts}, infinite))
                .hasMessageEndingWith("found [[3, 4]] and weights [1.0, Infinity]");
        assertThatThrownBy(() -> TwoProportionZTest.withDefaults().test(1, 2, 5, 4))
                .hasMessage("Expected 0 <= successes <= units, found 5 of 4");
        assertThatThrownBy(() -> TwoProportionZTest.withDefaults().test(5, 4, 1, 2))
                .hasMessage("Expected 0 <= successes <= units, found 5 of 4");
        assertThatThrownBy(() -> TwoProportionZTest.withDefaults().test(-1, 4, 1, 2))
                .hasMessage("Expected 0 <= successes <= units, found -1 of 4");
    }

    @Test
    void a_weight_needs_up_to_seventeen_digits() {
        assertThat(SampleRatioTest.shortestDecimal(0.1)).hasToString("0.1");
        assertThat(SampleRatioTest.shortestDecimal(1.0 / 3)).hasToString("0.3333333333333333");
        assertThat(SampleRatioTest.shortestDecimal(0.1 + 0.2)).hasToString("0.30000000000000004");
        assertThatThrownBy(() -> SampleRatioTest.shortestDecimal(Double.NaN))
                .hasMessage("Weights must be finite, found NaN");
    }
}
