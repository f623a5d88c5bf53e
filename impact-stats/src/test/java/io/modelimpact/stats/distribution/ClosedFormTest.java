package io.modelimpact.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** Distributions whose tails are elementary functions for some of their parameters. */
class ClosedFormTest {

    @Property(tries = 200, seed = "901")
    void chi_square_with_two_degrees_is_exponential(@ForAll @DoubleRange(min = 0.01, max = 1400) double x) {
        ChiSquared two = ChiSquared.withDegreesOfFreedom(2);
        double tail = StrictMath.exp(-0.5 * x);

        assertThat(two.density(x)).isCloseTo(0.5 * tail, within(1e-13 * tail));
        assertThat(two.survival(x)).isCloseTo(tail, within(1e-13 * tail));
        assertThat(two.cumulative(x)).isCloseTo(-StrictMath.expm1(-0.5 * x), within(1e-14));
        assertThat(two.logSurvival(x)).isCloseTo(-0.5 * x, within(1e-13 * (1 + x)));
        double logLower = x < 1 ? StrictMath.log(-StrictMath.expm1(-0.5 * x)) : StrictMath.log1p(-tail);
        assertThat(two.logCumulative(x)).isCloseTo(logLower, within(1e-13 * Math.abs(logLower)));
        assertThat(two.upperQuantile(tail)).isCloseTo(x, within(1e-13 * x + 1e-15));
        assertThat(two.quantile(0.3)).isCloseTo(-2 * StrictMath.log1p(-0.3), within(1e-14));
        assertThat(two.quantile(0.8)).isCloseTo(-2 * StrictMath.log(0.2), within(1e-14));
    }

    @Property(tries = 200, seed = "902")
    void chi_square_with_four_degrees_has_one_term_more(@ForAll @DoubleRange(min = 0.01, max = 1400) double x) {
        ChiSquared four = ChiSquared.withDegreesOfFreedom(4);
        double tail = StrictMath.exp(-0.5 * x) * (1 + 0.5 * x);

        assertThat(four.survival(x)).isCloseTo(tail, within(1e-13 * tail));
        assertThat(four.density(x)).isCloseTo(0.25 * x * StrictMath.exp(-0.5 * x), within(1e-13 * tail));
        assertThat(four.logSurvival(x)).isCloseTo(-0.5 * x + StrictMath.log1p(0.5 * x), within(1e-13 * (1 + x)));
    }

    @Test
    void logarithms_of_chi_square_tails_go_on_beyond_the_doubles() {
        ChiSquared two = ChiSquared.withDegreesOfFreedom(2);
        ChiSquared many = ChiSquared.withDegreesOfFreedom(1000);

        assertThat(two.logSurvival(1e6)).isCloseTo(-5e5, within(1e-7));
        // The lower tail of shape a at y: y^a e^-y / Gamma(a + 1) (1 + y / (a + 1) + ...).
        double y = 1e-4;
        double logGamma = 0;
        for (int k = 2; k <= 500; k++) {
            logGamma += StrictMath.log(k);
        }
        double expected = 500 * StrictMath.log(y) - y - logGamma + y / 501;
        assertThat(many.logCumulative(2 * y)).isCloseTo(expected, within(1e-10 * -expected));
        assertThat(two.logSurvival(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(two.logCumulative(0)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(two.logCumulative(Double.POSITIVE_INFINITY)).isZero();
    }

    @Test
    void the_ends_of_chi_square() {
        ChiSquared three = ChiSquared.withDegreesOfFreedom(3);

        assertThat(three.degreesOfFreedom()).isEqualTo(3);
        assertThat(three.density(0)).isZero();
        assertThat(three.density(-1)).isZero();
        assertThat(three.survival(-1)).isEqualTo(1);
        assertThat(three.cumulative(-1)).isZero();
        assertThat(three.survival(Double.NaN)).isNaN();
        assertThat(three.cumulative(Double.NaN)).isNaN();
        assertThat(three.upperQuantile(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(three.upperQuantile(1)).isZero();
        assertThat(three.quantile(0)).isZero();
        assertThat(three.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
        for (double wrong : new double[] {-0.1, 1.1, Double.NaN}) {
            assertThatIllegalArgumentException().isThrownBy(() -> three.quantile(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> three.upperQuantile(wrong));
        }
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            assertThatIllegalArgumentException().isThrownBy(() -> ChiSquared.withDegreesOfFreedom(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> StudentT.withDegreesOfFreedom(wrong));
            assertThatIllegalArgumentException().isThrownBy(() -> FisherF.withDegreesOfFreedom(wrong, 1));
            assertThatIllegalArgumentException().isThrownBy(() -> FisherF.withDegreesOfFreedom(1, wrong));
        }
    }

    @Property(tries = 200, seed = "903")
    void t_with_one_and_two_degrees_is_elementary(@ForAll @DoubleRange(min = -300, max = 300) double x) {
        StudentT cauchy = StudentT.withDegreesOfFreedom(1);
        StudentT two = StudentT.withDegreesOfFreedom(2);
        double cauchyTail = x > 1 ? StrictMath.atan(1 / x) / Math.PI : 0.5 - StrictMath.atan(x) / Math.PI;
        double root = Math.sqrt(2 + x * x);
        double twoTail = x > 0 ? 1 / (root * (root + x)) : 0.5 - 0.5 * x / root;

        assertThat(cauchy.survival(x)).isCloseTo(cauchyTail, within(1e-13 * cauchyTail));
        assertThat(cauchy.density(x)).isCloseTo(1 / (Math.PI * (1 + x * x)), within(1e-13 / (1 + x * x)));
        assertThat(cauchy.logSurvival(x)).isCloseTo(StrictMath.log(cauchyTail), within(1e-13));
        assertThat(two.survival(x)).isCloseTo(twoTail, within(1e-13 * twoTail));
        assertThat(two.logSurvival(x)).isCloseTo(StrictMath.log(twoTail), within(1e-13));
    }

    @Test
    void t_says_what_it_is() {
        StudentT three = StudentT.withDegreesOfFreedom(3);

        assertThat(three.degreesOfFreedom()).isEqualTo(3);
        assertThat(three)
                .isEqualTo(StudentT.withDegreesOfFreedom(3))
                .hasSameHashCodeAs(StudentT.withDegreesOfFreedom(3))
                .isNotEqualTo(StudentT.withDegreesOfFreedom(4))
                .isNotEqualTo("t with 3.0 degrees of freedom")
                .hasToString("t with 3.0 degrees of freedom");
        assertThat(three.hashCode())
                .isNotEqualTo(StudentT.withDegreesOfFreedom(4).hashCode());
        assertThat(StandardNormal.INSTANCE).hasToString("normal");
        assertThat(three.survival(Double.NaN)).isNaN();
        assertThat(three.survival(0)).isEqualTo(0.5);
        assertThat(three.survival(Double.POSITIVE_INFINITY)).isZero();
        assertThat(three.survival(Double.NEGATIVE_INFINITY)).isEqualTo(1);
        assertThat(three.logSurvival(0)).isEqualTo(StrictMath.log(0.5));
        assertThat(three.logSurvival(Double.POSITIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(three.logSurvival(1e200))
                .isCloseTo(-3 * StrictMath.log(1e200) + StrictMath.log(2 * Math.sqrt(3) / Math.PI), within(1e-12));
    }

    @Property(tries = 200, seed = "904")
    void a_binomial_by_both_probabilities_is_that_of_one(
            @ForAll @LongRange(max = 200) long trials, @ForAll @DoubleRange(min = 0.01, max = 0.99) double success) {
        Binomial one = Binomial.withTrials(trials, success);
        Binomial both = Binomial.withTrials(trials, success, 1 - success);
        Binomial mirrored = Binomial.withTrials(trials, 1 - success, success);

        for (long k = -1; k <= trials + 1; k += Math.max(1, trials / 7)) {
            assertThat(both.probability(k)).isEqualTo(one.probability(k));
            assertThat(mirrored.probability(trials - k))
                    .isCloseTo(one.probability(k), within(1e-12 * one.probability(k)));
            assertThat(mirrored.survival(trials - k - 1)).isCloseTo(one.cumulative(k), within(1e-13));
            double log = one.logProbability(k);
            assertThat(StrictMath.exp(log)).isCloseTo(one.probability(k), within(1e-11 * one.probability(k)));
            assertThat(StrictMath.exp(one.logSurvival(k))).isCloseTo(one.survival(k), within(1e-11 * one.survival(k)));
            assertThat(StrictMath.exp(one.logCumulative(k)))
                    .isCloseTo(one.cumulative(k), within(1e-11 * one.cumulative(k)));
        }
    }

    @Property(tries = 200, seed = "905")
    void quantiles_of_a_binomial_are_where_its_tails_cross(
            @ForAll @LongRange(max = 500) long trials,
            @ForAll @DoubleRange(min = 0.01, max = 0.99) double success,
            @ForAll @DoubleRange(min = 0, max = 1) double p) {
        Binomial binomial = Binomial.withTrials(trials, success);
        long upper = binomial.upperQuantile(p);
        long lower = binomial.quantile(p);

        assertThat(binomial.survival(upper)).isLessThanOrEqualTo(p);
        assertThat(binomial.cumulative(lower)).isGreaterThanOrEqualTo(p);
        assertThat(upper == 0 || binomial.survival(upper - 1) > p).isTrue();
        assertThat(lower == 0 || binomial.cumulative(lower - 1) < p).isTrue();
    }

    @Test
    void what_is_no_binomial_is_refused() {
        assertThatIllegalArgumentException().isThrownBy(() -> Binomial.withTrials(-1, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Binomial.withTrials(3, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Binomial.withTrials(3, 0.5, 1.5));
        assertThatIllegalArgumentException().isThrownBy(() -> Binomial.withTrials(3, 0.5, 0.50001));
        assertThatIllegalArgumentException().isThrownBy(() -> Binomial.withTrials(3, 0.5, 0.49999));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Binomial.withTrials(3, 0.5).quantile(1.5));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Binomial.withTrials(3, 0.5).upperQuantile(-0.5));
        assertThat(Binomial.withTrials(0, 0.5).probability(0)).isEqualTo(1);
        assertThat(Binomial.withTrials(0, 0.5).logProbability(0)).isZero();
        assertThat(Binomial.withTrials(3, 0.0).probability(0)).isEqualTo(1);
        assertThat(Binomial.withTrials(3, 1.0).probability(3)).isEqualTo(1);
    }
}
