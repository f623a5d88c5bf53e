package io.modelimpact.stats.proportion;

import static io.modelimpact.stats.Alternative.GREATER;
import static io.modelimpact.stats.Alternative.LESS;
import static io.modelimpact.stats.Alternative.TWO_SIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.compare.TestOptions;
import io.modelimpact.stats.distribution.StandardNormal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the methods for proportions do with their options, and at the ends of their scales. */
class ProportionOptionsTest {
    private static final Proportion CONTROL = new Proportion(20, 50);
    private static final Proportion TREATMENT = new Proportion(33, 60);

    enum Comparison {
        WALD {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, Proportion treatment) {
                return WaldDifference.withDefaults()
                        .with(claim)
                        .withErrorRate(rate)
                        .test(CONTROL, treatment);
            }
        },
        NEWCOMBE {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, Proportion treatment) {
                return NewcombeDifference.withDefaults()
                        .with(claim)
                        .withErrorRate(rate)
                        .test(CONTROL, treatment);
            }
        },
        SCORE {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, Proportion treatment) {
                return ScoreDifference.withDefaults()
                        .with(claim)
                        .withErrorRate(rate)
                        .test(CONTROL, treatment);
            }
        },
        RISK_RATIO {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, Proportion treatment) {
                return RiskRatio.withDefaults().with(claim).withErrorRate(rate).test(CONTROL, treatment);
            }
        },
        PAIRED {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, Proportion treatment) {
                return PairedProportionDifference.withDefaults()
                        .with(claim)
                        .withErrorRate(rate)
                        .test(new PairedCounts(0, 3, treatment.successes(), 0));
            }
        };

        abstract Outcome<? extends Inference> test(Alternative claim, double rate, Proportion treatment);
    }

    @ParameterizedTest
    @EnumSource
    void the_result_answers_the_alternative_and_error_rate_asked_for(Comparison comparison) {
        Inference greater = comparison.test(GREATER, 0.25, TREATMENT).orElseThrow();
        Inference less = comparison.test(LESS, 0.125, TREATMENT).orElseThrow();
        Inference both = comparison.test(TWO_SIDED, 0.25, TREATMENT).orElseThrow();

        assertThat(greater.errorRate()).isEqualTo(0.25);
        assertThat(greater.alternative()).isEqualTo(GREATER);
        assertThat(greater.pValue()).isEqualTo(both.pValue(GREATER)).isLessThan(0.5);
        assertThat(less.pValue()).isEqualTo(both.pValue(LESS)).isGreaterThan(0.5);
        assertThat(both.pValue()).isEqualTo(2 * greater.pValue());
        // One side at rate a ends where two sides at rate 2 a do.
        assertThat(less.interval().upper()).isEqualTo(both.interval().upper());
        assertThat(greater.interval().errorRate()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @EnumSource(names = {"WALD", "NEWCOMBE", "SCORE", "RISK_RATIO"})
    void an_empty_arm_is_refused_by_name(Comparison comparison) {
        assertThat(comparison.test(LESS, 0.1, new Proportion(0, 0)).refusal())
                .contains(new Refusal(RefusalCode.TOO_FEW_UNITS, "treatment: found no units"));
    }

    @Test
    void one_proportion_has_the_share_its_binomial_error_and_the_score_statistic() {
        ProportionEstimate estimate = new ProportionEstimate(new Proportion(36, 100), new TestOptions(GREATER, 0.1));

        assertThat(estimate.value()).isEqualTo(0.36);
        assertThat(estimate.standardError()).isEqualTo(0.048);
        assertThat(estimate.degreesOfFreedom()).isEmpty();
        assertThat(estimate.errorRate()).isEqualTo(0.1);
        assertThat(estimate.alternative()).isEqualTo(GREATER);
        // (36 - 20) / sqrt(100 * 0.2 * 0.8) = 4
        assertThat(estimate.statisticAgainst(0.2)).isEqualTo(4, within(1e-14));
        assertThat(estimate.pValueAgainst(0.2, GREATER)).isEqualTo(StandardNormal.INSTANCE.survival(4), within(1e-18));
        assertThat(estimate.pValueAgainst(0.2, LESS)).isEqualTo(StandardNormal.INSTANCE.cumulative(4), within(1e-15));
        assertThat(estimate.pValueAgainst(0.2, TWO_SIDED)).isEqualTo(2 * estimate.pValueAgainst(0.2, GREATER));
        assertThatThrownBy(() -> new ProportionEstimate(new Proportion(0, 0), TestOptions.DEFAULT))
                .hasMessage("Expected at least one unit");
    }

    @ParameterizedTest
    @CsvSource({"0, Infinity, 0, 1", "-0.5, Infinity, 0, 1", "1, -Infinity, 1, 0", "1.5, -Infinity, 1, 0"})
    void a_share_at_or_beyond_an_end_is_out_of_the_question(
            double share, double statistic, double greater, double less) {
        ProportionEstimate estimate =
                ProportionEstimate.of(new Proportion(36, 100), 0.05).orElseThrow();

        assertThat(estimate.statisticAgainst(share)).isEqualTo(statistic);
        assertThat(estimate.pValueAgainst(share, GREATER)).isEqualTo(greater);
        assertThat(estimate.pValueAgainst(share, LESS)).isEqualTo(less);
        assertThat(estimate.pValueAgainst(share, TWO_SIDED)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"-1.0000001, Infinity", "-Infinity, Infinity", "1.0000001, -Infinity", "Infinity, -Infinity"})
    void a_difference_beyond_the_scale_is_out_of_the_question(double difference, double statistic) {
        Inference score =
                ScoreDifference.withDefaults().test(CONTROL, TREATMENT).orElseThrow();

        assertThat(score.statisticAgainst(difference)).isEqualTo(statistic);
    }

    /** z of 3 and 17 discordant pairs of 100: 14 of 100 with variance (20 - 14 * 0.14) / 100^2. */
    @Test
    void a_paired_difference_has_its_value_and_its_error_at_the_observed_difference() {
        PairedProportionEstimate estimate = PairedProportionTest.withDefaults()
                .withErrorRate(0.1)
                .test(new PairedCounts(50, 3, 17, 30))
                .orElseThrow();

        assertThat(estimate.value()).isEqualTo(0.14);
        assertThat(estimate.standardError()).isEqualTo(Math.sqrt(18.04) / 100, within(1e-17));
        assertThat(estimate.errorRate()).isEqualTo(0.1);
        assertThat(estimate.alternative()).isEqualTo(TWO_SIDED);
        assertThat(estimate.degreesOfFreedom()).isEmpty();
    }

    @Test
    void the_error_of_pairs_that_all_changed_alike_is_zero() {
        PairedProportionEstimate estimate = PairedProportionTest.withDefaults()
                .test(new PairedCounts(0, 0, 7, 0))
                .orElseThrow();

        assertThat(estimate.value()).isEqualTo(1);
        assertThat(estimate.standardError()).isZero();
    }

    /** Where tails hold more than half, the lower bound is the upper bound of the other claim. */
    @ParameterizedTest
    @EnumSource(
            value = ProportionInterval.Method.class,
            names = {"WILSON", "AGRESTI_COULL", "WALD", "JEFFREYS"})
    void a_lower_bound_at_a_large_error_rate_is_the_upper_bound_at_the_small_one(ProportionInterval.Method method) {
        ProportionInterval wide = ProportionInterval.withDefaults().with(method);

        Interval lower = wide.with(GREATER).withErrorRate(0.75).of(CONTROL).orElseThrow();
        Interval upper = wide.with(LESS).withConfidenceLevel(0.75).of(CONTROL).orElseThrow();

        assertThat(lower.lower()).isCloseTo(upper.upper(), within(1e-15)).isGreaterThan(0.4);
    }

    @Test
    void newcombes_bounds_at_a_large_error_rate_lie_on_the_other_side() {
        NewcombeDifference method = NewcombeDifference.withDefaults();
        NewcombeHybrid most = method.with(GREATER)
                .withErrorRate(0.75)
                .test(CONTROL, TREATMENT)
                .orElseThrow();
        NewcombeHybrid least =
                method.with(LESS).withErrorRate(0.25).test(CONTROL, TREATMENT).orElseThrow();

        assertThat(most.interval().lower()).isEqualTo(least.interval().upper()).isGreaterThan(0.15);
    }

    @Test
    void wald_says_nothing_where_nobody_or_everybody_succeeds() {
        ProportionInterval wald = ProportionInterval.withDefaults().with(ProportionInterval.Method.WALD);
        Refusal reason = new Refusal(RefusalCode.DEGENERATE, "no unit, or every unit, succeeds");

        assertThat(wald.of(new Proportion(0, 9)).refusal()).contains(reason);
        assertThat(wald.of(new Proportion(9, 9)).refusal()).contains(reason);
        assertThat(wald.of(new Proportion(8, 9)).refusal()).isEmpty();
        assertThat(ProportionInterval.withDefaults().of(new Proportion(0, 0)).refusal())
                .contains(new Refusal(RefusalCode.TOO_FEW_UNITS, "found no units"));
    }

    @Test
    void a_table_of_pairs_holds_at_most_two_to_the_62() {
        long quarter = 1L << 60;

        assertThat(new PairedCounts(quarter, quarter, quarter, quarter).units()).isEqualTo(1L << 62);
        for (int cell = 0; cell < 4; cell++) {
            long[] cells = {quarter, quarter, quarter, quarter};
            cells[cell] += 1L << 12;
            assertThatThrownBy(() -> new PairedCounts(cells[0], cells[1], cells[2], cells[3]))
                    .hasMessage("Too many pairs");
        }
        assertThatThrownBy(() -> new PairedCounts(0, -1, 0, 0))
                .hasMessage("Counts must not be negative, found 0, -1, 0, 0");
    }

    /** (8 - 2 - 1) / sqrt(10) upwards, (8 - 2 + 1) / sqrt(10) downwards, and never less than nothing for two sides. */
    @Test
    void mcnemars_correction_moves_either_tail_by_one() {
        McNemarTest test = McNemarTest.withDefaults().with(McNemarTest.Method.CONTINUITY_CORRECTED);
        McNemarTest.Result result = test.test(new PairedCounts(5, 2, 8, 5)).orElseThrow();
        StandardNormal law = StandardNormal.INSTANCE;

        assertThat(result.pValueGreater()).isEqualTo(law.survival(5 / Math.sqrt(10)));
        assertThat(result.pValueLess()).isEqualTo(law.cumulative(7 / Math.sqrt(10)));
        assertThat(result.pValue()).isEqualTo(2 * law.survival(5 / Math.sqrt(10)));
        assertThat(test.test(new PairedCounts(5, 2, 2, 5)).orElseThrow().pValue())
                .isEqualTo(1);
    }
}
