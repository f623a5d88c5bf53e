package io.modelimpact.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Logarithms of normal tails, the loss function, and the quadrature that others build on. */
class NormalPartsTest {

    @Property(tries = 300, seed = "881")
    void the_logarithm_of_a_tail_is_that_of_the_tail(@ForAll @DoubleRange(min = -37, max = 37) double x) {
        double expected =
                x < -5 ? -StandardNormal.INSTANCE.survival(-x) : StrictMath.log(StandardNormal.INSTANCE.survival(x));

        double relative = x < -5 ? 1e-6 : 1e-13;
        assertThat(StandardNormal.INSTANCE.logSurvival(x))
                .isCloseTo(expected, within(relative * Math.abs(expected) + 1e-16));
    }

    @Test
    void the_logarithm_of_a_tail_goes_on_beyond_the_doubles() {
        // log Q(x) = -x^2/2 - log(x sqrt(2 pi)) + log(1 - 1/x^2 + ...).
        for (double x : new double[] {40, 1e3, 1e8}) {
            double expected = -0.5 * x * x - StrictMath.log(x) - 0.9189385332046727 - 1 / (x * x);
            assertThat(StandardNormal.INSTANCE.logSurvival(x))
                    .isCloseTo(expected, within(1e-15 * x * x + 3 / (x * x * x * x)));
        }
        assertThat(StandardNormal.INSTANCE.logSurvival(Double.POSITIVE_INFINITY))
                .isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(StandardNormal.INSTANCE.logSurvival(1e200)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(StandardNormal.INSTANCE.logSurvival(Double.NEGATIVE_INFINITY))
                .isZero();
        assertThat(StandardNormal.INSTANCE.logSurvival(Double.NaN)).isNaN();
    }

    @Property(tries = 200, seed = "882")
    void the_hazard_is_density_over_tail(@ForAll @DoubleRange(min = -8, max = 35) double x) {
        double expected = StandardNormal.INSTANCE.density(x) / StandardNormal.INSTANCE.survival(x);

        assertThat(StandardNormal.INSTANCE.hazard(x)).isCloseTo(expected, within(1e-13 * expected));
    }

    /** {@code E[max(Z - z, 0)]} is the integral of the tail from z on. */
    @Test
    void the_loss_is_the_integral_of_the_tail() {
        for (double z : new double[] {-6, -2, -0.5, 0, 0.3, 0.999, 1, 1.001, 1.7, 3, 6, 12, 20, 30}) {
            double reach = z < 1 ? 40 : 60 / z;
            double expected = GaussLegendre.integrate(StandardNormal.INSTANCE::survival, z, z + reach, 400);

            assertThat(UnitNormalLoss.at(z)).as("at %s", z).isCloseTo(expected, within(2e-13 * expected));
        }
    }

    /** Tabulated to eight digits, and as the series phi(z) / z^2 (1 - 3/z^2 + 15/z^4 - 105/z^6 + 945/z^8). */
    @Test
    void the_loss_has_its_known_values() {
        assertThat(UnitNormalLoss.at(0)).isCloseTo(0.3989422804014327, within(1e-16));
        assertThat(UnitNormalLoss.at(1)).isCloseTo(0.0833154705876862, within(1e-15));
        for (double z : new double[] {20, 30, 37}) {
            double s = 1 / (z * z);
            double series = 1 - s * (3 - s * (15 - s * (105 - s * (945 - s * 10_395))));
            double expected = StandardNormal.INSTANCE.density(z) * s * series;
            assertThat(UnitNormalLoss.at(z)).isCloseTo(expected, within(2e-10 * expected));
        }
    }

    @Property(tries = 100, seed = "883")
    void the_loss_on_the_left_is_the_distance_and_the_loss_on_the_right(
            @ForAll @DoubleRange(min = 0, max = 30) double z) {
        assertThat(UnitNormalLoss.at(-z)).isCloseTo(z + UnitNormalLoss.at(z), within(1e-14 * (1 + z)));
    }

    @Test
    void the_quadrature_is_exact_for_polynomials_up_to_degree_39_and_not_40() {
        for (int degree = 0; degree <= 39; degree++) {
            int power = degree;
            double found = GaussLegendre.integrate(x -> StrictMath.pow(x, power), -1, 1);
            double shifted = GaussLegendre.integrate(x -> StrictMath.pow(x, power), 0, 2);

            assertThat(found)
                    .as("degree %s", degree)
                    .isCloseTo(degree % 2 == 0 ? 2.0 / (degree + 1) : 0, within(1e-15));
            double exact = StrictMath.pow(2, degree + 1) / (degree + 1);
            assertThat(shifted).as("degree %s", degree).isCloseTo(exact, within(2e-14 * exact));
        }
        double beyond =
                GaussLegendre.integrate(x -> StrictMath.pow(x, 40), 0, 2e3) / (StrictMath.pow(2e3, 41) / 41) - 1;
        assertThat(Math.abs(beyond)).isGreaterThan(1e-24).isLessThan(1e-13);
    }

    @Test
    void nodes_are_symmetric_ascending_and_their_weights_sum_to_two() {
        double sum = 0;
        for (int i = 0; i < GaussLegendre.count(); i++) {
            int mirrored = GaussLegendre.count() - 1 - i;
            assertThat(GaussLegendre.node(i)).isCloseTo(-GaussLegendre.node(mirrored), within(1e-15));
            assertThat(GaussLegendre.weight(i)).isCloseTo(GaussLegendre.weight(mirrored), within(1e-15));
            assertThat(GaussLegendre.node(i)).isGreaterThan(i == 0 ? -1 : GaussLegendre.node(i - 1));
            sum += GaussLegendre.weight(i);
        }
        assertThat(sum).isCloseTo(2, within(1e-14));
        // Abramowitz and Stegun, table 25.4.
        assertThat(GaussLegendre.node(19)).isCloseTo(0.993128599185095, within(1e-15));
        assertThat(GaussLegendre.weight(19)).isCloseTo(0.017614007139152, within(1e-15));
        assertThat(GaussLegendre.node(10)).isCloseTo(0.076526521133497, within(1e-15));
    }

    @Test
    void more_panels_follow_what_one_can_not() {
        double exact = 1 - StrictMath.cos(200);

        assertThat(GaussLegendre.integrate(StrictMath::sin, 0, 200, 40)).isCloseTo(exact, within(1e-12));
        assertThat(GaussLegendre.integrate(StrictMath::sin, 0, 200)).isNotCloseTo(exact, within(1e-3));
    }
}
