package io.modelimpact.stats.bayes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

class PosteriorTest {

    @Property(seed = "1", tries = 200)
    void lossesDifferByTheMeanAndChancesAddUp(
            @ForAll @DoubleRange(min = -20, max = 20) double mean,
            @ForAll @DoubleRange(min = 0.5, max = 10) double deviation) {
        NormalPosterior posterior = new NormalPosterior(mean, deviation);
        NormalPosterior mirrored = new NormalPosterior(-mean, deviation);
        assertThat(posterior.expectedLossOfControl() - posterior.expectedLossOfTreatment())
                .isCloseTo(mean, within(1e-12 * (1 + Math.abs(mean))));
        assertThat(posterior.chanceToWin() + mirrored.chanceToWin()).isCloseTo(1, within(1e-14));
        assertThat(posterior.expectedLossOfTreatment()).isEqualTo(mirrored.expectedLossOfControl());
        assertThat(posterior.probabilityAbove(0)).isEqualTo(posterior.chanceToWin());
        assertThat(posterior.probabilityBelow(0)).isEqualTo(mirrored.chanceToWin());
    }

    @Test
    void farTailsFollowTheAsymptoticSeries() {
        for (double z : new double[] {15, 25, 37}) {
            double density = StrictMath.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            double series =
                    density / (z * z) * (1 - 3 / (z * z) + 15 / StrictMath.pow(z, 4) - 105 / StrictMath.pow(z, 6));
            assertThat(new NormalPosterior(z, 1).expectedLossOfTreatment()).isCloseTo(series, withinPercentage(0.01));
        }
        assertThat(new NormalPosterior(25, 1).expectedLossOfTreatment()).isBetween(1e-139, 1e-138);
    }

    @Test
    void aPosteriorWeighsEstimateAndPriorByTheirPrecision() {
        SampleSummary control = SampleSummary.of(100, 10, 4);
        SampleSummary treatment = SampleSummary.of(200, 11, 6);
        Estimate estimate = WelchTTest.withDefaults().test(control, treatment).orElseThrow();
        double variance = 0.07;
        assertThat(estimate.standardError() * estimate.standardError()).isCloseTo(variance, within(1e-15));
        // The prior N(0.05, 0.01) is relative to the control's mean of 10, hence N(0.5, 1) here.
        NormalPosterior found = NormalNormalEffect.believing(new NormalPrior(0.05, 0.01))
                .absolute(control, treatment)
                .orElseThrow();
        double precision = 1 / variance + 1;
        assertThat(found.mean()).isCloseTo((1 / variance + 0.5) / precision, within(1e-14));
        assertThat(found.standardDeviation()).isCloseTo(Math.sqrt(1 / precision), within(1e-14));
        NormalPosterior flat =
                NormalNormalEffect.withFlatPrior().absolute(control, treatment).orElseThrow();
        assertThat(flat.mean()).isEqualTo(1.0);
        assertThat(flat.standardDeviation()).isEqualTo(estimate.standardError());
        assertThat(NormalNormalEffect.believing(new NormalPrior(0, 1e12))
                        .absolute(control, treatment)
                        .orElseThrow()
                        .mean())
                .isCloseTo(flat.mean(), within(1e-12));
    }

    @Test
    void whatHasNoPosteriorIsRefused() {
        SampleSummary flat = SampleSummary.of(100, 0, 0);
        Outcome<NormalPosterior> found = NormalNormalEffect.withFlatPrior().absolute(flat, flat);
        assertThat(found.refusal().orElseThrow().code()).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(NormalNormalEffect.believing(new NormalPrior(0, 1))
                        .absolute(SampleSummary.of(10, 0, 1), SampleSummary.of(10, 1, 1))
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.ZERO_BASELINE);
        assertThatThrownBy(() -> new NormalPosterior(0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new NormalPrior(0, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BetaPosterior.after(1, 1, 5, 4)).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(seed = "2", tries = 25)
    void chancesOfProportionsAgreeWithTheFiniteSumOfWholeShapes(
            @ForAll @IntRange(min = 1, max = 60) int alphaC,
            @ForAll @IntRange(min = 1, max = 60) int betaC,
            @ForAll @IntRange(min = 1, max = 60) int alphaT,
            @ForAll @IntRange(min = 1, max = 60) int betaT) {
        BetaBinomialComparison comparison =
                BetaBinomialComparison.of(new BetaPosterior(alphaC, betaC), new BetaPosterior(alphaT, betaT));
        double sum = 0;
        for (int i = 0; i < alphaT; i++) {
            sum += StrictMath.exp(logBeta(alphaC + i, betaC + betaT)
                    - StrictMath.log(betaT + i)
                    - logBeta(1 + i, betaT)
                    - logBeta(alphaC, betaC));
        }
        assertThat(comparison.chanceToWin()).isCloseTo(sum, withinPercentage(1e-8));
        BetaBinomialComparison swapped =
                BetaBinomialComparison.of(new BetaPosterior(alphaT, betaT), new BetaPosterior(alphaC, betaC));
        assertThat(comparison.chanceToWin() + swapped.chanceToWin()).isCloseTo(1, within(1e-11));
        double gap = (double) alphaT / (alphaT + betaT) - (double) alphaC / (alphaC + betaC);
        assertThat(comparison.expectedLossOfControl() - comparison.expectedLossOfTreatment())
                .isCloseTo(gap, within(1e-11));
    }

    private static double logBeta(double a, double b) {
        return Gamma.logGamma(a) + Gamma.logGamma(b) - Gamma.logGamma(a + b);
    }

    @Test
    void manyUnitsFarApartKeepTheirTinyChance() {
        BetaBinomialComparison comparison = BetaBinomialComparison.of(
                BetaPosterior.after(0.5, 0.5, 60_000, 1_000_000), BetaPosterior.after(0.5, 0.5, 50_000, 1_000_000));
        double z = 0.01 / Math.sqrt(0.06 * 0.94 / 1e6 + 0.05 * 0.95 / 1e6);
        assertThat(comparison.chanceToWin()).isPositive().isLessThan(1e-200);
        assertThat(StrictMath.log(comparison.chanceToWin()))
                .isCloseTo(-z * z / 2 - StrictMath.log(z) - 0.92, withinPercentage(1));
        assertThat(comparison.expectedLossOfTreatment()).isCloseTo(0.01, within(1e-8));
    }

    @Property(seed = "3", tries = 50)
    void quantilesOfProportionsInvertTheTails(
            @ForAll @DoubleRange(min = 1, max = 500) double alpha,
            @ForAll @DoubleRange(min = 1, max = 500) double beta,
            @ForAll @DoubleRange(min = 0.001, max = 0.999) @Scale(6) double p) {
        BetaPosterior posterior = new BetaPosterior(alpha, beta);
        double x = posterior.quantile(p);
        assertThat(posterior.law().cumulative(x)).isCloseTo(p, within(1e-8));
        assertThat(posterior.upperQuantile(1 - p)).isCloseTo(x, within(1e-8));
    }

    @Test
    void ratesCompareAsTheNegativeBinomialSays() {
        GammaPoissonComparison.Posterior control = GammaPoissonComparison.Posterior.after(1, 2, 3, 5);
        GammaPoissonComparison.Posterior treatment = GammaPoissonComparison.Posterior.after(1, 2, 4, 9);
        // P(T > C) = P(fewer than 5 failures before 4 successes), a success having probability 7/18.
        double success = 7.0 / 18;
        double sum = 0;
        double term = StrictMath.pow(success, 4);
        for (int k = 0; k < 5; k++) {
            sum += term;
            term *= (4.0 + k) / (k + 1) * (1 - success);
        }
        assertThat(GammaPoissonComparison.of(control, treatment).chanceToWin()).isCloseTo(sum, within(1e-14));
        assertThat(GammaPoissonComparison.of(control, control).chanceToWin()).isCloseTo(0.5, within(1e-14));
        assertThat(control.mean()).isEqualTo(4.0 / 7);
    }
}
