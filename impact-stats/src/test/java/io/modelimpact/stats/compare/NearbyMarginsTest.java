package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.proportion.NewcombeDifference;
import io.modelimpact.stats.proportion.Proportion;
import io.modelimpact.stats.proportion.ProportionEstimate;
import io.modelimpact.stats.proportion.RiskRatio;
import io.modelimpact.stats.proportion.ScoreDifference;
import io.modelimpact.stats.proportion.WaldDifference;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** An effect of very many standard errors whose distance from the margin is a few of them; expected values by decimals of 120 digits. */
class NearbyMarginsTest {
    private static final MathContext DIGITS = new MathContext(120);
    private static final double FEW_ULPS = 0x1p-50;

    /** What is known of two arms: levels and squared errors that no double holds. */
    private record Arms(SampleSummary control, SampleSummary treatment) {

        BigDecimal difference() {
            return decimal(treatment.mean()).subtract(decimal(control.mean()));
        }

        BigDecimal lift() {
            return difference().divide(decimal(control.mean()).abs(), DIGITS);
        }

        /** Squared error of the control level, or of the treatment level. */
        static BigDecimal squaredError(SampleSummary arm) {
            return decimal(arm.variance()).divide(BigDecimal.valueOf(arm.count()), DIGITS);
        }

        BigDecimal squaredError() {
            return squaredError(control).add(squaredError(treatment));
        }

        private static BigDecimal decimal(ExactRational value) {
            return NearbyMarginsTest.decimal(value);
        }
    }

    @Provide
    Arbitrary<Arms> arms() {
        Arbitrary<Double> levels = Arbitraries.doubles().between(1, 1e9);
        Arbitrary<Double> gaps = Arbitraries.doubles().between(-0.4, 20).filter(gap -> Math.abs(gap) > 1e-3);
        return Combinators.combine(levels, gaps, Arbitraries.integers().between(-24, -1), Arbitraries.of(1, -1))
                .as((level, gap, error, sign) -> arms(sign * level, sign * level * (1 + gap), error));
    }

    private static Arms arms(double control, double treatment, int error) {
        ExactRational variance = ExactRational.of(Math.scalb(control * control, 3 * error));
        return new Arms(
                SampleSummary.of(11, third(control), variance.dividedBy(7)),
                SampleSummary.of(23, third(treatment), variance.dividedBy(11)));
    }

    private static ExactRational third(double value) {
        return ExactRational.of(value).dividedBy(3);
    }

    @Property(tries = 400, seed = "321")
    void a_margin_next_to_a_difference_is_taken_off_without_loss(
            @ForAll("arms") Arms arms,
            @ForAll @IntRange(min = -3, max = 3) int step,
            @ForAll @IntRange(min = 1, max = 52) int digits) {
        double margin = near(arms.difference(), step, digits);
        BigDecimal distance = arms.difference().subtract(new BigDecimal(margin));
        for (Outcome<Estimate> outcome : List.of(
                WelchTTest.withDefaults().test(arms.control(), arms.treatment()),
                UnpooledZTest.withDefaults().test(arms.control(), arms.treatment()))) {
            requireClose(outcome.orElseThrow().statisticAgainst(margin), distance, arms.squaredError());
        }
        Estimate pooled = PooledTTest.withDefaults()
                .test(arms.control(), arms.treatment())
                .orElseThrow();
        assertThat(pooled.statisticAgainst(margin) * pooled.standardError())
                .isCloseTo(distance.doubleValue(), within(fewUlps(distance.doubleValue())));
    }

    @Property(tries = 400, seed = "322")
    void equivalence_and_non_inferiority_keep_the_digits_of_a_margin_next_to_the_effect(
            @ForAll("arms") Arms arms, @ForAll @IntRange(min = 1, max = 52) int digits) {
        Estimate effect =
                WelchTTest.withDefaults().test(arms.control(), arms.treatment()).orElseThrow();
        double bound = near(arms.difference(), 1, digits);
        BigDecimal distance = arms.difference().subtract(new BigDecimal(bound));
        EquivalenceTest.Result upper =
                EquivalenceTest.within(bound - 1e10, bound).test(effect);
        EquivalenceTest.Result lower =
                EquivalenceTest.within(bound, bound + 1e10).test(effect);

        requireClose(upper.upperStatistic(), distance, arms.squaredError());
        requireClose(lower.lowerStatistic(), distance, arms.squaredError());
        assertThat(upper.upperPValue()).isEqualTo(effect.reference().cumulative(upper.upperStatistic()));
        NonInferiorityTest.Result notWorse = NonInferiorityTest.withMargin(Math.abs(bound))
                .with(bound > 0 ? Alternative.LESS : Alternative.GREATER)
                .test(effect);
        requireClose(notWorse.statistic(), distance, arms.squaredError());
    }

    @Property(tries = 400, seed = "323")
    void a_margin_next_to_a_lift_is_taken_off_without_loss(
            @ForAll("arms") Arms arms,
            @ForAll @IntRange(min = -3, max = 3) int step,
            @ForAll @IntRange(min = 1, max = 52) int digits) {
        double margin = near(arms.lift(), step, digits);
        BigDecimal distance = arms.lift().subtract(new BigDecimal(margin));
        BigDecimal base = decimal(arms.control().mean());
        int sign = base.signum();
        BigDecimal c = Arms.squaredError(arms.control()).divide(base.pow(2), DIGITS);
        BigDecimal t = Arms.squaredError(arms.treatment()).divide(base.pow(2), DIGITS);
        BigDecimal ratio = decimal(arms.treatment().mean()).divide(base, DIGITS);

        Estimate delta = RelativeLift.withDefaults()
                .test(arms.control(), arms.treatment())
                .orElseThrow();
        requireClose(delta.statisticAgainst(margin), distance, t.add(c.multiply(ratio.pow(2))));
        FiellerEstimate fieller = FiellerLift.withDefaults()
                .test(arms.control(), arms.treatment())
                .orElseThrow();
        BigDecimal share = BigDecimal.ONE.add(new BigDecimal(margin).multiply(BigDecimal.valueOf(sign)));
        requireClose(fieller.statisticAgainst(margin), distance, t.add(c.multiply(share.pow(2))));
    }

    @Property(tries = 400, seed = "324")
    void a_margin_next_to_a_log_ratio_is_taken_off_without_loss(
            @ForAll("arms") Arms arms,
            @ForAll @IntRange(min = -3, max = 3) int step,
            @ForAll @IntRange(min = 12, max = 52) int digits) {
        LogRatioEstimate effect = LogRatioLift.withDefaults()
                .test(arms.control(), arms.treatment())
                .orElseThrow();
        BigDecimal ratio =
                decimal(arms.treatment().mean()).divide(decimal(arms.control().mean()), DIGITS);
        double margin = near(ratio.subtract(BigDecimal.ONE), step, digits);
        BigDecimal over = ratio.divide(BigDecimal.ONE.add(new BigDecimal(margin)), DIGITS);

        double expected = logNearOne(over).doubleValue() / effect.logStandardError();
        assertThat(effect.statisticAgainst(margin)).isCloseTo(expected, within(fewUlps(expected)));
    }

    @Property(tries = 200, seed = "325")
    void a_margin_far_from_a_log_ratio_is_taken_off_its_logarithm(
            @ForAll @DoubleRange(min = 2, max = 1e6) double level,
            @ForAll @Scale(4) @DoubleRange(min = -0.999, max = 0.3) double margin) {
        LogRatioEstimate effect = LogRatioLift.withDefaults()
                .test(SampleSummary.of(10, 1, 1), SampleSummary.of(10, level, 1))
                .orElseThrow();
        double expected = (StrictMath.log(level) - StrictMath.log1p(margin)) / effect.logStandardError();

        assertThat(effect.statisticAgainst(margin)).isCloseTo(expected, within(expected * 1e-14));
    }

    @Property(tries = 300, seed = "326")
    void a_share_of_the_control_level_next_to_the_effect_is_taken_off_without_loss(
            @ForAll("arms") Arms arms, @ForAll @IntRange(min = 1, max = 52) int digits) {
        double share = Math.abs(near(arms.lift(), 1, digits));
        boolean up = arms.difference().signum() > 0;
        NonInferiorityTest.Result result = NonInferiorityTest.withMargin(share)
                .with(up ? Alternative.LESS : Alternative.GREATER)
                .testShareOfControl(arms.control(), arms.treatment())
                .orElseThrow();
        BigDecimal allowed = decimal(arms.control().mean()).abs().multiply(new BigDecimal(share));
        BigDecimal distance =
                up ? arms.difference().subtract(allowed) : arms.difference().add(allowed);

        requireClose(result.statistic(), distance, arms.squaredError());
        Estimate effect = UnpooledZTest.withDefaults()
                .test(arms.control(), arms.treatment())
                .orElseThrow();
        assertThat(result.pValue())
                .isEqualTo(
                        up
                                ? effect.reference().cumulative(result.statistic())
                                : effect.reference().survival(result.statistic()));
    }

    @Property(tries = 200, seed = "327")
    void a_margin_next_to_a_difference_of_shares_is_taken_off_without_loss(
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long successes,
            @ForAll @LongRange(min = 1, max = 1_000_000_000_000L) long others,
            @ForAll @IntRange(min = 10, max = 50) int digits) {
        Proportion control = new Proportion(successes, 3_000_000_000_001L);
        Proportion treatment = new Proportion(successes + others, 3_000_000_000_019L);
        BigDecimal difference = share(treatment).subtract(share(control));
        double margin = near(difference, 1, digits);
        double distance = difference.subtract(new BigDecimal(margin)).doubleValue();

        Estimate wald = WaldDifference.withDefaults().test(control, treatment).orElseThrow();
        assertThat(wald.statisticAgainst(margin) * wald.standardError()).isCloseTo(distance, within(fewUlps(distance)));
        double expected = wald.statisticAgainst(margin);
        // Under the margin the estimated shares differ from those found by less than the distance from it.
        double tolerance = Math.abs(expected) * (1e-12 + 4 * Math.abs(distance) / control.share());
        assertThat(ScoreDifference.withDefaults()
                        .test(control, treatment)
                        .orElseThrow()
                        .statisticAgainst(margin))
                .isCloseTo(expected, within(tolerance));
        LogRatioEstimate ratio =
                RiskRatio.withDefaults().test(control, treatment).orElseThrow();
        double nearRatio = near(ratio.exactValue(), digits);
        BigDecimal over = decimal(ratio.exactValue().plus(ExactRational.ONE))
                .divide(BigDecimal.ONE.add(new BigDecimal(nearRatio)), DIGITS);
        double expectedRatio = logNearOne(over).doubleValue() / ratio.logStandardError();
        assertThat(ratio.statisticAgainst(nearRatio)).isCloseTo(expectedRatio, within(fewUlps(expectedRatio)));
    }

    @Property(tries = 100, seed = "328")
    void a_margin_next_to_one_share_is_taken_off_without_loss(
            @ForAll @LongRange(min = 1, max = 4_000_000_000_000_000L) long successes,
            @ForAll @IntRange(min = 10, max = 50) int digits) {
        Proportion proportion = new Proportion(successes, 5_000_000_000_000_001L);
        ProportionEstimate estimate = ProportionEstimate.of(proportion, 0.05).orElseThrow();
        double margin = near(share(proportion), 1, digits);
        BigDecimal bound = new BigDecimal(margin);

        requireClose(
                estimate.statisticAgainst(margin),
                share(proportion).subtract(bound),
                bound.multiply(BigDecimal.ONE.subtract(bound)).divide(BigDecimal.valueOf(proportion.units()), DIGITS));
    }

    @Example
    void the_hybrid_interval_meets_a_margin_one_unit_of_the_last_place_away() {
        Proportion control = new Proportion(1, 3);
        Proportion treatment = new Proportion(3, 4);
        double rounded = 5.0 / 12;
        Inference effect =
                NewcombeDifference.withDefaults().test(control, treatment).orElseThrow();

        // 5/12 is not a double: the margin that is its nearest double lies above it, or below.
        boolean above = new BigDecimal(rounded).multiply(BigDecimal.valueOf(12)).compareTo(BigDecimal.valueOf(5)) > 0;
        assertThat(Math.signum(effect.statisticAgainst(rounded))).isEqualTo(above ? -1 : 1);
        assertThat(effect.statisticAgainst(rounded)).isCloseTo(0, within(1e-15));
    }

    @Example
    void an_infinite_margin_is_infinitely_far() {
        Estimate effect = WelchTTest.withDefaults()
                .test(SampleSummary.of(5, 1, 1), SampleSummary.of(5, 2, 1))
                .orElseThrow();

        assertThat(effect.statisticAgainst(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(effect.statisticAgainst(Double.NEGATIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(effect.statisticAgainst(Double.NaN)).isNaN();
    }

    private static double near(ExactRational value, int digits) {
        return near(decimal(value), 1, digits);
    }

    /** A double that agrees with the value to so many binary digits. */
    private static double near(BigDecimal value, int step, int digits) {
        return value.doubleValue() * (1 + step * Math.scalb(1.0, -digits));
    }

    private static void requireClose(double found, BigDecimal distance, BigDecimal squaredError) {
        double expected = distance.divide(squaredError.sqrt(DIGITS), DIGITS).doubleValue();
        assertThat(found).isCloseTo(expected, within(fewUlps(expected)));
    }

    /** What the decimals leave of nothing is nothing. */
    private static double fewUlps(double expected) {
        return Math.abs(expected) * FEW_ULPS + 1e-90;
    }

    /** The logarithm of a number within 1/2 of one, by the series of {@code 2 atanh((x - 1)/(x + 1))}. */
    private static BigDecimal logNearOne(BigDecimal x) {
        BigDecimal ratio = x.subtract(BigDecimal.ONE).divide(x.add(BigDecimal.ONE), DIGITS);
        BigDecimal square = ratio.pow(2);
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal power = ratio;
        for (int k = 1; k < 80; k += 2) {
            sum = sum.add(power.divide(BigDecimal.valueOf(k), DIGITS), DIGITS);
            power = power.multiply(square, DIGITS);
        }
        return sum.multiply(BigDecimal.valueOf(2));
    }

    private static BigDecimal share(Proportion arm) {
        return BigDecimal.valueOf(arm.successes()).divide(BigDecimal.valueOf(arm.units()), DIGITS);
    }

    /** The sum of the doubles nearest to what is left each time: more than 100 digits. */
    private static BigDecimal decimal(ExactRational value) {
        BigDecimal sum = BigDecimal.ZERO;
        ExactRational rest = value;
        for (int part = 0; part < 7; part++) {
            double next = rest.doubleValue();
            sum = sum.add(new BigDecimal(next));
            rest = rest.minus(ExactRational.of(next));
        }
        return sum;
    }
}
