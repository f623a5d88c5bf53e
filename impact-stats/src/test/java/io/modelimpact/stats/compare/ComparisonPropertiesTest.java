package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import java.util.Arrays;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Scale;

class ComparisonPropertiesTest {
    @Provide
    Arbitrary<double[]> sample() {
        return Arbitraries.integers()
                .between(-500, 500)
                .map(i -> i / 8.0 + 20)
                .array(Double[].class)
                .ofMinSize(3)
                .ofMaxSize(25)
                .filter(values -> Arrays.stream(values).distinct().count() > 1)
                .map(values -> Arrays.stream(values).mapToDouble(v -> v).toArray());
    }

    @Property(tries = 200, seed = "201")
    void swapping_the_arms_negates_everything(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        Estimate forth = welch(a, b);
        Estimate back = welch(b, a);

        assertThat(back.value()).isEqualTo(0.0 - forth.value());
        assertThat(back.statistic()).isEqualTo(0.0 - forth.statistic());
        assertThat(back.standardError()).isEqualTo(forth.standardError());
        assertThat(back.pValue(Alternative.GREATER)).isEqualTo(forth.pValue(Alternative.LESS));
        assertThat(back.interval().lower()).isEqualTo(0.0 - forth.interval().upper());
    }

    @Property(tries = 200, seed = "202")
    void a_power_of_two_scales_the_difference_and_leaves_the_lift(
            @ForAll("sample") double[] a,
            @ForAll("sample") double[] b,
            @ForAll @IntRange(min = -900, max = 900) int power) {
        Estimate plain = welch(a, b);
        Estimate scaled = welch(scale(a, power), scale(b, power));

        assertThat(scaled.value()).isEqualTo(Math.scalb(plain.value(), power));
        assertThat(scaled.standardError()).isEqualTo(Math.scalb(plain.standardError(), power));
        assertThat(scaled.pValue()).isEqualTo(plain.pValue());
        assertThat(scaled.interval().upper())
                .isEqualTo(Math.scalb(plain.interval().upper(), power));
        assertThat(RelativeLift.withDefaults().test(scale(a, power), scale(b, power)))
                .isEqualTo(RelativeLift.withDefaults().test(a, b));
    }

    @Property(tries = 200, seed = "203")
    void an_offset_that_is_exact_changes_nothing_of_the_difference(
            @ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        assertThat(welch(shift(a, 1L << 49), shift(b, 1L << 49))).isEqualTo(welch(a, b));
    }

    @Property(tries = 500, seed = "204")
    void the_interval_leaves_out_a_value_exactly_where_its_p_value_is_below_the_error_rate(
            @ForAll("sample") double[] a,
            @ForAll("sample") double[] b,
            @ForAll @Scale(15) @DoubleRange(min = 1e-12, max = 0.5) double rate,
            @ForAll @DoubleRange(min = -100, max = 100) double nullValue) {
        Estimate estimate = welch(a, b);
        for (Alternative claim : Alternative.values()) {
            double p = estimate.pValueAgainst(nullValue, claim);
            boolean onTheEdge = Math.abs(p - rate) < 1e-9 * rate;
            assertThat(onTheEdge || estimate.intervalAtErrorRate(rate, claim).contains(nullValue) == (p >= rate))
                    .isTrue();
        }
    }

    @Property(tries = 500, seed = "205")
    void the_interval_decides_about_a_region_exactly_above_the_decisive_error_rate(
            @ForAll("sample") double[] a,
            @ForAll("sample") double[] b,
            @ForAll @Scale(15) @DoubleRange(min = 1e-6, max = 0.5) double rate,
            @ForAll @DoubleRange(min = -50, max = 50) double from,
            @ForAll @DoubleRange(min = 0, max = 50) double width) {
        Estimate estimate = welch(a, b);
        Interval interval = estimate.intervalAtErrorRate(rate, Alternative.TWO_SIDED);
        for (double to : new double[] {from + width, Double.POSITIVE_INFINITY}) {
            double decisive = estimate.decisiveErrorRate(from, to);
            boolean decided = interval.isWithin(from, to) || interval.isDisjointFrom(from, to);
            assertThat(Math.abs(decisive - rate) < 1e-9 * rate || decided == (decisive < rate))
                    .isTrue();
        }
    }

    @Property(tries = 200, seed = "206")
    void negating_a_metric_negates_its_lift(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        Estimate lift = RelativeLift.withDefaults().test(a, b).orElseThrow();
        Estimate negated =
                RelativeLift.withDefaults().test(negate(a), negate(b)).orElseThrow();

        assertThat(negated.value()).isEqualTo(0.0 - lift.value());
        assertThat(negated.standardError()).isEqualTo(lift.standardError());
    }

    @Property(tries = 200, seed = "207")
    void a_mean_is_the_ratio_over_a_constant_one(@ForAll("sample") double[] a) {
        double[] ones = new double[a.length];
        Arrays.fill(ones, 1);
        SampleSummary mean = SampleSummary.ofValues(a);
        SampleSummary ratio = SampleSummary.ofRatio(a, ones);

        assertThat(ratio.mean()).isEqualTo(mean.mean());
        assertThat(ratio.variance()).isEqualTo(mean.variance());
    }

    @Property(tries = 100, seed = "208")
    void paired_values_give_the_test_of_their_differences(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        int n = Math.min(a.length, b.length);
        var state = io.modelimpact.stats.exact.ExactCrossProducts.create(3);
        double[] differences = new double[n];
        for (int i = 0; i < n; i++) {
            state.addRow(a[i], b[i], 1.0);
            differences[i] = a[i] - b[i];
        }
        SampleSummary paired = SampleSummary.ofRatioDifference(state, 0, 2, 1, 2);

        assertThat(paired.mean()).isEqualTo(SampleSummary.ofValues(differences).mean());
        assertThat(paired.variance())
                .isEqualTo(SampleSummary.ofValues(differences).variance());
    }

    @Property(tries = 200, seed = "209")
    void pooled_z_squared_is_the_chi_squared_of_the_table(
            @ForAll @IntRange(min = 1, max = 49) int x1, @ForAll @IntRange(min = 1, max = 59) int x2) {
        TwoProportionZTest.Result result =
                TwoProportionZTest.withDefaults().test(x1, 50, x2, 60).orElseThrow();
        double expected = 0;
        double[] row = {x1, 50 - x1, x2, 60 - x2};
        double[] marginal = {x1 + x2, 110 - x1 - x2};
        for (int i = 0; i < 4; i++) {
            double cell = (i < 2 ? 50 : 60) * marginal[i % 2] / 110;
            expected += (row[i] - cell) * (row[i] - cell) / cell;
        }

        assertThat(result.chiSquared()).isCloseTo(expected, within(1e-11));
        assertThat(Math.signum(result.z())).isEqualTo(Math.signum(x2 / 60.0 - x1 / 50.0));
    }

    private static Estimate welch(double[] control, double[] treatment) {
        return WelchTTest.withDefaults().test(control, treatment).orElseThrow();
    }

    private static double[] scale(double[] values, int power) {
        return Arrays.stream(values).map(v -> Math.scalb(v, power)).toArray();
    }

    private static double[] shift(double[] values, double offset) {
        return Arrays.stream(values).map(v -> v + offset).toArray();
    }

    private static double[] negate(double[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }
}
