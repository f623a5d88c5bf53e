package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What every comparison of two arms does with its options and with arms that it can not use. */
class OptionsTest {
    private static final double[] CONTROL = {1, 2, 4, 5, 7, 3};
    private static final double[] TREATMENT = {2, 3, 5, 9, 6, 8};

    enum Comparison {
        WELCH {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, double[] control, double[] treatment) {
                return WelchTTest.withDefaults().with(claim).withErrorRate(rate).test(control, treatment);
            }
        },
        POOLED {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, double[] control, double[] treatment) {
                return PooledTTest.withDefaults()
                        .with(claim)
                        .withErrorRate(rate)
                        .test(control, treatment);
            }
        },
        UNPOOLED_Z {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, double[] control, double[] treatment) {
                return UnpooledZTest.withDefaults()
                        .with(claim)
                        .withErrorRate(rate)
                        .test(control, treatment);
            }
        },
        YUEN {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, double[] control, double[] treatment) {
                return YuenTTest.withDefaults().with(claim).withErrorRate(rate).test(control, treatment);
            }
        },
        RELATIVE {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, double[] control, double[] treatment) {
                return RelativeLift.withDefaults()
                        .with(claim)
                        .withErrorRate(rate)
                        .test(control, treatment);
            }
        },
        FIELLER {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, double[] control, double[] treatment) {
                return FiellerLift.withDefaults()
                        .with(claim)
                        .withErrorRate(rate)
                        .test(control, treatment);
            }
        },
        LOG_RATIO {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, double[] control, double[] treatment) {
                return LogRatioLift.withDefaults()
                        .with(claim)
                        .withErrorRate(rate)
                        .test(control, treatment);
            }
        },
        CONTRAST {
            @Override
            Outcome<? extends Inference> test(Alternative claim, double rate, double[] control, double[] treatment) {
                return LinearContrast.withDefaults()
                        .with(claim)
                        .withErrorRate(rate)
                        .test(List.of(SampleSummary.ofValues(treatment)), List.of(SampleSummary.ofValues(control)));
            }
        };

        abstract Outcome<? extends Inference> test(
                Alternative claim, double rate, double[] control, double[] treatment);

        Inference effect(Alternative claim, double rate) {
            return test(claim, rate, CONTROL, TREATMENT).orElseThrow();
        }

        Refusal refusal(double[] control, double[] treatment) {
            return test(Alternative.GREATER, 0.1, control, treatment).refusal().orElseThrow();
        }
    }

    @ParameterizedTest
    @EnumSource
    void the_result_answers_the_alternative_and_error_rate_asked_for(Comparison comparison) {
        Inference greater = comparison.effect(Alternative.GREATER, 0.25);
        Inference less = comparison.effect(Alternative.LESS, 0.125);
        Inference both = comparison.effect(Alternative.TWO_SIDED, 0.25);

        assertThat(greater.errorRate()).isEqualTo(0.25);
        assertThat(greater.alternative()).isEqualTo(Alternative.GREATER);
        assertThat(greater.pValue()).isEqualTo(both.pValue(Alternative.GREATER)).isLessThan(0.5);
        assertThat(less.pValue()).isEqualTo(both.pValue(Alternative.LESS)).isGreaterThan(0.5);
        assertThat(both.pValue()).isEqualTo(2 * greater.pValue());
        assertThat(greater.interval().upper()).isEqualTo(Double.POSITIVE_INFINITY);
        // One side at rate a ends where two sides at rate 2 a do.
        assertThat(less.interval().upper()).isEqualTo(both.interval().upper());
        assertThat(both.interval()).isEqualTo(both.interval(0.75));
        assertThat(both.interval().errorRate()).isEqualTo(0.25);
    }

    @ParameterizedTest
    @EnumSource
    void an_arm_that_cannot_be_used_is_refused_with_its_reason(Comparison comparison) {
        Refusal one = comparison.refusal(new double[] {1}, TREATMENT);
        Refusal infinite = comparison.refusal(CONTROL, new double[] {1, 2, 3, Double.POSITIVE_INFINITY});
        Refusal constant = comparison.refusal(new double[] {3, 3, 3, 3}, new double[] {4, 4, 4, 4});

        assertThat(one.code()).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(one.message()).endsWith("found 1 units, needed at least 2");
        assertThat(infinite.code()).isEqualTo(RefusalCode.NOT_FINITE);
        assertThat(constant.code()).isEqualTo(RefusalCode.DEGENERATE);
    }

    @ParameterizedTest
    @EnumSource
    void an_error_rate_outside_the_open_unit_interval_is_an_error_of_the_caller(Comparison comparison) {
        Inference effect = comparison.effect(Alternative.TWO_SIDED, 0.05);

        for (double rate : new double[] {0, 1, -0.5, Double.NaN}) {
            assertThatThrownBy(() -> comparison.effect(Alternative.LESS, rate))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("Error rate must lie in (0, 1), found " + rate);
            assertThatThrownBy(() -> effect.intervalAtErrorRate(rate, Alternative.LESS))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void the_log_ratio_and_the_paired_test_keep_their_options_too() {
        LogRatioEstimate ratio = LogRatioLift.withDefaults()
                .with(Alternative.GREATER)
                .withErrorRate(0.1)
                .test(CONTROL, TREATMENT)
                .orElseThrow();
        PairedTTest paired = PairedTTest.withDefaults().with(Alternative.LESS).withErrorRate(0.01);

        assertThat(ratio.ratioInterval().lower()).isCloseTo(ratio.interval().lower() + 1, within(1e-15));
        assertThat(ratio.ratioInterval().upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(paired.test(CONTROL, TREATMENT).orElseThrow().interval().lower())
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(paired.lift(CONTROL, TREATMENT).orElseThrow().interval().errorRate())
                .isEqualTo(0.01);
    }

    /** With value 1 and standard error 1 under the normal law; p-values are those of the distance to the nearer end. */
    @ParameterizedTest
    @CsvSource({
        "-Infinity, Infinity, 0",
        "0, Infinity, 0.3173105078629141",
        "2, Infinity, 0.3173105078629141",
        "-Infinity, 0, 0.3173105078629141",
        "-Infinity, 3, 0.04550026389635842",
        "-1, 2, 0.3173105078629141",
        "0, 4, 0.3173105078629141",
        "3, 5, 0.04550026389635842",
        "-2, -1, 0.04550026389635842",
        "3, 3, 0.04550026389635842",
        "1, 1, 1"
    })
    void the_decisive_error_rate_is_that_of_the_end_which_decides(double from, double to, double expected) {
        Estimate effect = new Estimate(1, 1, 1, StandardNormal.INSTANCE, 0.05, Alternative.TWO_SIDED);

        double rate = effect.decisiveErrorRate(from, to);

        assertThat(rate).isCloseTo(expected, within(1e-15));
        if (rate > 0 && rate < 1) {
            Interval wide = effect.intervalAtErrorRate(rate - 1e-9, Alternative.TWO_SIDED);
            Interval narrow = effect.intervalAtErrorRate(rate + 1e-9, Alternative.TWO_SIDED);
            assertThat(wide.isWithin(from, to) || wide.isDisjointFrom(from, to)).isFalse();
            assertThat(narrow.isWithin(from, to) || narrow.isDisjointFrom(from, to))
                    .isTrue();
        }
    }

    @Test
    void a_region_out_of_order_is_an_error_of_the_caller() {
        Estimate effect = new Estimate(1, 1, 1, StandardNormal.INSTANCE, 0.05, Alternative.TWO_SIDED);

        assertThatThrownBy(() -> effect.decisiveErrorRate(2, 1)).hasMessage("Region out of order: [2.0, 1.0]");
        assertThatThrownBy(() -> effect.decisiveErrorRate(Double.NaN, 1)).hasMessageContaining("out of order");
    }
}
