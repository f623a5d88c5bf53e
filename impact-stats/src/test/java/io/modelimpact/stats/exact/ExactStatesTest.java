package io.modelimpact.stats.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigInteger;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the exact states count, compare, copy and merge, and what they refuse. */
class ExactStatesTest {
    private static final double ENDLESS = Double.POSITIVE_INFINITY;

    static Stream<List<Object>> equalAndOther() {
        ExactProductSum six = ExactProductSum.create();
        six.addProduct(2.0, 3.0);
        ExactProductSum alsoSix = ExactProductSum.create();
        alsoSix.addProduct(-1L, -6L);
        ExactProductSum seven = ExactProductSum.create();
        seven.add(BigInteger.valueOf(7));
        return Stream.of(
                List.of(ExactSum.of(1, 2), ExactSum.of(2, 1), ExactSum.of(1, 3)),
                List.of(ExactSum.of(3), ExactSum.of(3), ExactSum.of(1, 2)),
                List.of(ExactMoments.of(1, 2), ExactMoments.of(2, 1), ExactMoments.of(1, 3)),
                List.of(six, alsoSix, seven),
                List.of(
                        ExactComoments.of(new double[] {1, 2}, new double[] {3, 4}),
                        ExactComoments.of(new double[] {2, 1}, new double[] {4, 3}),
                        ExactComoments.of(new double[] {1, 2}, new double[] {4, 3})),
                List.of(
                        ExactMoments.of(1, 2).toCrossProducts(),
                        ExactMoments.of(2, 1).toCrossProducts(),
                        ExactMoments.of(2).toCrossProducts()));
    }

    @ParameterizedTest
    @MethodSource("equalAndOther")
    void states_are_equal_where_they_saw_the_same(List<Object> states) {
        assertThat(states.get(0))
                .isEqualTo(states.get(1))
                .hasSameHashCodeAs(states.get(1))
                .isNotEqualTo(states.get(2))
                .isNotEqualTo("a text");
        assertThat(states.get(0).hashCode()).isNotEqualTo(states.get(2).hashCode());
        assertThat(states.get(0)).hasToString(states.get(1).toString());
        assertThat(states.get(0).toString())
                .isNotEqualTo(states.get(2).toString())
                .isNotEmpty();
    }

    @Test
    void a_sum_counts_values_of_every_kind_and_adds_the_counts_of_others() {
        ExactSum sum = ExactSum.of(Double.NaN, ENDLESS, ENDLESS, -ENDLESS, 0.5);
        sum.add(3L);
        ExactSum merged = sum.copy();
        merged.merge(sum);

        assertThat(List.of(sum.count(), sum.nanCount(), sum.positiveInfinityCount(), sum.negativeInfinityCount()))
                .containsExactly(6L, 1L, 2L, 1L);
        assertThat(List.of(
                        merged.count(),
                        merged.nanCount(),
                        merged.positiveInfinityCount(),
                        merged.negativeInfinityCount()))
                .containsExactly(12L, 2L, 4L, 2L);
        assertThat(merged.value().doubleValue()).isEqualTo(7);
        assertThat(sum.value().doubleValue()).isEqualTo(3.5);
        assertThat(ExactSum.parse(sum.canonicalText())).isEqualTo(sum);
    }

    @Test
    void the_integers_behind_the_sums_count_the_smallest_units() {
        ExactProductSum products = ExactProductSum.create();
        products.addProduct(0.5, 0.5);

        assertThat(ExactSum.of(0.5).toBigInteger()).isEqualTo(BigInteger.ONE.shiftLeft(1073));
        assertThat(ExactSum.of(-Double.MIN_VALUE).toBigInteger()).isEqualTo(BigInteger.ONE.negate());
        assertThat(products.toBigInteger()).isEqualTo(BigInteger.ONE.shiftLeft(2146));
        assertThat(products.doubleValue()).isEqualTo(0.25);
        assertThat(products.canonicalText()).isEqualTo("4@67");
    }

    @Test
    void sums_of_products_merge() {
        ExactProductSum left = ExactProductSum.create();
        ExactProductSum right = ExactProductSum.create();
        left.addProduct(1e200, 1e200);
        right.addProduct(1e-200, -1e-200);
        ExactRational expected =
                ExactRational.of(1e200).squared().minus(ExactRational.of(1e-200).squared());

        left.merge(right);

        assertThat(left.value()).isEqualTo(expected);
        assertThat(right.value()).isEqualTo(ExactRational.of(1e-200).squared().negated());
        assertThatThrownBy(() -> left.addProduct(1, ENDLESS))
                .hasMessage("Factors must be finite, found 1.0 and Infinity");
        assertThatThrownBy(() -> left.addProduct(Double.NaN, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pairs_keep_the_sums_of_both_variables_and_come_back_from_their_text() {
        ExactComoments pairs = ExactComoments.of(new double[] {1, ENDLESS}, new double[] {10, 5});
        pairs.add(2L, -4L);

        assertThat(pairs.count()).isEqualTo(2);
        assertThat(pairs.nonFiniteCount()).isOne();
        assertThat(pairs.sumX().doubleValue()).isEqualTo(3);
        assertThat(pairs.sumY().doubleValue()).isEqualTo(6);
        assertThat(pairs.sumXX().doubleValue()).isEqualTo(5);
        assertThat(pairs.sumXY().doubleValue()).isEqualTo(2);
        assertThat(pairs.sumYY().doubleValue()).isEqualTo(116);
        assertThat(ExactComoments.parse(pairs.canonicalText())).isEqualTo(pairs);
        assertThat(pairs.toCrossProducts().variables()).isEqualTo(2);
        ExactComoments twice = ExactComoments.parse(pairs.canonicalText());
        twice.merge(pairs);
        assertThat(twice.count()).isEqualTo(4);
    }

    @Test
    void moments_count_what_is_not_finite_and_sum_squares() {
        ExactMoments moments = ExactMoments.of(3, -4, Double.NaN);

        assertThat(moments.count()).isEqualTo(2);
        assertThat(moments.nonFiniteCount()).isOne();
        assertThat(moments.sumOfSquares().doubleValue()).isEqualTo(25);
        assertThat(moments.variance().doubleValue()).isEqualTo(24.5);
    }

    private static ExactCrossProducts twoVariables() {
        ExactCrossProducts state = ExactCrossProducts.create(2);
        state.add(1, 2);
        state.add(4, 3);
        state.add(Double.NaN, 1);
        state.add(1, ENDLESS);
        return state;
    }

    @Test
    void a_row_with_a_value_that_is_not_finite_is_counted_and_left_out() {
        assertThat(twoVariables().count()).isEqualTo(2);
        assertThat(twoVariables().nonFiniteCount()).isEqualTo(2);
        assertThat(twoVariables().ratio(0, 1)).isEqualTo(ExactRational.ONE);
    }

    /** R = 1 and mean(D) = 5/2, so linearised values are -2/5 and 2/5; of 1 over D they are 1/5 and -1/5 by 2/5. */
    @Test
    void two_ratios_have_the_covariance_of_their_linearised_values() {
        ExactCrossProducts state = ExactCrossProducts.create(3);
        state.addRow(1.0, 2.0, 1.0);
        state.addRow(4.0, 3.0, 1.0);

        assertThat(state.ratioCovariance(0, 1, 0, 1))
                .isEqualTo(ExactRational.of(8).dividedBy(25));
        // (1 - 2 * 2/5) / (5/2) = 2/25 and -2/25, against -2/5 and 2/5: twice -4/125, divisor 1.
        assertThat(state.ratioCovariance(0, 1, 2, 1))
                .isEqualTo(ExactRational.of(-8).dividedBy(125));
        assertThat(state.ratioCovariance(2, 1, 0, 1))
                .isEqualTo(ExactRational.of(-8).dividedBy(125));
        // The means have a plain covariance: 1/2 * 3 * 1.
        assertThat(state.ratioCovariance(0, 2, 1, 2))
                .isEqualTo(ExactRational.of(3).dividedBy(2));
        assertThat(state.covariance(0, 1)).isEqualTo(ExactRational.of(3).dividedBy(2));
    }

    @Test
    void a_covariance_of_ratios_needs_two_rows() {
        ExactCrossProducts state = ExactCrossProducts.create(2);
        state.add(1, 2);

        assertThatThrownBy(() -> state.ratioCovariance(0, 1, 0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Not defined for fewer than 2 rows, found 1");
        assertThatThrownBy(() -> state.ratioCovariance(0, 1, 1, 0)).isInstanceOf(IllegalStateException.class);
        assertThat(state.mean(1).doubleValue()).isEqualTo(2);
    }

    static Stream<ThrowingCallable> wrongNumberOfVariables() {
        ExactCrossProducts state = twoVariables();
        BigInteger[] one = {BigInteger.ONE};
        return Stream.of(
                () -> state.add(1),
                () -> state.addRow(1.0),
                () -> state.addRow(1L, 2L, 3L),
                () -> state.addAll(new double[1][3], 0, 3),
                () -> state.addTotals(1, one, one),
                () -> state.merge(ExactCrossProducts.create(3)));
    }

    @ParameterizedTest
    @MethodSource("wrongNumberOfVariables")
    void a_row_of_another_number_of_variables_is_refused(ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Expected 2 variables, found ");
        assertThatThrownBy(() -> ExactCrossProducts.create(1).add(1, 2)).hasMessage("Expected 1 variables, found 2");
    }

    @Test
    void totals_need_all_products_and_no_negative_count() {
        ExactCrossProducts state = twoVariables();
        BigInteger[] two = {BigInteger.ONE, BigInteger.TWO};
        BigInteger[] three = {BigInteger.ONE, BigInteger.TWO, BigInteger.TEN};

        assertThatThrownBy(() -> state.addTotals(1, two, two))
                .hasMessage("Expected 3 sums of products and rows >= 0, found 2 and 1");
        assertThatThrownBy(() -> state.addTotals(-1, two, three)).isInstanceOf(IllegalArgumentException.class);
        state.addTotals(0, two, three);
        assertThat(state.count()).isEqualTo(2);
        assertThat(state.sum(1).doubleValue()).isEqualTo(7);
    }

    @Test
    void one_to_sixty_four_variables_are_taken() {
        assertThatThrownBy(() -> ExactCrossProducts.create(0)).hasMessageContaining("variables, found 0");
        assertThat(ExactCrossProducts.create(1).variables()).isOne();
        String limit = "Cross products need 1 to (\\d+) variables, found 100000";
        assertThatThrownBy(() -> ExactCrossProducts.create(100_000)).hasMessageMatching(limit);
    }

    @Test
    void part_of_columns_is_added() {
        double[][] columns = {{9, 1, 4, 9}, {9, 2, 3, 9}};
        ExactCrossProducts state = ExactCrossProducts.create(2);
        state.addAll(columns, 1, 3);

        assertThat(state.count()).isEqualTo(2);
        assertThat(state.sumOfProducts(0, 1).doubleValue()).isEqualTo(14);
    }

    @Test
    void cells_of_groupings_merge_with_what_was_summed_elsewhere() {
        GroupedCrossProducts grouped = GroupedCrossProducts.create(2, 1);
        grouped.merge(0, 2, twoVariables());
        grouped.addAll(new double[][] {{5}, {6}}, 0, 1, new int[][] {{2}});
        grouped.addNonFinite(0, 1);

        assertThat(grouped.variables()).isEqualTo(2);
        assertThat(grouped.cells(0)).isEqualTo(3);
        assertThat(grouped.cell(0, 2).count()).isEqualTo(3);
        assertThat(grouped.cell(0, 2).sum(1).doubleValue()).isEqualTo(11);
        assertThat(grouped.cell(0, 1).nonFiniteCount()).isOne();
        assertThat(grouped.cell(0, 9)).isEqualTo(ExactCrossProducts.create(2));
        String message = "Expected 2 variables and 1 groupings, found ";
        assertThatThrownBy(() -> grouped.addAll(new long[1][1], 0, 1, new int[1][1]))
                .hasMessage(message + "1 and 1");
        assertThatThrownBy(() -> grouped.addAll(new double[2][1], 0, 1, new int[2][1]))
                .hasMessage(message + "2 and 2");
        assertThatThrownBy(() -> GroupedCrossProducts.create(1, 0)).hasMessage("Expected at least 1 grouping, found 0");
    }
}
