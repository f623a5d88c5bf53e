package io.modelimpact.stats.proportion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.TwoProportionZTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProportionEdgesTest {
    private static final Proportion NONE = new Proportion(0, 0);
    private static final Proportion HALF = new Proportion(5, 10);

    @Test
    void an_empty_arm_is_refused_by_name() {
        for (Outcome<?> outcome : new Outcome<?>[] {
            ScoreDifference.withDefaults().test(NONE, HALF),
            NewcombeDifference.withDefaults().test(NONE, HALF),
            WaldDifference.withDefaults().test(NONE, HALF),
            RiskRatio.withDefaults().test(NONE, HALF),
            FisherExactTest.withDefaults().test(NONE, HALF)
        }) {
            assertThat(code(outcome)).isEqualTo(RefusalCode.TOO_FEW_UNITS);
            assertThat(outcome.refusal().map(Refusal::message).orElse("")).startsWith("control: ");
        }
        assertThat(code(ProportionInterval.withDefaults().of(NONE))).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(code(PairedProportionDifference.withDefaults().test(new PairedCounts(0, 0, 0, 0))))
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
    }

    @Test
    void what_has_no_variation_is_refused_only_by_the_methods_that_need_it() {
        Proportion all = new Proportion(30, 30);

        assertThat(code(WaldDifference.withDefaults().test(all, all))).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(FisherExactTest.withDefaults().test(all, all))).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(RiskRatio.withDefaults().test(all, all))).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(RiskRatio.withDefaults().test(all.complement(), all))).isEqualTo(RefusalCode.ZERO_BASELINE);
        assertThat(code(RiskRatio.withDefaults().test(all, all.complement()))).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(ProportionInterval.withDefaults()
                        .with(ProportionInterval.Method.WALD)
                        .of(all)))
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(McNemarTest.withDefaults().test(new PairedCounts(3, 0, 0, 4))))
                .isEqualTo(RefusalCode.DEGENERATE);
        Interval score =
                ScoreDifference.withDefaults().test(all, all).orElseThrow().interval();
        assertThat(score.lower()).isCloseTo(-0.11351, within(1e-4));
        assertThat(score.upper()).isEqualTo(0.0 - score.lower());
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1000000000, 3.8414588059373201e-9",
        "1, 1000000000, 5.6649342432974394e-9",
        "3, 1000000000000, 8.8211880922914875e-12"
    })
    void wilson_s_upper_limit_of_a_rare_success_keeps_all_its_digits(long successes, long units, double upper) {
        Interval interval = ProportionInterval.withDefaults()
                .of(new Proportion(successes, units))
                .orElseThrow();

        assertThat(interval.upper()).isCloseTo(upper, within(1e-14 * upper));
        Interval mirrored = ProportionInterval.withDefaults()
                .of(new Proportion(units - successes, units))
                .orElseThrow();
        assertThat(mirrored.lower()).isCloseTo(1 - upper, within(1e-15));
    }

    @Test
    void an_even_one_sided_bound_is_the_proportion_itself() {
        ProportionInterval even =
                ProportionInterval.withDefaults().with(Alternative.GREATER).withErrorRate(0.5);

        assertThat(even.of(new Proportion(0, 10)).orElseThrow().lower()).isZero();
        assertThat(even.of(HALF).orElseThrow().lower()).isEqualTo(0.5);
        assertThat(even.with(Alternative.LESS).of(HALF).orElseThrow().upper()).isEqualTo(0.5);
    }

    @Test
    void pairs_that_all_agree_bound_the_difference_by_their_number() {
        PairedScore score = PairedProportionDifference.withDefaults()
                .test(new PairedCounts(60, 0, 0, 40))
                .orElseThrow();
        double square = 1.959963984540054 * 1.959963984540054;

        assertThat(score.interval().upper()).isCloseTo(square / (100 + square), within(1e-14));
        assertThat(score.value()).isZero();
        assertThat(score.statisticAgainst(2)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(score.statisticAgainst(-2)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void mc_nemar_s_test_of_few_pairs_is_a_coin_toss() {
        PairedCounts counts = new PairedCounts(10, 1, 5, 7);
        McNemarTest.Result exact = McNemarTest.withDefaults().test(counts).orElseThrow();

        assertThat(exact.pValueGreater()).isCloseTo(7 / 64.0, within(1e-15));
        assertThat(exact.pValueLess()).isCloseTo(63 / 64.0, within(1e-15));
        assertThat(exact.pValue(Alternative.TWO_SIDED)).isCloseTo(14 / 64.0, within(1e-15));
        McNemarTest.Result corrected = McNemarTest.withDefaults()
                .with(McNemarTest.Method.CONTINUITY_CORRECTED)
                .test(counts)
                .orElseThrow();
        // |5 - 1| - 1 = 3 over sqrt 6.
        assertThat(corrected.pValue(Alternative.TWO_SIDED)).isCloseTo(0.22067136191984682, within(1e-12));
        assertThat(corrected.pValue(Alternative.GREATER))
                .isCloseTo(0.5 * corrected.pValue(Alternative.TWO_SIDED), within(1e-15));
        assertThat(McNemarTest.withDefaults()
                        .with(McNemarTest.Method.MID_P)
                        .test(counts)
                        .orElseThrow()
                        .pValue())
                .isCloseTo(8 / 64.0, within(1e-15));
    }

    @Test
    void values_are_counted() {
        boolean[] control = {true, true, false, false, false};
        boolean[] treatment = {true, false, true, true, false};

        assertThat(PairedCounts.ofValues(control, treatment)).isEqualTo(new PairedCounts(1, 1, 2, 1));
        assertThat(Proportion.ofValues(treatment)).isEqualTo(new Proportion(3, 5));
        assertThat(new Proportion(3, 5).share()).isEqualTo(0.6);
        assertThatThrownBy(() -> PairedCounts.ofValues(control, new boolean[1]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PairedCounts(-1, 0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new PairedCounts(1L << 62, 1L << 62, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Proportion(6, 5)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_correction_larger_than_the_difference_leaves_nothing() {
        TwoProportionZTest.Result result = TwoProportionZTest.withDefaults()
                .withContinuityCorrection()
                .test(14, 28, 16, 30)
                .orElseThrow();

        assertThat(result.z()).isZero();
        assertThat(result.pValue()).isEqualTo(1);
    }

    @Test
    void a_null_value_beyond_the_scale_is_refused_as_such() {
        IndependentScore score = ScoreDifference.withDefaults().test(HALF, HALF).orElseThrow();

        assertThatThrownBy(() -> score.statistic(1.1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(score.pValueAgainst(-1.1, Alternative.GREATER)).isZero();
        assertThat(score.pValueAgainst(-1, Alternative.GREATER)).isZero();
        assertThat(score.statistic(0)).isZero();
        assertThat(ScoreDifference.withDefaults()
                        .with(Alternative.GREATER)
                        .withErrorRate(0.3)
                        .test(HALF, HALF)
                        .orElseThrow()
                        .interval()
                        .upper())
                .isEqualTo(1);
    }

    private static RefusalCode code(Outcome<?> outcome) {
        return outcome.refusal().map(Refusal::code).orElseThrow();
    }
}
