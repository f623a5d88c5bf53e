package io.modelimpact.stats.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class AdjustmentTest {

    /** Units with outcome y = effect + slope x + noise, x centred on a mean of its own. */
    private static double[][] units(String name, int count, double effect, double slope, double mean) {
        RandomStream draws = CounterRandom.of("adjust").stream(name);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double x = mean + draws.normalAt(2L * i);
                    return new double[] {effect + slope * x + draws.normalAt(2L * i + 1), x};
                })
                .toArray(double[][]::new);
    }

    private static ExactCrossProducts state(double[]... rows) {
        ExactCrossProducts state = ExactCrossProducts.create(rows[0].length);
        for (double[] row : rows) {
            state.addRow(row);
        }
        return state;
    }

    private static Cuped.Adjustment cuped(double[][] control, double[][] treatment) {
        return Cuped.forMeans().adjust(state(control), state(treatment)).orElseThrow();
    }

    @Test
    void varianceFallsByTheSquareOfTheCorrelation() {
        Cuped.Adjustment found = cuped(units("c", 4000, 1, 2, 5), units("t", 4000, 1.3, 2, 5));
        double correlation = found.correlation();
        assertThat(correlation).isCloseTo(2 / Math.sqrt(5), within(0.01));
        assertThat(found.varianceReduction()).isCloseTo(correlation * correlation, within(0.005));
        assertThat(found.theta()).isCloseTo(2, within(0.05));
        assertThat(found.absolute().orElseThrow().value()).isCloseTo(0.3, within(0.1));
        assertThat(found.relative().orElseThrow().value())
                .isCloseTo(found.absolute().orElseThrow().value() / 11, within(0.002));
    }

    @Test
    void aConstantCovariateChangesNothing() {
        double[][] control = {{1, 7}, {4, 7}, {2, 7}, {9, 7}};
        double[][] treatment = {{3, 7}, {5, 7}, {8, 7}};
        Cuped.Adjustment found = cuped(control, treatment);
        SampleSummary c = SampleSummary.ofMean(state(control), 0);
        SampleSummary t = SampleSummary.ofMean(state(treatment), 0);
        assertThat(found.theta()).isZero();
        assertThat(found.varianceReduction()).isZero();
        assertThat(found.absolute()).isEqualTo(WelchTTest.withDefaults().test(c, t));
        assertThat(found.relative().orElseThrow().value())
                .isEqualTo(RelativeLift.withDefaults().test(c, t).orElseThrow().value());
        assertThat(found.relative().orElseThrow().standardError())
                .isCloseTo(RelativeLift.withDefaults().test(c, t).orElseThrow().standardError(), within(1e-15));
        assertThat(found.imbalance().refusal().orElseThrow().code()).isEqualTo(RefusalCode.DEGENERATE);
    }

    @Property(seed = "1", tries = 40)
    void shiftingTheCovariateChangesNothingAndSwappingArmsNegates(
            @ForAll @IntRange(min = -1000, max = 1000) int shift,
            @ForAll @DoubleRange(min = -3, max = 3) double slope) {
        double[][] control = units("c" + shift, 30, 1, slope, 0);
        double[][] treatment = units("t" + shift, 25, 2, slope, 0);
        Estimate plain = cuped(control, treatment).absolute().orElseThrow();
        Estimate shifted = cuped(shifted(control, shift), shifted(treatment, shift))
                .absolute()
                .orElseThrow();
        Estimate swapped = cuped(treatment, control).absolute().orElseThrow();
        assertThat(shifted.value()).isCloseTo(plain.value(), within(1e-9));
        assertThat(shifted.standardError()).isCloseTo(plain.standardError(), within(1e-9));
        assertThat(swapped.value()).isEqualTo(-plain.value());
        assertThat(swapped.standardError()).isEqualTo(plain.standardError());
    }

    private static double[][] shifted(double[][] rows, double shift) {
        return IntStream.range(0, rows.length)
                .mapToObj(i -> new double[] {rows[i][0], rows[i][1] + shift})
                .toArray(double[][]::new);
    }

    @Test
    void aCovariateThatExplainsAllLeavesNoError() {
        double[][] control = {{1, 1}, {2, 2}, {3, 3}};
        double[][] treatment = {{4, 4}, {5, 5}, {9, 9}};
        assertThat(cuped(control, treatment).absolute().refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThatThrownBy(() -> Cuped.forRatios().adjust(state(control), state(treatment)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Cuped.forMeans()
                        .adjust(state(new double[] {1, 1}), state(treatment))
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
    }

    @Test
    void ratiosWithDenominatorsOfOneAreMeans() {
        double[][] c = units("c", 40, 1, 2, 5);
        double[][] t = units("t", 50, 2, 2, 5);
        Cuped.Adjustment means = cuped(c, t);
        Cuped.Adjustment ratios = Cuped.forRatios()
                .with(Cuped.Slope.POOLED)
                .adjust(state(withOnes(c)), state(withOnes(t)))
                .orElseThrow();
        assertThat(ratios.theta()).isCloseTo(means.theta(), within(1e-13));
        assertThat(ratios.absolute().orElseThrow().value())
                .isCloseTo(means.absolute().orElseThrow().value(), within(1e-13));
        assertThat(ratios.absolute().orElseThrow().standardError())
                .isCloseTo(means.absolute().orElseThrow().standardError(), within(1e-13));
    }

    private static double[][] withOnes(double[][] rows) {
        return IntStream.range(0, rows.length)
                .mapToObj(i -> new double[] {rows[i][0], 1, rows[i][1], 1})
                .toArray(double[][]::new);
    }

    @Test
    void ancovaHasTheSlopeWithinArms() {
        double[][] control = units("c", 40, 1, 2, 5);
        double[][] treatment = units("t", 50, 2, 2, 6);
        RegressionAdjustment.Fit fit = fit(RegressionAdjustment.ancova(), control, treatment);
        Cuped.Adjustment within = Cuped.forMeans()
                .with(Cuped.Slope.WITHIN_ARMS)
                .adjust(state(control), state(treatment))
                .orElseThrow();
        assertThat(fit.slope(0)).isCloseTo(within.theta(), within(1e-12));
        assertThat(fit.effect()).isCloseTo(within.absolute().orElseThrow().value(), within(1e-12));
        assertThat(fit.degreesOfFreedom()).isEqualTo(87);
        assertThat(within.imbalance().orElseThrow().pValue()).isLessThan(0.01);
    }

    private static RegressionAdjustment.Fit fit(RegressionAdjustment method, double[][] control, double[][] treatment) {
        return tryFit(method, control, treatment).orElseThrow();
    }

    private static Outcome<RegressionAdjustment.Fit> tryFit(
            RegressionAdjustment method, double[][] control, double[][] treatment) {
        int n = control.length + treatment.length;
        boolean[] treated = new boolean[n];
        double[][] covariates = new double[n][];
        double[] outcome = new double[n];
        for (int i = 0; i < n; i++) {
            treated[i] = i >= control.length;
            double[] row = treated[i] ? treatment[i - control.length] : control[i];
            outcome[i] = row[0];
            covariates[i] = Arrays.copyOfRange(row, 1, row.length);
        }
        return method.fit(treated, covariates, outcome);
    }

    @Test
    void withoutCovariatesRegressionIsTheDifferenceWithWelchsError() {
        double[][] control = {{1}, {4}, {2}, {9}};
        double[][] treatment = {{3}, {5}, {8}};
        RegressionAdjustment.Fit fit = fit(RegressionAdjustment.interacted(), control, treatment);
        Estimate welch = WelchTTest.withDefaults()
                .test(SampleSummary.ofMean(state(control), 0), SampleSummary.ofMean(state(treatment), 0))
                .orElseThrow();
        assertThat(fit.effect()).isCloseTo(welch.value(), within(1e-14));
        assertThat(fit.errors().hc2()).isCloseTo(welch.standardError(), within(1e-14));
        assertThat(fit.populationError()).isCloseTo(fit.errors().hc2(), within(1e-14));
    }

    @Test
    void clustersOfOneRowAreNoClusters() {
        double[][] control = units("c", 20, 1, 2, 5);
        double[][] treatment = units("t", 22, 2, 2, 6);
        RegressionAdjustment.Fit fit = fit(RegressionAdjustment.interacted(), control, treatment);
        ClusterErrors errors =
                fit.clustered(IntStream.range(0, 42).asLongStream().toArray()).orElseThrow();
        assertThat(errors.clusters()).isEqualTo(42);
        assertThat(errors.cr0()).isCloseTo(fit.errors().hc0(), within(1e-13));
        assertThat(errors.cr2()).isCloseTo(fit.errors().hc2(), within(1e-13));
        assertThat(errors.cr1()).isCloseTo(fit.errors().hc1() * Math.sqrt(42 / 41.0 * 41 / 42), within(1e-13));
        assertThat(errors.degreesOfFreedom()).isBetween(5.0, 40.0);
        assertThat(fit.clustered(new long[42]).refusal().orElseThrow().code()).isEqualTo(RefusalCode.TOO_FEW_UNITS);
    }

    @Test
    void rowsThatRepeatTheirClusterDoNotNarrowTheInterval() {
        double[][] control = units("c", 12, 1, 0, 5);
        double[][] treatment = units("t", 12, 2, 0, 5);
        double[][] c5 = repeated(control, 5);
        double[][] t5 = repeated(treatment, 5);
        RegressionAdjustment.Fit once = fit(RegressionAdjustment.ancova(), outcomes(control), outcomes(treatment));
        RegressionAdjustment.Fit often = fit(RegressionAdjustment.ancova(), outcomes(c5), outcomes(t5));
        long[] clusters = IntStream.range(0, 120).mapToLong(i -> i / 5).toArray();
        ClusterErrors errors = often.clustered(clusters).orElseThrow();
        assertThat(errors.cr2()).isCloseTo(once.errors().hc2(), within(1e-12));
        assertThat(often.errors().hc2()).isLessThan(0.6 * errors.cr2());
        assertThat(errors.degreesOfFreedom()).isCloseTo(22, within(1e-9));
        assertThat(errors.estimate(often.effect(), 0.05)
                        .orElseThrow()
                        .degreesOfFreedom()
                        .orElseThrow())
                .isEqualTo(errors.degreesOfFreedom());
        assertThat(ClusterMeans.of(new double[] {1, 3, 5}, new long[] {2, 2, 1}))
                .containsExactly(5, 2);
    }

    private static double[][] repeated(double[][] rows, int times) {
        return IntStream.range(0, rows.length * times)
                .mapToObj(i -> rows[i / times])
                .toArray(double[][]::new);
    }

    private static double[][] outcomes(double[][] rows) {
        return IntStream.range(0, rows.length)
                .mapToObj(i -> new double[] {rows[i][0]})
                .toArray(double[][]::new);
    }

    @Test
    void dependentColumnsAreRefused() {
        double[][] control = {{1, 2, 4}, {4, 3, 6}, {2, 5, 10}, {9, 1, 2}};
        double[][] treatment = {{3, 2, 4}, {5, 4, 8}, {8, 6, 12}, {1, 1, 2}};
        assertThat(tryFit(RegressionAdjustment.ancova(), control, treatment)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThat(tryFit(RegressionAdjustment.interacted(), control, treatment)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.DEGENERATE);
        double[][] broken = {{1, Double.NaN, 3}, {1, 2, 3}, {2, 1, 4}, {5, 1, 2}};
        assertThat(tryFit(RegressionAdjustment.ancova(), broken, treatment)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.NOT_FINITE);
        assertThat(tryFit(RegressionAdjustment.interacted(), outcomesAndOne(3), outcomesAndOne(1))
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
    }

    private static double[][] outcomesAndOne(int rows) {
        return units("few", rows, 1, 1, 1);
    }

    @Test
    void linsEstimatorWithIndicatorsIsPostStratification() {
        List<Stratum> strata = new ArrayList<>();
        double[][] control = new double[60][];
        double[][] treatment = new double[60][];
        for (int k = 0; k < 3; k++) {
            double[][] c = units("c" + k, 20, k, 0, 0);
            double[][] t = units("t" + k, 20, 2.0 * k, 0, 0);
            for (int i = 0; i < 20; i++) {
                control[20 * k + i] = new double[] {c[i][0], k == 1 ? 1 : 0, k == 2 ? 1 : 0};
                treatment[20 * k + i] = new double[] {t[i][0], k == 1 ? 1 : 0, k == 2 ? 1 : 0};
            }
            strata.add(new Stratum(state(outcomes(c)), state(outcomes(t))));
        }
        double lin = fit(RegressionAdjustment.interacted(), control, treatment).effect();
        assertThat(PostStratification.withFixedWeights(strata).orElseThrow().estimate())
                .isCloseTo(lin, within(1e-12));
        PostStratification.Stratified random =
                PostStratification.ofMeans().absolute(strata).orElseThrow();
        assertThat(random.applied()).isTrue();
        assertThat(random.estimate().value()).isCloseTo(lin, within(1e-12));
        assertThat(random.estimate().standardError())
                .as("random shares cost something where strata differ in their effect")
                .isGreaterThan(PostStratification.withFixedWeights(strata)
                        .orElseThrow()
                        .standardError());
    }

    @Test
    void oneStratumIsNoStratification() {
        Stratum only = new Stratum(state(outcomes(units("c", 30, 1, 0, 0))), state(outcomes(units("t", 20, 2, 0, 0))));
        PostStratification.Stratified found =
                PostStratification.ofMeans().absolute(List.of(only)).orElseThrow();
        assertThat(found.applied()).isFalse();
        assertThat(found.estimate())
                .isEqualTo(WelchTTest.withDefaults()
                        .test(only.control().summary(0), only.treatment().summary(0))
                        .orElseThrow());
        Stratum tiny = new Stratum(state(new double[] {4}), state(new double[] {5}, new double[] {6}));
        assertThat(PostStratification.ofMeans()
                        .absolute(List.of(only, tiny))
                        .orElseThrow()
                        .applied())
                .as("a stratum of one unit an arm joins the largest")
                .isFalse();
        assertThat(PostStratification.ofMeans()
                        .relative(List.of())
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
    }
}
