package io.modelimpact.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against {@code distribution/tails.csv}, which {@code tails.py} beside it writes. */
class TailAccuracyTest {
    private static final String TABLE = "/distribution/tails.csv";
    private static final double RELATIVE = 1e-12;

    @ParameterizedTest
    @ValueSource(strings = {"normal", "t", "chi2"})
    void the_upper_tail_is_accurate_in_relative_terms(String law) {
        for (double[] row : ReferenceTable.rows(TABLE, law)) {
            double expected = row[2];
            assertThat(survival(law, row[0], row[1]))
                    .as(Arrays.toString(row))
                    .isCloseTo(expected, within(RELATIVE * expected));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "t", "chi2"})
    void the_quantile_inverts_the_tail(String law) {
        for (double[] row : ReferenceTable.rows(TABLE, law)) {
            double p = row[2];
            double quantile = upperQuantile(law, row[0], p);

            assertThat(survival(law, row[0], quantile)).as(Arrays.toString(row)).isCloseTo(p, within(RELATIVE * p));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"normal", "t", "chi2"})
    void the_quantile_of_a_tail_below_one_half_is_accurate(String law) {
        for (double[] row : ReferenceTable.rows(TABLE, law)) {
            if (row[2] < 0.45) {
                double x = row[1];
                assertThat(upperQuantile(law, row[0], row[2]))
                        .as(Arrays.toString(row))
                        .isCloseTo(x, within(RELATIVE * x));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {-38, -8, -1.5, -0.3, 0, 0.3, 1.5, 8, 38})
    void both_tails_mirror_each_other(double x) {
        for (ReferenceDistribution law : new ReferenceDistribution[] {
            StandardNormal.INSTANCE, StudentT.withDegreesOfFreedom(3.7), StudentT.withDegreesOfFreedom(1e7)
        }) {
            assertThat(law.cumulative(x)).isEqualTo(law.survival(-x));
            assertThat(law.cumulative(x) + law.survival(x)).isCloseTo(1, within(1e-15));
        }
    }

    @Test
    void the_two_algorithms_of_student_t_agree_where_they_meet() {
        StudentT below = StudentT.withDegreesOfFreedom(Math.nextDown(4000.0));
        StudentT above = StudentT.withDegreesOfFreedom(4000);
        for (double t = 0.05; t < 39; t += 0.05) {
            assertThat(above.survival(t)).isCloseTo(below.survival(t), within(1e-12 * below.survival(t)));
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {100, 101.5, 300, 1500, 3600})
    void the_expansion_and_the_fraction_agree_where_the_statistic_separates_them(double df) {
        StudentT law = StudentT.withDegreesOfFreedom(df);
        double edge = Math.sqrt(df * StrictMath.expm1(0.36));
        double slope = law.density(edge) / law.survival(edge);
        double below = law.survival(edge * (1 - 1e-12));
        double above = law.survival(edge * (1 + 1e-12));

        assertThat(above / below).isCloseTo(1 - slope * edge * 2e-12, within(2e-13));
    }

    @Test
    void the_tail_never_rises() {
        for (ReferenceDistribution law : new ReferenceDistribution[] {
            StandardNormal.INSTANCE, StudentT.withDegreesOfFreedom(1.3), StudentT.withDegreesOfFreedom(50000)
        }) {
            double last = 1;
            for (double x = -6; x < 6; x += 0.01) {
                assertThat(law.survival(x)).isLessThan(last);
                last = law.survival(x);
            }
        }
    }

    @Test
    void the_ends_of_the_line_have_tails_of_one_and_zero() {
        for (ReferenceDistribution law :
                new ReferenceDistribution[] {StandardNormal.INSTANCE, StudentT.withDegreesOfFreedom(2)}) {
            assertThat(law.survival(Double.NEGATIVE_INFINITY)).isEqualTo(1);
            assertThat(law.survival(Double.POSITIVE_INFINITY)).isZero();
            assertThat(law.survival(0)).isEqualTo(0.5);
            assertThat(law.quantile(0)).isEqualTo(Double.NEGATIVE_INFINITY);
            assertThat(law.quantile(1)).isEqualTo(Double.POSITIVE_INFINITY);
            assertThat(law.quantile(0.5)).isZero();
            assertThat(law.survival(Double.NaN)).isNaN();
        }
        assertThat(ChiSquared.withDegreesOfFreedom(3).survival(-1)).isEqualTo(1);
        assertThat(ChiSquared.withDegreesOfFreedom(3).survival(Double.POSITIVE_INFINITY))
                .isZero();
        assertThat(ChiSquared.withDegreesOfFreedom(3).cumulative(1e-100))
                .isCloseTo(Math.sqrt(2 / Math.PI) / 3 * 1e-150, within(1e-162));
    }

    @Test
    void arguments_outside_the_domain_are_refused() {
        assertThatThrownBy(() -> StudentT.withDegreesOfFreedom(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ChiSquared.withDegreesOfFreedom(Double.NaN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> StandardNormal.INSTANCE.upperQuantile(1.1))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double survival(String name, double df, double x) {
        return switch (name) {
            case "normal" -> StandardNormal.INSTANCE.survival(x);
            case "t" -> StudentT.withDegreesOfFreedom(df).survival(x);
            default -> ChiSquared.withDegreesOfFreedom(df).survival(x);
        };
    }

    private static double upperQuantile(String name, double df, double p) {
        return switch (name) {
            case "normal" -> StandardNormal.INSTANCE.upperQuantile(p);
            case "t" -> StudentT.withDegreesOfFreedom(df).upperQuantile(p);
            default -> ChiSquared.withDegreesOfFreedom(df).upperQuantile(p);
        };
    }
}
