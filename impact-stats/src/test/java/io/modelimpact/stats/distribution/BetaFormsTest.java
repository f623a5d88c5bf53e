package io.modelimpact.stats.distribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of the beta law that work on x and 1 - x, against the same table and against closed forms. */
class BetaFormsTest {
    private static final String TABLE = "/distribution/shapes.csv";
    private static final double DEEPEST = -700;
    private static final double LARGEST_SHAPE = 1e4;

    @Test
    void both_tails_are_accurate_in_relative_terms() {
        for (double[] row : ReferenceTable.rows(TABLE, "beta")) {
            double x = row[2];
            BetaTails tails = BetaTails.withShapes(row[0], row[1]);
            if (Math.max(row[0], row[1]) <= LARGEST_SHAPE) {
                requireTail(tails.upper(x, 1 - x), row[3], row);
                requireTail(tails.lower(x, 1 - x), row[4], row);
            }
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

    @Test
    void the_logarithms_of_both_tails_are_accurate() {
        for (double[] row : ReferenceTable.rows(TABLE, "beta")) {
            double x = row[2];
            IncompleteBeta law = IncompleteBeta.withShapes(row[0], row[1]);
            if (Math.max(row[0], row[1]) <= LARGEST_SHAPE) {
                requireLog(law.logUpper(x, 1 - x), row[3], row);
                requireLog(law.logLower(x, 1 - x), row[4], row);
                requireTail(law.upper(x), row[3], row);
                requireTail(law.lower(x), row[4], row);
            }
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
        assertThat(IncompleteBeta.withShapes(a, b).logBeta()).isCloseTo(StrictMath.log(expected), within(1e-14));
    }

    /** The kernel is x^a y^b / B(a, b) for both forms. */
    @ParameterizedTest
    @CsvSource({"2, 3, 0.25", "0.5, 4, 0.9", "7, 1.5, 0.01", "30, 40, 0.4"})
    void the_kernel_is_the_density_times_x_and_y(double a, double b, double x) {
        double expected = a * StrictMath.log(x)
                + b * StrictMath.log1p(-x)
                - IncompleteBeta.withShapes(a, b).logBeta();

        assertThat(IncompleteBeta.withShapes(a, b).logKernel(x, 1 - x)).isCloseTo(expected, within(1e-12));
        assertThat(StrictMath.log(BetaTails.withShapes(a, b).weight(x, 1 - x))).isCloseTo(expected, within(1e-12));
    }

    @Test
    void nothing_lies_beyond_the_ends() {
        BetaTails tails = BetaTails.withShapes(2, 3);
        IncompleteBeta law = IncompleteBeta.withShapes(2, 3);

        assertThat(tails.lower(0, 1)).isZero();
        assertThat(tails.lower(1, 0)).isEqualTo(1);
        assertThat(tails.upper(0, 1)).isEqualTo(1);
        assertThat(tails.upper(1, 0)).isZero();
        assertThat(law.logLower(0, 1)).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(law.logLower(1, 0)).isZero();
        assertThat(law.logUpper(0, 1)).isZero();
        assertThat(law.logUpper(1, 0)).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    /** Only x up to one half is looked for; the other half is that of the mirrored law. */
    @ParameterizedTest
    @CsvSource({"2, 3, 0.25", "0.5, 0.5, 0.001", "40, 60, 0.31", "3, 1, 0.5", "1, 9, 1e-200", "0.01, 5, 1e-30"})
    void a_point_is_found_from_its_tails(double a, double b, double x) {
        BetaTails tails = BetaTails.withShapes(a, b);
        double below = tails.lower(x, 1 - x);
        double above = tails.upper(x, 1 - x);

        assertThat(tails.isInLowerHalf(below, above)).isTrue();
        assertThat(tails.solve(below, above)).isCloseTo(x, within(1e-11 * x));
    }

    @Test
    void a_point_above_one_half_is_in_the_upper_half_whichever_tail_is_smaller() {
        BetaTails low = BetaTails.withShapes(2, 3);
        BetaTails high = BetaTails.withShapes(9, 2);

        assertThat(low.isInLowerHalf(low.lower(0.75, 0.25), low.upper(0.75, 0.25)))
                .isFalse();
        assertThat(high.isInLowerHalf(high.lower(0.75, 0.25), high.upper(0.75, 0.25)))
                .isFalse();
        assertThat(high.isInLowerHalf(high.lower(0.25, 0.75), high.upper(0.25, 0.75)))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY})
    void a_shape_is_positive_and_finite(double shape) {
        assertThatThrownBy(() -> BetaTails.withShapes(shape, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BetaTails.withShapes(1, shape)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IncompleteBeta.withShapes(shape, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> IncompleteBeta.withShapes(1, shape)).isInstanceOf(IllegalArgumentException.class);
    }
}
