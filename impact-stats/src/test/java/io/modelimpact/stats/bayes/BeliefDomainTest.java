package io.modelimpact.stats.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.exact.ExactRational;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BeliefDomainTest {
    @Test
    void chances_on_either_side_of_a_threshold_are_those_of_the_normal_law() {
        NormalPosterior posterior = new NormalPosterior(3, 2);
        StandardNormal normal = StandardNormal.INSTANCE;

        assertThat(posterior.probabilityAbove(5)).isEqualTo(normal.survival(1));
        assertThat(posterior.probabilityBelow(5)).isEqualTo(normal.cumulative(1));
        assertThat(posterior.probabilityBelow(-1)).isEqualTo(normal.survival(2));
        assertThat(posterior.chanceToWin()).isEqualTo(normal.cumulative(1.5));
        assertThat(posterior.interval(0.5).upper()).isEqualTo(3 + 2 * normal.upperQuantile(0.25));
    }

    @Test
    void an_effect_estimated_otherwise_meets_the_prior_in_its_own_unit() {
        Estimate estimate = WelchTTest.withDefaults()
                .test(SampleSummary.of(10, 0, 10), SampleSummary.of(10, 4, 10))
                .orElseThrow();
        double squared = estimate.standardError() * estimate.standardError();

        NormalPosterior equal = NormalNormalEffect.believing(new NormalPrior(0, squared))
                .of(estimate)
                .orElseThrow();
        NormalPosterior flat = NormalNormalEffect.withFlatPrior().of(estimate).orElseThrow();

        assertThat(equal.mean()).isCloseTo(2, within(1e-14));
        assertThat(equal.standardDeviation()).isCloseTo(estimate.standardError() / Math.sqrt(2), within(1e-14));
        assertThat(flat).isEqualTo(new NormalPosterior(4, estimate.standardError()));
    }

    @Test
    void a_belief_far_sharper_than_the_data_stays_what_it_was() {
        Estimate estimate = WelchTTest.withDefaults()
                .test(SampleSummary.of(10, 0, 1), SampleSummary.of(10, 4, 1))
                .orElseThrow();
        NormalNormalEffect certain = NormalNormalEffect.believing(new NormalPrior(3, Double.MIN_VALUE));

        assertThat(certain.of(estimate).orElseThrow()).isEqualTo(new NormalPosterior(3, Math.sqrt(Double.MIN_VALUE)));
    }

    /** With e the estimate's error and s the belief's deviation the belief moves the mean by (m - x) e^2 / (e^2 + s^2). */
    @Test
    void a_belief_far_vaguer_than_the_data_moves_them_by_its_small_share() {
        Estimate estimate = new Estimate(0, 1, 0, StandardNormal.INSTANCE, 0.05, Alternative.TWO_SIDED);
        NormalPosterior posterior = NormalNormalEffect.believing(new NormalPrior(1e20, 1e20))
                .of(estimate)
                .orElseThrow();

        assertThat(posterior.mean()).isCloseTo(1, within(1e-15));
        assertThat(posterior.standardDeviation()).isEqualTo(1);
    }

    @Test
    void a_belief_is_scaled_by_the_control_s_mean_without_leaving_the_doubles() {
        NormalNormalEffect belief = NormalNormalEffect.believing(new NormalPrior(0.5, 0.25));
        SampleSummary control = SampleSummary.of(2, 1e200, 1e300);
        NormalPosterior posterior =
                belief.absolute(control, control.scaledBy(ExactRational.of(2))).orElseThrow();

        assertThat(posterior.mean()).isCloseTo(1e200, withinPercentage(1e-9));
    }

    @Test
    void a_posterior_below_the_doubles_is_refused() {
        SampleSummary tiny = SampleSummary.of(10, 1e-200, 1e-200);
        NormalNormalEffect certain = NormalNormalEffect.believing(new NormalPrior(0, Double.MIN_VALUE));

        assertThat(certain.absolute(tiny, SampleSummary.of(10, 4, 1)).refusal())
                .contains(new Refusal(RefusalCode.OUT_OF_RANGE, "posterior mean 0.0, standard deviation 0.0"));
        assertThat(NormalNormalEffect.believing(new NormalPrior(0, 1))
                        .relative(SampleSummary.of(10, 0, 1), SampleSummary.of(10, 4, 1))
                        .refusal())
                .contains(new Refusal(RefusalCode.ZERO_BASELINE, "the control level is 0"));
    }

    static Stream<ThrowingCallable> impossible() {
        List<Double> outside = List.of(0.0, -1.0, Double.NaN, Double.POSITIVE_INFINITY);
        return outside.stream()
                .flatMap(value -> Stream.<ThrowingCallable>of(
                        () -> new BetaPosterior(value, 1),
                        () -> new BetaPosterior(1, value),
                        () -> new GammaPoissonComparison.Posterior(value, 1),
                        () -> new GammaPoissonComparison.Posterior(1, value),
                        () -> new NormalPosterior(0, value),
                        () -> new NormalPrior(0, value)));
    }

    @ParameterizedTest
    @MethodSource("impossible")
    void what_is_no_distribution_is_an_error_of_the_caller(ThrowingCallable call) {
        assertThatThrownBy(call).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("found ");
    }

    @Test
    void no_success_and_only_successes_are_data() {
        assertThat(BetaPosterior.after(1, 2, 0, 5)).isEqualTo(new BetaPosterior(1, 7));
        assertThat(BetaPosterior.after(1, 2, 5, 5)).isEqualTo(new BetaPosterior(6, 2));
        assertThat(BetaPosterior.after(1, 2, 0, 0)).isEqualTo(new BetaPosterior(1, 2));
        assertThatThrownBy(() -> BetaPosterior.after(1, 1, -1, 4))
                .hasMessage("Successes must lie between 0 and 4, found -1");
    }

    /** With second shape 1 the law is {@code x^a}. */
    @ParameterizedTest
    @CsvSource({"3, 0.001", "0.1, 0.01", "0.01, 0.1", "0.5, 1e-100", "1, 0.5", "700, 0.999"})
    void a_power_law_has_the_roots_of_the_probability_as_quantiles(double shape, double p) {
        BetaPosterior power = new BetaPosterior(shape, 1);
        double expected = StrictMath.pow(p, 1 / shape);

        assertThat(power.quantile(p)).isCloseTo(expected, withinPercentage(1e-9));
        assertThat(1 - new BetaPosterior(1, shape).upperQuantile(p)).isCloseTo(expected, within(1e-12));
    }

    @Test
    void log_odds_far_from_zero_keep_their_digits() {
        assertThat(BetaPosterior.proportion(0)).isEqualTo(0.5);
        assertThat(BetaPosterior.proportion(-700)).isEqualTo(StrictMath.exp(-700));
        assertThat(BetaPosterior.proportion(700)).isEqualTo(1);
        assertThat(BetaPosterior.proportion(StrictMath.log(3))).isCloseTo(0.75, within(1e-15));
        assertThat(BetaPosterior.proportion(-StrictMath.log(3))).isCloseTo(0.25, within(1e-15));
        assertThat(BetaPosterior.proportion(750)).isEqualTo(1);
    }

    /** Beta(1, 1) against Beta(2, 1): P(T > C) = 2/3, E[(C - T)+] = 1/12, since E T - E C = 1/6 and E[(T - C)+] = 1/4. */
    @Test
    void the_uniform_law_against_a_ramp_has_fractions_for_answers() {
        BetaBinomialComparison comparison = BetaBinomialComparison.of(new BetaPosterior(1, 1), new BetaPosterior(2, 1));

        assertThat(comparison.chanceToWin()).isCloseTo(2.0 / 3, within(1e-12));
        assertThat(comparison.expectedLossOfTreatment()).isCloseTo(1.0 / 12, within(1e-12));
        assertThat(comparison.expectedLossOfControl()).isCloseTo(1.0 / 4, within(1e-12));
    }
}
