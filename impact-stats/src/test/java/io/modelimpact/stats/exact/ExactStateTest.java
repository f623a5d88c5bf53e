package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExactStateTest {
    @Test
    void the_canonical_text_never_changes() {
        assertThat(ExactSum.create().canonicalText()).isEqualTo("sum1;0;0;0;0;0@0");
        assertThat(ExactSum.of(Double.MIN_VALUE).canonicalText()).isEqualTo("sum1;1;0;0;0;1@0");
        assertThat(ExactSum.of(1, -0.25, Double.NaN).canonicalText()).isEqualTo("sum1;3;1;0;0;30000@33");
        assertThat(ExactSum.of(-1e300).canonicalText()).isEqualTo("sum1;1;0;0;0;-5f90f22001d670@63");
        assertThat(ExactMoments.of(1, -3).canonicalText()).isEqualTo("cross1;1;2;0;-80000@33;a0@67");
    }

    @Test
    void non_finite_values_are_counted_and_follow_ieee_754() {
        assertThat(ExactSum.of(1, Double.POSITIVE_INFINITY).doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(ExactSum.of(Double.NEGATIVE_INFINITY).doubleValue()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(ExactSum.of(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY)
                        .doubleValue())
                .isNaN();
        ExactSum sum = ExactSum.of(2, Double.NaN);
        assertThat(sum.isFinite()).isFalse();
        assertThat(sum.nanCount()).isOne();
        assertThat(sum.value().doubleValue()).isEqualTo(2);
    }

    @Test
    void a_row_with_a_non_finite_value_adds_nothing_but_its_count() {
        ExactComoments state = ExactComoments.of(new double[] {1, Double.NaN, 3}, new double[] {2, 5, 4});

        assertThat(state.count()).isEqualTo(2);
        assertThat(state.nonFiniteCount()).isOne();
        assertThat(state.sumX().doubleValue()).isEqualTo(4);
        assertThat(state.covariance().doubleValue()).isEqualTo(2);
    }

    @Test
    void a_sum_beyond_the_doubles_on_the_way_comes_back() {
        ExactSum sum = ExactSum.of(Double.MAX_VALUE, Double.MAX_VALUE, -Double.MAX_VALUE);

        assertThat(sum.doubleValue()).isEqualTo(Double.MAX_VALUE);
        sum.add(Double.MAX_VALUE);
        assertThat(sum.doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
    }

    @Test
    void half_of_the_smallest_double_rounds_to_zero_and_a_little_more_does_not() {
        ExactRational half = ExactRational.of(Double.MIN_VALUE).dividedBy(2);

        assertThat(half.doubleValue()).isEqualTo(0.0);
        assertThat(half.plus(ExactRational.ofBinary(BigInteger.ONE, -3000)).doubleValue())
                .isEqualTo(Double.MIN_VALUE);
        assertThat(half.times(3).doubleValue()).isEqualTo(2 * Double.MIN_VALUE);
        assertThat(half.negated().doubleValue()).isEqualTo(0.0);
    }

    @Test
    void the_largest_double_plus_less_than_half_a_unit_stays_finite() {
        ExactRational max = ExactRational.of(Double.MAX_VALUE);
        ExactRational halfUnit = ExactRational.ofBinary(BigInteger.ONE, 970);

        assertThat(max.plus(halfUnit).doubleValue()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(max.plus(halfUnit).minus(ExactRational.ONE).doubleValue()).isEqualTo(Double.MAX_VALUE);
    }

    @Test
    void truncation_keeps_the_leading_digits() {
        ExactRational third = ExactRational.ONE.dividedBy(3);
        ExactRational error = third.minus(third.truncatedTo(64));

        assertThat(error.signum()).isPositive();
        assertThat(error.doubleValue()).isLessThan(Math.scalb(1.0, -64));
        assertThat(third.negated().truncatedTo(64))
                .isEqualTo(third.truncatedTo(64).negated());
        assertThat(ExactRational.of(0.1).truncatedTo(64)).isEqualTo(ExactRational.of(0.1));
        assertThat(ExactRational.ZERO.truncatedTo(64)).isEqualTo(ExactRational.ZERO);
        assertThatThrownBy(() -> third.truncatedTo(63)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void merging_a_sum_into_itself_doubles_it() {
        ExactSum sum = ExactSum.of(0.1, -7e100);
        sum.merge(sum);

        assertThat(sum).isEqualTo(ExactSum.of(0.1, -7e100, 0.1, -7e100));
    }

    @Test
    void totals_summed_elsewhere_equal_the_rows() {
        ExactCrossProducts rows = ExactCrossProducts.create(2);
        rows.addRow(3L, -4L);
        rows.addRow(5L, 6L);
        ExactCrossProducts totals = ExactCrossProducts.create(2);
        totals.addTotals(2, integers(8, 2), integers(34, 18, 52));

        assertThat(totals).isEqualTo(rows);
    }

    @Test
    void frozen_statistics_stay_as_they_are_and_are_added_to_by_a_copy() {
        ExactCrossProducts state = ExactCrossProducts.create(1);
        state.add(2.0);
        ExactCrossProducts frozen = state.frozen();
        state.add(5.0);

        assertThat(frozen.count()).isEqualTo(1);
        assertThat(frozen.sum(0).doubleValue()).isEqualTo(2);
        for (ThrowingCallable change : List.<ThrowingCallable>of(
                () -> frozen.add(1.0),
                () -> frozen.addRow(1.0),
                () -> frozen.addRow(1L),
                () -> frozen.addAll(new double[][] {{1.0}}, 0, 1),
                () -> frozen.addTotals(1, integers(1), integers(1)),
                () -> frozen.merge(state))) {
            assertThatThrownBy(change).isInstanceOf(IllegalStateException.class).hasMessageContaining("frozen");
        }
        ExactCrossProducts both = ExactCrossProducts.create(2);
        both.add(1.0, 2.0);
        assertThatThrownBy(() -> both.frozen().add(1.0, 2.0)).isInstanceOf(IllegalStateException.class);
        assertThat(frozen.canonicalText()).isEqualTo(ExactMoments.of(2.0).canonicalText());

        ExactCrossProducts more = frozen.copy();
        more.merge(frozen);
        assertThat(more.count()).isEqualTo(2);
        assertThat(more.sum(0).doubleValue()).isEqualTo(4);
    }

    @Test
    void the_packed_position_of_every_product_is_right() {
        ExactCrossProducts state = ExactCrossProducts.create(4);
        state.addRow(2.0, 3.0, 5.0, 7.0);
        double[] row = {2, 3, 5, 7};
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertThat(state.sumOfProducts(i, j).doubleValue()).isEqualTo(row[i] * row[j]);
            }
        }
    }

    @Test
    void the_ratio_variance_equals_the_variance_of_the_linearised_values() {
        double[] n = {3, 1, 4, 1, 5};
        double[] d = {2, 7, 1, 8, 2};
        ExactCrossProducts state = ExactCrossProducts.create(2);
        ExactMoments linearised = ExactMoments.create();
        for (int i = 0; i < n.length; i++) {
            state.add(n[i], d[i]);
            // R = 14/20 and mean(D) = 4; multiplied by 10 the linearised values are whole.
            linearised.add(10 * n[i] - 7 * d[i]);
        }

        assertThat(state.ratioCovariance(0, 1, 0, 1))
                .isEqualTo(linearised.variance().dividedBy(1600));
    }

    @Test
    void statistics_of_too_few_rows_are_not_defined() {
        assertThatThrownBy(() -> ExactMoments.create().mean()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ExactMoments.of(1).variance()).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> ExactRational.ONE.dividedBy(0)).isInstanceOf(ArithmeticException.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sum1",
                "sum2;0;0;0;0;0@0",
                "sum1;0;0;0;0;0@1",
                "sum1;00;0;0;0;0@0",
                "sum1;1;0;0;0;A@0",
                "sum1;1;0;0;0;01@0",
                "sum1;1;0;0;0;100000000@0",
                "sum1;1;0;0;0;1@999",
                "sum1;-1;0;0;0;1@0",
                "sum1;9999999999999999999;0;0;0;1@0",
                "sum1;1;0;0;0;1@0;"
            })
    void a_text_that_is_not_canonical_is_refused(String text) {
        assertThatThrownBy(() -> ExactSum.parse(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void a_text_cannot_ask_for_more_variables_than_it_holds() {
        assertThatThrownBy(() -> ExactCrossProducts.parse("cross1;999;0;0;0@0"))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExactCrossProducts.parse("cross1;0;0;0")).isInstanceOf(IllegalArgumentException.class);
    }

    private static BigInteger[] integers(long... values) {
        BigInteger[] result = new BigInteger[values.length];
        for (int i = 0; i < values.length; i++) {
            result[i] = BigInteger.valueOf(values[i]);
        }
        return result;
    }
}
