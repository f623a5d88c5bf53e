package io.modelimpact.stats.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.Interval;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Holds differences of proportions and rates to quadratures by mpmath (30 digits) and by SciPy's densities with Gauss-Legendre panels. */
class DifferenceOfLevelsTest {

    @ParameterizedTest
    @CsvSource({
        "3.5, 97.5, 9.5, 91.5, -0.005011663306761839, 0.1298701906950642",
        "1, 1, 51, 1, 0.005769230769230769, 0.957813860979169",
        "1001, 9001, 1101, 8901, 0.0015022057263345255, 0.01849818642663558",
        "20.5, 30.5, 2.5, 3.5, -0.3390111959521682, 0.41127956656127274",
        "2, 500000, 40, 900000, 2.622327906450811e-05, 5.598629433576718e-05"
    })
    void intervalsOfDifferencesOfProportionsAreThoseOfQuadrature(
            double a, double b, double c, double d, double lower, double upper) {
        Interval found = BetaBinomialComparison.of(new BetaPosterior(a, b), new BetaPosterior(c, d))
                .interval(0.05);

        assertThat(found.lower()).isCloseTo(lower, within(1e-10 * Math.abs(upper)));
        assertThat(found.upper()).isCloseTo(upper, withinPercentage(1e-7));
        assertThat(found.errorRate()).isEqualTo(0.05);
    }

    @ParameterizedTest
    @CsvSource({
        "3.5, 10, 8.5, 12, -0.2383431255562945, 0.9844480001249613",
        "50001, 10001, 50201, 10001, -0.042037808370328354, 0.08203418685382237",
        "5.5, 1, 1000.5, 400, -8.460615724956774, 0.5976250641221124"
    })
    void intervalsOfDifferencesOfRatesAreThoseOfQuadrature(
            double a, double b, double c, double d, double lower, double upper) {
        Interval found = GammaPoissonComparison.of(
                        new GammaPoissonComparison.Posterior(a, b), new GammaPoissonComparison.Posterior(c, d))
                .interval(0.05);

        assertThat(found.lower()).isCloseTo(lower, withinPercentage(1e-7));
        assertThat(found.upper()).isCloseTo(upper, withinPercentage(1e-7));
    }

    @Test
    void lossesOfRatesAreThoseOfQuadrature() {
        GammaPoissonComparison comparison = GammaPoissonComparison.of(
                new GammaPoissonComparison.Posterior(3.5, 10), new GammaPoissonComparison.Posterior(8.5, 12));

        assertThat(comparison.expectedLossOfTreatment()).isCloseTo(0.01756971505390232, withinPercentage(1e-9));
        assertThat(comparison.expectedLossOfControl()).isCloseTo(0.3759030483872357, withinPercentage(1e-9));
    }

    @Property(seed = "941", tries = 60)
    void lossesOfRatesDifferByTheDifferenceOfTheMeans(
            @ForAll @DoubleRange(min = 0.3, max = 300) double shape,
            @ForAll @DoubleRange(min = 0.3, max = 300) double other,
            @ForAll @DoubleRange(min = 0.1, max = 50) double rate) {
        GammaPoissonComparison.Posterior control = new GammaPoissonComparison.Posterior(shape, rate);
        GammaPoissonComparison.Posterior treatment = new GammaPoissonComparison.Posterior(other, 1);
        GammaPoissonComparison comparison = GammaPoissonComparison.of(control, treatment);

        assertThat(comparison.expectedLossOfControl() - comparison.expectedLossOfTreatment())
                .isCloseTo(treatment.mean() - control.mean(), within(1e-11 * (treatment.mean() + control.mean())));
    }

    @Property(seed = "944", tries = 40)
    void lossesOfProportionsDifferByTheDifferenceOfTheMeans(
            @ForAll @DoubleRange(min = 0.3, max = 1e6) @Scale(6) double alpha,
            @ForAll @DoubleRange(min = 0.3, max = 1e6) @Scale(6) double beta,
            @ForAll @DoubleRange(min = 0.3, max = 30) double other) {
        BetaPosterior control = new BetaPosterior(alpha, beta);
        BetaPosterior treatment = new BetaPosterior(other, 2);
        BetaBinomialComparison comparison = BetaBinomialComparison.of(control, treatment);

        assertThat(comparison.expectedLossOfControl() - comparison.expectedLossOfTreatment())
                .isCloseTo(treatment.mean() - control.mean(), within(1e-11));
    }

    @Property(seed = "942", tries = 30)
    void exchangingTheArmsMirrorsTheInterval(
            @ForAll @IntRange(max = 60) int successes, @ForAll @IntRange(max = 60) int others) {
        BetaPosterior control = BetaPosterior.after(0.5, 0.5, successes, 60);
        BetaPosterior treatment = BetaPosterior.after(0.5, 0.5, others, 60);
        Interval forth = BetaBinomialComparison.of(control, treatment).interval(0.1);
        Interval back = BetaBinomialComparison.of(treatment, control).interval(0.1);

        assertThat(back.lower()).isEqualTo(-forth.upper());
        assertThat(back.upper()).isEqualTo(-forth.lower());
    }

    @Property(seed = "943", tries = 30)
    void theIntervalLeavesOutZeroWhereTheChanceToWinSaysSo(
            @ForAll @IntRange(max = 60) int successes,
            @ForAll @IntRange(max = 60) int others,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double errorRate) {
        BetaBinomialComparison comparison = BetaBinomialComparison.of(
                BetaPosterior.after(1, 1, successes, 60), BetaPosterior.after(1, 1, others, 60));
        double chance = comparison.chanceToWin();
        Interval interval = comparison.interval(errorRate);

        if (1 - chance < 0.5 * errorRate - 1e-9) {
            assertThat(interval.lower()).isPositive();
        }
        if (1 - chance > 0.5 * errorRate + 1e-9) {
            assertThat(interval.lower()).isLessThanOrEqualTo(0);
        }
    }

    @Test
    void belowGoesFromNothingToEverything() {
        DifferenceOfLevels law =
                new DifferenceOfLevels(new BetaPosterior(0.5, 30.5).level(), new BetaPosterior(0.5, 20.5).level());
        double last = 0;
        for (double difference = -1; difference <= 1; difference += 0.01) {
            double now = law.below(difference);
            assertThat(now).isBetween(last - 1e-12, 1 + 1e-12);
            last = now;
        }
        assertThat(law.below(-0.999)).isLessThan(1e-12);
        assertThat(law.below(0.999)).isCloseTo(1, within(1e-12));
    }

    @Test
    void aRateHasAnEqualTailInterval() {
        Interval interval = new GammaPoissonComparison.Posterior(1, 2).interval(0.1);

        assertThat(interval.lower()).isCloseTo(-StrictMath.log1p(-0.05) / 2, withinPercentage(1e-10));
        assertThat(interval.upper()).isCloseTo(-StrictMath.log(0.05) / 2, withinPercentage(1e-10));
    }
}
