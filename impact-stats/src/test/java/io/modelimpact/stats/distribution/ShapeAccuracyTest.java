package io.modelimpact.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against {@code distribution/shapes.csv}, which {@code shapes.py} beside it writes. */
class ShapeAccuracyTest {
    private static final String TABLE = "/distribution/shapes.csv";

    /** Below this logarithm a tail has no normal double. */
    private static final double DEEPEST = -700;

    @ParameterizedTest
    @ValueSource(strings = {"beta", "f", "binomial", "nct"})
    void both_tails_are_accurate_in_relative_terms(String law) {
        for (double[] row : ReferenceTable.rows(TABLE, law)) {
            double[] tails = tails(law, row[0], row[1], row[2]);
            for (int side = 0; side < 2; side++) {
                double logarithm = row[3 + side];
                double expected = StrictMath.exp(logarithm);
                if (logarithm > DEEPEST) {
                    assertThat(tails[side])
                            .as(Arrays.toString(row))
                            .isCloseTo(expected, within((2e-12 - 1e-14 * logarithm) * expected));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"beta", "f", "binomial"})
    void the_logarithms_of_both_tails_go_on_where_the_doubles_end(String law) {
        for (double[] row : ReferenceTable.rows(TABLE, law)) {
            double[] tails = tails(law, row[0], row[1], row[2]);
            for (int side = 0; side < 2; side++) {
                double expected = row[3 + side];
                assertThat(tails[2 + side])
                        .as(Arrays.toString(row))
                        .isCloseTo(expected, within(logTolerance(expected)));
            }
        }
    }

    @Test
    void a_quantile_of_beta_or_f_inverts_its_tail() {
        for (double[] row : ReferenceTable.rows(TABLE, "beta")) {
            if (isQuantileOf(row[4])) {
                close(Beta.withShapes(row[0], row[1]).quantile(StrictMath.exp(row[4])), row);
            }
        }
        for (double[] row : ReferenceTable.rows(TABLE, "f")) {
            FisherF law = FisherF.withDegreesOfFreedom(row[0], row[1]);
            if (isQuantileOf(row[3])) {
                close(law.upperQuantile(StrictMath.exp(row[3])), row);
            }
            if (isQuantileOf(row[4])) {
                close(law.quantile(StrictMath.exp(row[4])), row);
            }
        }
    }

    private static boolean isQuantileOf(double logTail) {
        return logTail > DEEPEST && logTail < -0.7;
    }

    private static void close(double quantile, double[] row) {
        assertThat(quantile).as(Arrays.toString(row)).isCloseTo(row[2], within(1e-11 * row[2]));
    }

    @Test
    void a_beta_with_a_shape_of_one_is_a_power() {
        for (double p : new double[] {1e-300, 1e-9, 0.3, 0.5, 0.9}) {
            assertThat(Beta.withShapes(4, 1).quantile(p)).isCloseTo(StrictMath.pow(p, 0.25), within(1e-14));
            assertThat(Beta.withShapes(1, 4).upperQuantile(p)).isCloseTo(1 - StrictMath.pow(p, 0.25), within(1e-14));
        }
        assertThat(Beta.withShapes(4, 1).density(0.5)).isCloseTo(0.5, within(1e-14));
        assertThat(Beta.withShapes(2, 3).density(0.25)).isCloseTo(12 * 0.25 * 0.5625, within(1e-14));
        assertThat(FisherF.withDegreesOfFreedom(2, 4).density(1)).isCloseTo(1 / 3.375, within(1e-14));
    }

    @ParameterizedTest
    @CsvSource({"3,7.5", "0.5,0.5", "20000,30000", "2e8,3e8", "9999,10001", "10001,10001"})
    void the_density_is_the_slope_of_the_tail(double a, double b) {
        Beta law = Beta.withShapes(a, b);
        double sd = Math.sqrt(a * b / (a + b) / (a + b) / (a + b + 1));
        for (double z : new double[] {-3, -0.5, 0.1, 2}) {
            double x = a / (a + b) + z * sd;
            if (x > 0.05 && x < 0.95) {
                double h = 1e-4 * sd;
                double slope = (law.cumulative(x + h) - law.cumulative(x - h)) / (2 * h);
                assertThat(slope).isCloseTo(law.density(x), within(1e-6 * law.density(x)));
            }
        }
    }

    @Test
    void the_fraction_and_the_quadrature_agree_where_they_meet() {
        for (double z = -30; z <= 30; z += 2.5) {
            double b = 25_000;
            double below = Beta.withShapes(10_000, b).logCumulative(10_000 / 35_000.0 + z * 2.4e-3);
            double above = Beta.withShapes(Math.nextUp(10_000.0), b).logCumulative(10_000 / 35_000.0 + z * 2.4e-3);
            assertThat(above).isCloseTo(below, within(3e-12 * Math.max(1, Math.abs(below)) + 1e-12));
        }
    }

    @ParameterizedTest
    @CsvSource({"17,0.3", "40,0.5", "1000,0.002", "1,0.9", "0,0.4"})
    void binomial_tails_are_the_sums_of_its_probabilities(long trials, double probability) {
        Binomial law = Binomial.withTrials(trials, probability);
        double total =
                LongStream.rangeClosed(0, trials).mapToDouble(law::probability).sum();
        assertThat(total).isCloseTo(1, within(1e-13));
        for (long k = -1; k <= trials; k += Math.max(1, trials / 50)) {
            long at = k;
            double above = LongStream.rangeClosed(0, trials)
                    .filter(i -> i > at)
                    .mapToDouble(law::probability)
                    .sum();
            assertThat(law.survival(k)).isCloseTo(above, within(1e-12 * above + 1e-300));
            assertThat(law.cumulative(k)).isCloseTo(total - above, within(1e-13));
            // Below the normal doubles a probability has lost digits that its logarithm keeps.
            if (law.probability(at) > 1e-290) {
                assertThat(law.logProbability(at)).isCloseTo(StrictMath.log(law.probability(at)), within(1e-12));
            }
        }
        assertThat(law.probability(-1) + law.probability(trials + 1)).isZero();
    }

    @Test
    void binomial_quantiles_are_the_first_count_that_reaches_the_probability() {
        Binomial law = Binomial.withTrials(50, 0.2);
        for (double p : new double[] {1e-20, 0.05, 0.5, 0.9999}) {
            long k = law.quantile(p);
            assertThat(law.cumulative(k)).isGreaterThanOrEqualTo(p);
            assertThat(law.cumulative(k - 1)).isLessThan(p);
            long upper = law.upperQuantile(p);
            assertThat(law.survival(upper)).isLessThanOrEqualTo(p);
            assertThat(law.survival(upper - 1)).isGreaterThan(p);
        }
    }

    @Test
    void certain_trials_leave_no_doubt() {
        assertThat(Binomial.withTrials(9, 0).probability(0)).isEqualTo(1);
        assertThat(Binomial.withTrials(9, 1).probability(9)).isEqualTo(1);
        assertThat(Binomial.withTrials(9, 1).probability(4)).isZero();
        assertThat(Binomial.withTrials(9, 0).survival(0)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"6,5,4", "20,3,11", "100,200,50", "4,4,8", "7,0,3"})
    void hypergeometric_probabilities_are_ratios_of_binomial_coefficients(long marked, long unmarked, long drawn) {
        Hypergeometric law = Hypergeometric.with(marked, unmarked, drawn);
        double total = 0;
        for (long k = law.lowest(); k <= law.highest(); k++) {
            double expected = choose(marked, k) * choose(unmarked, drawn - k) / choose(marked + unmarked, drawn);
            assertThat(law.probability(k)).isCloseTo(expected, within(1e-12 * expected));
            assertThat(law.atLeast(k)).isCloseTo(1 - total, within(1e-12));
            total += expected;
            assertThat(law.atMost(k)).isCloseTo(total, within(1e-12));
        }
        assertThat(total).isCloseTo(1, within(1e-12));
        assertThat(law.notMoreProbableThan(law.lowest())).isGreaterThan(0).isLessThanOrEqualTo(1);
    }

    @Test
    void a_noncentral_t_without_shift_is_student_s() {
        for (double df : new double[] {0.7, 1, 3, 50, 4000}) {
            StudentT central = StudentT.withDegreesOfFreedom(df);
            NoncentralT law = NoncentralT.with(df, 0);
            for (double t : new double[] {-25, -1, -0.01, 0, 0.01, 2, 30}) {
                assertThat(law.survival(t)).isCloseTo(central.survival(t), within(2e-12 * central.survival(t)));
                assertThat(law.cumulative(t)).isCloseTo(central.cumulative(t), within(2e-12 * central.cumulative(t)));
            }
        }
    }

    @Test
    void a_noncentral_t_of_endless_freedom_is_a_shifted_normal() {
        NoncentralT law = NoncentralT.with(1e14, 2.5);
        for (double t : new double[] {-3, 0, 2, 6}) {
            assertThat(law.survival(t))
                    .isCloseTo(StandardNormal.INSTANCE.survival(t - 2.5), within(1e-9 * law.survival(t)));
        }
        assertThat(law.survival(Double.POSITIVE_INFINITY)).isZero();
        assertThat(law.survival(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(law.survival(Double.NaN)).isNaN();
    }

    @Test
    void logarithms_agree_with_tails_and_go_on_below_them() {
        for (double x : new double[] {-40, -3, -1, 0, 0.4, 1.5, 20, 37}) {
            close(StandardNormal.INSTANCE.logSurvival(x), StandardNormal.INSTANCE.survival(x));
            close(StandardNormal.INSTANCE.logCumulative(x), StandardNormal.INSTANCE.cumulative(x));
            StudentT t = StudentT.withDegreesOfFreedom(5);
            close(t.logSurvival(x), t.survival(x));
            ChiSquared chi = ChiSquared.withDegreesOfFreedom(7);
            close(chi.logSurvival(x * x), chi.survival(x * x));
            close(chi.logCumulative(x * x + 1e-9), chi.cumulative(x * x + 1e-9));
        }
        // Leading terms of the tails: phi(x)/x (1 - 1/x^2 + 3/x^4), and x^(a-1) e^-x / Gamma(a) with x = 1e4, a = 1.
        assertThat(StandardNormal.INSTANCE.logSurvival(1000))
                .isCloseTo(
                        -500000 - 0.9189385332046727 - StrictMath.log(1000) + StrictMath.log1p(-1e-6 + 3e-12),
                        within(1e-9));
        assertThat(ChiSquared.withDegreesOfFreedom(2).logSurvival(2e4)).isCloseTo(-1e4, within(1e-8));
        assertThat(ChiSquared.withDegreesOfFreedom(4).logCumulative(2e-200))
                .isCloseTo(-400 * StrictMath.log(10) - StrictMath.log(2), within(1e-10));
        // One degree of freedom: P(T > t) = atan(1/t)/pi; two: about 1/(2 t^2).
        assertThat(StudentT.withDegreesOfFreedom(2).logSurvival(1e200))
                .isCloseTo(-400 * StrictMath.log(10) - StrictMath.log(2), within(1e-9));
        assertThat(StudentT.withDegreesOfFreedom(1e6).logSurvival(50)).isCloseTo(tailOfManyDegrees(50), within(1e-6));
    }

    @Test
    void chi_squared_quantiles_are_accurate_at_both_ends() {
        ChiSquared law = ChiSquared.withDegreesOfFreedom(2);
        for (double p : new double[] {1e-250, 1e-5, 0.3, 0.7}) {
            assertThat(law.quantile(p)).isCloseTo(-2 * StrictMath.log1p(-p), within(1e-12 * law.quantile(p)));
        }
        assertThat(law.quantile(0)).isZero();
        assertThat(law.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void the_ends_of_the_supports_have_tails_of_one_and_zero() {
        Beta beta = Beta.withShapes(2, 3);
        assertThat(beta.survival(-1)).isEqualTo(1);
        assertThat(beta.survival(2)).isZero();
        assertThat(beta.cumulative(0)).isZero();
        assertThat(beta.cumulative(1)).isEqualTo(1);
        assertThat(beta.logCumulative(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(beta.quantile(0)).isZero();
        assertThat(beta.quantile(1)).isEqualTo(1);
        assertThat(beta.upperQuantile(0)).isEqualTo(1);
        assertThat(beta.density(0) + beta.density(1)).isZero();
        assertThat(beta.survival(Double.NaN) + beta.cumulative(Double.NaN)).isNaN();
        FisherF f = FisherF.withDegreesOfFreedom(2, 3);
        assertThat(f.survival(-1)).isEqualTo(1);
        assertThat(f.survival(Double.POSITIVE_INFINITY)).isZero();
        assertThat(f.density(-1)).isZero();
        assertThat(f.quantile(0)).isZero();
        assertThat(f.upperQuantile(0)).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void parameters_outside_the_domain_are_refused() {
        assertThatThrownBy(() -> Beta.withShapes(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> FisherF.withDegreesOfFreedom(1, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Binomial.withTrials(-1, 0.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Binomial.withTrials(1, 1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoncentralT.with(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NoncentralT.with(1, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Hypergeometric.with(2, 2, 5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Beta.withShapes(1, 1).quantile(-0.1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void close(double logarithm, double tail) {
        if (tail == 0) {
            assertThat(logarithm).isFinite().isLessThan(-700);
            return;
        }
        assertThat(logarithm).isCloseTo(StrictMath.log(tail), within(2e-13 * Math.max(1, Math.abs(logarithm))));
    }

    /** Normal tail at {@code sqrt((df - 1/2) log(1 + t^2/df))}, whose correction is of relative order 1/df. */
    private static double tailOfManyDegrees(double t) {
        return StandardNormal.INSTANCE.logSurvival(Math.sqrt((1e6 - 0.5) * StrictMath.log1p(t * t / 1e6)));
    }

    private static double choose(long n, long k) {
        double product = 1;
        for (long i = 1; i <= k; i++) {
            product *= (double) (n - k + i) / (double) i;
        }
        return product;
    }

    private static double logTolerance(double expected) {
        return 2e-12 * Math.max(Math.min(1, StrictMath.exp(expected) + Math.abs(expected)), Math.abs(expected));
    }

    private static double[] tails(String name, double first, double second, double x) {
        return switch (name) {
            case "beta" -> {
                Beta law = Beta.withShapes(first, second);
                yield all(law::survival, law::cumulative, law::logSurvival, law::logCumulative, x);
            }
            case "f" -> {
                FisherF law = FisherF.withDegreesOfFreedom(first, second);
                yield all(law::survival, law::cumulative, law::logSurvival, law::logCumulative, x);
            }
            case "binomial" -> {
                Binomial law = Binomial.withTrials((long) first, second);
                yield all(
                        k -> law.survival((long) k),
                        k -> law.cumulative((long) k),
                        k -> law.logSurvival((long) k),
                        k -> law.logCumulative((long) k),
                        x);
            }
            default -> {
                NoncentralT law = NoncentralT.with(first, second);
                yield new double[] {law.survival(x), law.cumulative(x)};
            }
        };
    }

    private static double[] all(
            DoubleUnaryOperator upper,
            DoubleUnaryOperator lower,
            DoubleUnaryOperator logUpper,
            DoubleUnaryOperator logLower,
            double x) {
        return new double[] {
            upper.applyAsDouble(x), lower.applyAsDouble(x), logUpper.applyAsDouble(x), logLower.applyAsDouble(x)
        };
    }
}
