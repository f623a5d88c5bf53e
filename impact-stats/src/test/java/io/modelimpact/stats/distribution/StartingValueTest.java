package io.modelimpact.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import org.junit.jupiter.api.Test;

/** Where the solvers of quantiles start, and how many steps that leaves them. */
class StartingValueTest {
    private static final double[] PROBABILITIES = {0.49, 0.3, 0.1, 0.025, 1e-3, 1e-6, 1e-10, 1e-40, 1e-200, 1e-300};

    @Test
    void the_start_for_a_normal_quantile_is_good_to_half_a_thousandth() {
        for (double p : PROBABILITIES) {
            assertThat(StandardNormal.roughUpperQuantile(p))
                    .isCloseTo(StandardNormal.INSTANCE.upperQuantile(p), within(5e-4));
        }
    }

    @Test
    void the_start_for_a_quantile_of_t_is_good_to_a_part_in_five() {
        for (double v : new double[] {0.5, 1, 2, 3, 5, 10, 30, 100, 1e4, 1e8}) {
            StudentT t = StudentT.withDegreesOfFreedom(v);
            for (double p : new double[] {0.1, 0.025, 1e-3, 1e-6, 1e-10, 1e-40, 1e-100}) {
                double quantile = t.upperQuantile(p);
                assertThat(t.roughUpperQuantile(p)).as("%s at %s", t, p).isCloseTo(quantile, within(0.2 * quantile));
            }
        }
    }

    /** A tail that counts how often it is asked. */
    private static final class Counting implements TailInversion.Tail {
        private final ReferenceDistribution distribution;
        private int asked;

        Counting(ReferenceDistribution distribution) {
            this.distribution = distribution;
        }

        @Override
        public double survival(double x) {
            asked++;
            return distribution.survival(x);
        }

        @Override
        public double density(double x) {
            return distribution.density(x);
        }
    }

    @Test
    void a_good_start_leaves_few_steps() {
        for (double p : PROBABILITIES) {
            Counting normal = new Counting(StandardNormal.INSTANCE);
            double found = TailInversion.upperQuantile(normal, p, StandardNormal::roughUpperQuantile);

            assertThat(found).isEqualTo(StandardNormal.INSTANCE.upperQuantile(p));
            assertThat(normal.asked).as("tails for %s", p).isLessThanOrEqualTo(6);
        }
    }

    @Test
    void any_start_leads_to_the_same_quantile() {
        for (double p : PROBABILITIES) {
            double expected = StandardNormal.INSTANCE.upperQuantile(p);
            for (double start :
                    new double[] {0, -3, 1e-300, 0.5, 7, 500, 1e200, Double.NaN, Double.POSITIVE_INFINITY}) {
                Counting normal = new Counting(StandardNormal.INSTANCE);
                double found = TailInversion.upperQuantile(normal, p, ignored -> start);

                double error = 4 * Math.ulp(expected) + 2 * Math.ulp(p) / StandardNormal.INSTANCE.density(expected);
                assertThat(found).as("from %s for %s", start, p).isCloseTo(expected, within(error));
                assertThat(normal.asked).as("from %s for %s", start, p).isLessThanOrEqualTo(90);
            }
        }
    }

    @Property(tries = 300, seed = "871")
    void a_quantile_solves_its_equation_but_for_the_rounding_of_an_exponent(
            @ForAll @DoubleRange(min = 0.01, max = 690) double nats,
            @ForAll @DoubleRange(min = 0.3, max = 300) double freedom) {
        Assume.that(nats / freedom < 690); // beyond it the quantile of t is no double
        double p = 0.5 * StrictMath.exp(-nats);
        for (ReferenceDistribution distribution :
                new ReferenceDistribution[] {StandardNormal.INSTANCE, StudentT.withDegreesOfFreedom(freedom)}) {
            double x = distribution.upperQuantile(p);
            double slope = distribution.density(x);
            double error = Math.abs(distribution.survival(x) - p);

            assertThat(error).isLessThanOrEqualTo(16 * Math.ulp(x) * slope + 8 * (1 + nats) * Math.ulp(p));
        }
    }

    @Test
    void the_other_half_is_the_mirror_image_and_the_ends_are_infinite() {
        StandardNormal normal = StandardNormal.INSTANCE;

        assertThat(normal.upperQuantile(0.75)).isEqualTo(-normal.upperQuantile(0.25));
        assertThat(normal.upperQuantile(1 - 0x1p-40)).isEqualTo(-normal.upperQuantile(0x1p-40));
        assertThat(normal.upperQuantile(0.5)).isZero();
        assertThat(normal.upperQuantile(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(normal.upperQuantile(1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThatIllegalArgumentException().isThrownBy(() -> normal.upperQuantile(1.1));
        assertThatIllegalArgumentException().isThrownBy(() -> normal.upperQuantile(-0.1));
        assertThatIllegalArgumentException().isThrownBy(() -> normal.upperQuantile(Double.NaN));
    }
}
