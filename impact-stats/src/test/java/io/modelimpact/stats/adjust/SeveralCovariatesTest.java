package io.modelimpact.stats.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** CUPED with several covariates, its moments, and post-stratification on data that double arithmetic can not take. */
class SeveralCovariatesTest {

    /** Units with outcome y = effect + 2 x - z + noise, x and z correlated. */
    private static double[][] units(String name, int count, double effect) {
        RandomStream draws = CounterRandom.of("several").stream(name);
        return IntStream.range(0, count)
                .mapToObj(i -> {
                    double x = 3 + draws.normalAt(3L * i);
                    double z = 0.5 * x + draws.normalAt(3L * i + 1);
                    return new double[] {effect + 2 * x - z + draws.normalAt(3L * i + 2), x, z};
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

    private static double[][] with(double[][] rows, double... further) {
        return Arrays.stream(rows)
                .map(row -> {
                    double[] longer = Arrays.copyOf(row, row.length + further.length);
                    System.arraycopy(further, 0, longer, row.length, further.length);
                    return longer;
                })
                .toArray(double[][]::new);
    }

    private static double[][] columns(double[][] rows, int... columns) {
        return Arrays.stream(rows)
                .map(row -> Arrays.stream(columns).mapToDouble(at -> row[at]).toArray())
                .toArray(double[][]::new);
    }

    private static Cuped.Adjustment cuped(double[][] control, double[][] treatment) {
        return Cuped.forMeans().adjust(state(control), state(treatment)).orElseThrow();
    }

    @Test
    void slopesLeaveNothingThatTheCovariatesCouldTell() {
        double[][] control = units("c", 300, 1);
        double[][] treatment = units("t", 250, 1.4);
        Cuped.Adjustment found = cuped(control, treatment);
        ArmMoments both = ArmMoments.of(state(control)).plus(ArmMoments.of(state(treatment)));
        for (int covariate = 1; covariate <= 2; covariate++) {
            ExactRational left = both.covariance(0, covariate);
            for (int j = 0; j < 2; j++) {
                left = left.minus(found.coefficients().get(j).times(both.covariance(j + 1, covariate)));
            }
            assertThat(left).isEqualTo(ExactRational.ZERO);
        }
        assertThat(found.coefficients().get(0).doubleValue()).isCloseTo(2, within(0.15));
        assertThat(found.coefficients().get(1).doubleValue()).isCloseTo(-1, within(0.15));
        assertThat(found.varianceReduction())
                .isCloseTo(found.correlation() * found.correlation(), within(0.02))
                .isGreaterThan(
                        cuped(columns(control, 0, 1), columns(treatment, 0, 1)).varianceReduction());
    }

    @Test
    void whatOneCovariateTellsAnotherDoesNotTellAgain() {
        double[][] control = units("c", 60, 1);
        double[][] treatment = units("t", 50, 2);
        Cuped.Adjustment plain = cuped(control, treatment);
        Cuped.Adjustment repeated = cuped(columns(control, 0, 1, 1, 2), columns(treatment, 0, 1, 1, 2));
        Cuped.Adjustment constant = cuped(with(control, 7), with(treatment, 7));
        assertThat(repeated.coefficients().get(1)).isEqualTo(ExactRational.ZERO);
        assertThat(constant.coefficients().get(2)).isEqualTo(ExactRational.ZERO);
        for (Cuped.Adjustment same : List.of(repeated, constant)) {
            assertThat(same.absolute()).isEqualTo(plain.absolute());
            assertThat(same.relative()).isEqualTo(plain.relative());
            assertThat(same.correlation()).isEqualTo(plain.correlation());
        }
    }

    @Test
    void slopesWithinArmsAreThoseOfTheRegression() {
        double[][] control = units("c", 80, 1);
        double[][] treatment = units("t", 70, 2);
        Cuped.Adjustment within = Cuped.forMeans()
                .with(Cuped.Slope.WITHIN_ARMS)
                .adjust(state(control), state(treatment))
                .orElseThrow();
        RegressionAdjustment.Fit fit = fit(control, treatment);
        assertThat(within.coefficients().get(0).doubleValue()).isCloseTo(fit.slope(0), within(1e-12));
        assertThat(within.coefficients().get(1).doubleValue()).isCloseTo(fit.slope(1), within(1e-12));
        assertThat(within.absolute().orElseThrow().value()).isCloseTo(fit.effect(), within(1e-12));
        assertThat(within.absolute().orElseThrow().standardError())
                .as("Welch's error of the residuals is the robust one of the regression, up to degrees of freedom")
                .isCloseTo(fit.errors().hc2(), within(0.02 * fit.errors().hc2()));
    }

    private static RegressionAdjustment.Fit fit(double[][] control, double[][] treatment) {
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
        return RegressionAdjustment.ancova().fit(treated, covariates, outcome).orElseThrow();
    }

    /** Elimination on fractions doubles their length at every step unless they are reduced: ten steps would take minutes. */
    @Test
    @Timeout(30)
    void tenCovariatesAreSolvedWithoutFractionsGrowing() {
        RandomStream draws = CounterRandom.of("ten").stream("x");
        double[][] rows = IntStream.range(0, 400)
                .mapToObj(i -> IntStream.range(0, 11)
                        .mapToDouble(j -> draws.normalAt(11L * i + j) + (j > 0 ? draws.normalAt(11L * i) : 0))
                        .toArray())
                .toArray(double[][]::new);
        Cuped.Adjustment found = cuped(Arrays.copyOf(rows, 200), Arrays.copyOfRange(rows, 200, 400));
        assertThat(found.correlation()).isBetween(0.8, 1.0);
    }

    @Property(seed = "2", tries = 30)
    void measuresOfTheVariablesChangeNothingButTheMeasure(@ForAll @IntRange(min = 0, max = 1_000_000) int seed) {
        double[][] control = units("c" + seed, 25, 1);
        double[][] treatment = units("t" + seed, 30, 2);
        List<ExactRational> factors =
                List.of(ExactRational.ONE.dividedBy(100), ExactRational.of(3), ExactRational.ONE.dividedBy(1000));
        Cuped.Adjustment plain = cuped(control, treatment);
        Cuped.Adjustment scaled = Cuped.forMeans()
                .adjust(ArmMoments.of(state(control), factors), ArmMoments.of(state(treatment), factors))
                .orElseThrow();
        assertThat(scaled.coefficients().get(0))
                .isEqualTo(plain.coefficients().get(0).dividedBy(300));
        assertThat(scaled.control().mean()).isEqualTo(plain.control().mean().dividedBy(100));
        assertThat(scaled.relative()).isEqualTo(plain.relative());
    }

    @Test
    void momentsAddUpAndRefuseWhatTheyCanNotTell() {
        double[][] rows = units("m", 30, 1);
        ArmMoments parts = ArmMoments.of(state(Arrays.copyOf(rows, 11)))
                .plus(ArmMoments.of(state(Arrays.copyOfRange(rows, 11, 30))));
        ArmMoments whole = ArmMoments.of(state(rows));
        assertThat(parts.mean(2)).isEqualTo(whole.mean(2));
        assertThat(parts.covariance(0, 2))
                .isEqualTo(whole.covariance(0, 2))
                .isEqualTo(state(rows).covariance(0, 2));
        assertThat(whole.ratioSummary(0, 1).variance())
                .isEqualTo(SampleSummary.ofRatio(state(rows), 0, 1).variance());
        assertThat(whole.summary(0).mean()).isEqualTo(state(rows).mean(0));

        assertThat(ArmMoments.of(state(new double[] {1, Double.NaN}))
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.NOT_FINITE);
        ArmMoments one = ArmMoments.of(state(new double[] {1, 2}));
        assertThat(one.summary(0).refusal().orElseThrow().code()).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(one.ratioSummary(0, 1).refusal().orElseThrow().code()).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThatThrownBy(() -> one.covariance(0, 1)).isInstanceOf(IllegalStateException.class);
        ArmMoments zero = ArmMoments.of(state(new double[] {1, 0}, new double[] {2, 0}));
        assertThat(zero.ratioSummary(0, 1).refusal().orElseThrow().code()).isEqualTo(RefusalCode.ZERO_DENOMINATOR);
        assertThatThrownBy(() -> whole.plus(one)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ArmMoments.of(state(rows), List.of(ExactRational.ONE)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(Cuped.forRatios()
                        .adjust(
                                state(new double[] {1, 1, 1, 0}, new double[] {2, 1, 1, 0}),
                                state(new double[] {1, 1, 1, 1}, new double[] {2, 1, 1, 1}))
                        .refusal()
                        .orElseThrow()
                        .message())
                .contains("covariate's denominator");
    }

    private static List<Stratum> strata(double offset, int... columns) {
        List<Stratum> strata = new ArrayList<>();
        for (int k = 0; k < 3; k++) {
            strata.add(new Stratum(
                    state(columns(shifted(units("sc" + k, 30, k), offset), columns)),
                    state(columns(shifted(units("st" + k, 25 + 5 * k, 1.5 * k), offset), columns))));
        }
        return strata;
    }

    private static double[][] shifted(double[][] rows, double offset) {
        return Arrays.stream(rows)
                .map(row -> new double[] {row[0] + offset, row[1], row[2]})
                .toArray(double[][]::new);
    }

    /** The variance of the strata's levels is a difference of squares; in doubles it loses all digits at such an offset. */
    @Test
    void anOffsetOfTheOutcomeDoesNotCostTheErrorItsDigits() {
        assertUnmoved(PostStratification.ofMeans(), 0);
        assertUnmoved(PostStratification.ofMeans().withCovariates(), 0, 1, 2);
    }

    private static void assertUnmoved(PostStratification method, int... columns) {
        Estimate near = method.absolute(strata(0, columns)).orElseThrow().estimate();
        Estimate far = method.absolute(strata(0x1p30, columns)).orElseThrow().estimate();
        assertThat(far.standardError()).isCloseTo(near.standardError(), within(1e-7 * near.standardError()));
        assertThat(far.value()).isCloseTo(near.value(), within(1e-7));
    }

    @Test
    void strataWithSeveralCovariatesAreRegressionsWithinStrata() {
        List<Stratum> strata = strata(0, 0, 1, 2);
        double expected = 0;
        double units = 0;
        for (int k = 0; k < 3; k++) {
            double size = 55 + 5 * k;
            expected += size
                    * fit(units("sc" + k, 30, k), units("st" + k, 25 + 5 * k, 1.5 * k))
                            .effect();
            units += size;
        }
        PostStratification method = PostStratification.ofMeans().withCovariates();
        PostStratification.Stratified found = method.absolute(strata).orElseThrow();
        assertThat(found.estimate().value()).isCloseTo(expected / units, within(1e-12));
        assertThat(found.strata()).isEqualTo(3);
        assertThat(found.estimate().standardError())
                .isLessThan(PostStratification.ofMeans()
                        .absolute(strata(0, 0))
                        .orElseThrow()
                        .estimate()
                        .standardError());
        assertThat(method.absolute(strata(0, 0, 1, 1)).orElseThrow().estimate().value())
                .as("a covariate given twice")
                .isCloseTo(
                        method.absolute(strata(0, 0, 1))
                                .orElseThrow()
                                .estimate()
                                .value(),
                        within(1e-12));
        assertThatThrownBy(() -> method.absolute(strata(0, 0))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> PostStratification.ofRatios().withCovariates().absolute(strata))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void strataThatSayTooLittleArePooledAndCounted() {
        List<Stratum> strata = new ArrayList<>(strata(0, 0));
        strata.add(new Stratum(state(new double[] {4}), state(new double[] {5}, new double[] {6})));
        strata.add(new Stratum(ExactCrossProducts.create(1), state(new double[] {5}, new double[] {6})));
        PostStratification.Stratified found =
                PostStratification.ofMeans().relative(strata).orElseThrow();
        assertThat(found.strata()).isEqualTo(3);
        assertThat(found.applied()).isTrue();
        Stratum largest = strata.get(2).plus(strata.get(3)).plus(strata.get(4));
        assertThat(PostStratification.ofMeans().relative(List.of(strata.get(0), strata.get(1), largest)))
                .isEqualTo(PostStratification.ofMeans().relative(strata));
    }

    @Test
    void fractionsAreReducedToLowestTerms() {
        ExactRational third = ExactRational.of(21).dividedBy(63);
        assertThat(third.reduced()).isEqualTo(third);
        assertThat(third.reduced().toString()).isEqualTo("1/3*2^0");
        assertThat(ExactRational.ZERO.reduced()).isEqualTo(ExactRational.ZERO);
        assertThat(ExactRational.of(-10).dividedBy(4).reduced().doubleValue()).isEqualTo(-2.5);
    }
}
