package io.modelimpact.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the beta law says of x and 1 - x, against the table of its tails and against closed forms. */
class BetaFormsTest {
    private static final String TABLE = "/distribution/shapes.csv";
    private static final double DEEPEST = -700;

    @Test
    void both_tails_are_accurate_in_relative_terms() {
        for (double[] row : ReferenceTable.rows(TABLE, "beta")) {
            BetaTail tails = Beta.withShapes(row[0], row[1]).at(row[2], 1 - row[2]);
            requireTail(tails.upper(), row[3], row);
            requireTail(tails.lower(), row[4], row);
            requireLog(tails.logUpper(), row[3], row);
            requireLog(tails.logLower(), row[4], row);
        }
    }

    private static void requireTail(double found, double logarithm, double[] row) {
        if (logarithm > DEEPEST) {
            double expected = StrictMath.exp(logarithm);
            assertThat(found)
                    .as(Arrays.toString(row))
                    .isCloseTo(expected, within((1e-11 - 1e-13 * logarithm) * expected));
        }
    }

    private static void requireLog(double found, double expected, double[] row) {
        double scale = Math.max(Math.min(1, StrictMath.exp(expected) + Math.abs(expected)), Math.abs(expected));
        assertThat(found).as(Arrays.toString(row)).isCloseTo(expected, within(1e-11 * scale));
    }

    /** B(a, b) for whole shapes is (a - 1)! (b - 1)! / (a + b - 1)!, and B(1/2, 1/2) is pi. */
    @ParameterizedTest
    @CsvSource({
        "1, 1, 1",
        "2, 3, 0.08333333333333333",
        "4, 1, 0.25",
        "5, 4, 0.0035714285714285713",
        "0.5, 0.5, 3.141592653589793"
    })
    void the_beta_function_is_known(double a, double b, double expected) {
        assertThat(Beta.withShapes(a, b).logBeta()).isCloseTo(StrictMath.log(expected), within(1e-14));
    }

    /** The kernel is x^a y^b / B(a, b) for both forms. */
    @ParameterizedTest
    @CsvSource({"2, 3, 0.25", "0.5, 4, 0.9", "7, 1.5, 0.01", "30, 40, 0.4"})
    void the_kernel_is_the_density_times_x_and_y(double a, double b, double x) {
        double expected = a * StrictMath.log(x)
                + b * StrictMath.log1p(-x)
                - Beta.withShapes(a, b).logBeta();

        BetaTail tails = Beta.withShapes(a, b).at(x, 1 - x);
        assertThat(tails.logKernel()).isCloseTo(expected, within(1e-12));
        assertThat(StrictMath.log(tails.kernel())).isCloseTo(expected, within(1e-12));
        assertThat(Beta.withShapes(a, b).density(x) * x * (1 - x))
                .isCloseTo(tails.kernel(), within(1e-14 * tails.kernel()));
    }

    @ParameterizedTest
    @CsvSource({"0, 1", "-1, 2", "-1e-300, 1"})
    void nothing_lies_below_the_lower_end(double x, double complement) {
        BetaTail tails = Beta.withShapes(2, 3).at(x, complement);

        assertThat(tails.lower()).isZero();
        assertThat(tails.upper()).isEqualTo(1);
        assertThat(tails.logLower()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(tails.logUpper()).isZero();
        assertThat(tails.kernel()).isZero();
        assertThat(tails.logKernel()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({"1, 0", "2, -1", "1, -1e-300"})
    void nothing_lies_above_the_upper_end(double x, double complement) {
        BetaTail tails = Beta.withShapes(2, 3).at(x, complement);

        assertThat(tails.lower()).isEqualTo(1);
        assertThat(tails.upper()).isZero();
        assertThat(tails.logLower()).isZero();
        assertThat(tails.logUpper()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(tails.kernel()).isZero();
        assertThat(tails.logKernel()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @ParameterizedTest
    @CsvSource({"NaN, 0.5", "0.5, NaN", "NaN, NaN"})
    void nothing_is_known_of_no_point(double x, double complement) {
        BetaTail tails = Beta.withShapes(2, 3).at(x, complement);

        assertThat(new double[] {
                    tails.lower(), tails.upper(), tails.logLower(), tails.logUpper(), tails.kernel(), tails.logKernel()
                })
                .containsOnly(Double.NaN);
    }

    /** With b = 1 the lower tail is x^a; with a = 1 the upper one is (1 - x)^b. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-300, 1e-17, 0.001, 0.25})
    void next_to_either_end_the_distance_from_it_decides(double distance) {
        Beta rising = Beta.withShapes(3, 1);
        double cube = distance * distance * distance;

        assertThat(rising.at(distance, 1 - distance).lower()).isCloseTo(cube, within(1e-13 * cube));
        assertThat(Beta.withShapes(1, 2).at(1 - distance, distance).upper())
                .isCloseTo(distance * distance, within(1e-13 * distance * distance));
        assertThat(rising.at(1 - distance, distance).upper())
                .isCloseTo(distance * (3 - 3 * distance + distance * distance), within(1e-13 * 3 * distance));
    }

    @ParameterizedTest
    @CsvSource({
        "2, 3, 0.25",
        "0.5, 0.5, 0.001",
        "40, 60, 0.31",
        "3, 1, 0.5",
        "1, 9, 1e-200",
        "0.01, 5, 1e-30",
        "9, 2, 3"
    })
    void odds_are_found_from_either_tail(double a, double b, double odds) {
        Beta law = Beta.withShapes(a, b);
        BetaTail tails = law.atOdds(odds);

        assertThat(law.quantileOdds(tails.lower())).isCloseTo(odds, within(1e-10 * odds));
        if (tails.upper() < 0.999) {
            assertThat(law.upperQuantileOdds(tails.upper())).isCloseTo(odds, within(1e-10 * odds));
        }
        assertThat(Beta.withShapes(b, a).upperQuantileOdds(tails.lower())).isCloseTo(1 / odds, within(1e-10 / odds));
    }

    /** With b = 1 the tails are x^a and 1 - x^a; the doubles next to x = 1 are too far apart to tell the complement. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-13, 7e-13, 3e-12, 2e-11})
    void a_complement_far_below_the_spacing_of_the_doubles_next_to_one_decides(double complement) {
        double logLower = 1e12 * StrictMath.log1p(-complement);
        double upper = -StrictMath.expm1(logLower);
        BetaTail tails = Beta.withShapes(1e12, 1).at(1 - complement, complement);
        BetaTail mirrored = Beta.withShapes(1, 1e12).at(complement, 1 - complement);

        assertThat(tails.upper()).isCloseTo(upper, within(1e-12 * upper));
        assertThat(tails.logLower()).isCloseTo(logLower, within(-1e-12 * logLower));
        assertThat(mirrored.lower()).isCloseTo(upper, within(1e-12 * upper));
        assertThat(mirrored.logUpper()).isCloseTo(logLower, within(-1e-12 * logLower));
    }

    /** Of the uniform law, where the odds below which 2^-k lies are 1 / (2^k - 1). */
    @Test
    void a_tail_above_one_half_is_solved_from_the_other() {
        Beta uniform = Beta.withShapes(1, 1);
        double expected = 1 / (0x1p50 - 1);

        assertThat(uniform.upperQuantileOdds(1 - 0x1p-50)).isCloseTo(expected, within(1e-14 * expected));
        assertThat(uniform.quantileOdds(1 - 0x1p-50)).isCloseTo(0x1p50 - 1, within(10.0));
        assertThat(uniform.upperQuantileOdds(0.5)).isCloseTo(1, within(1e-14));
    }

    @Test
    void the_odds_of_certainty_are_the_ends() {
        Beta law = Beta.withShapes(2, 3);

        assertThat(law.quantileOdds(0)).isZero();
        assertThat(law.quantileOdds(1)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(law.upperQuantileOdds(0)).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(law.upperQuantileOdds(1)).isZero();
        assertThatThrownBy(() -> law.upperQuantileOdds(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> law.quantileOdds(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_shape_is_positive_and_finite(double shape) {
        assertThatThrownBy(() -> Beta.withShapes(shape, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Beta.withShapes(1, shape)).isInstanceOf(IllegalArgumentException.class);
    }
}
