package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;

class MarginsAndLiftsTest {
    @Provide
    Arbitrary<double[]> sample() {
        return Arbitraries.integers()
                .between(-500, 500)
                .map(i -> i / 8.0 + 90)
                .array(Double[].class)
                .ofMinSize(4)
                .ofMaxSize(25)
                .filter(values -> Arrays.stream(values).distinct().count() > 2)
                .map(values -> Arrays.stream(values).mapToDouble(v -> v).toArray());
    }

    @Property(tries = 300, seed = "301")
    void every_interval_leaves_out_a_value_exactly_where_its_p_value_is_below_the_error_rate(
            @ForAll("sample") double[] a,
            @ForAll("sample") double[] b,
            @ForAll @Scale(15) @DoubleRange(min = 1e-9, max = 0.5) double rate,
            @ForAll @Scale(4) @DoubleRange(min = -0.99, max = 3) double nullValue) {
        for (Inference inference : inferences(a, b)) {
            for (Alternative claim : Alternative.values()) {
                Interval interval = inference.intervalAtErrorRate(rate, claim);
                boolean unbounded =
                        interval.lower() == Double.NEGATIVE_INFINITY && interval.upper() == Double.POSITIVE_INFINITY;
                double p = inference.pValueAgainst(nullValue, claim);
                boolean onTheEdge = Math.abs(p - rate) < 1e-8 * rate;
                assertThat(unbounded || onTheEdge || interval.contains(nullValue) == (p >= rate))
                        .as("%s %s %s", inference, claim, interval)
                        .isTrue();
            }
        }
    }

    @Property(tries = 200, seed = "302")
    void equivalence_is_shown_exactly_where_the_wider_interval_lies_within_the_bounds(
            @ForAll("sample") double[] a,
            @ForAll("sample") double[] b,
            @ForAll @Scale(3) @DoubleRange(min = 0.01, max = 60) double margin,
            @ForAll @Scale(3) @DoubleRange(min = 0.001, max = 0.4) double alpha) {
        Estimate estimate = WelchTTest.withDefaults().test(a, b).orElseThrow();
        EquivalenceTest.Result result =
                EquivalenceTest.within(-margin, margin).withErrorRate(alpha).test(estimate);

        boolean inside = result.interval().isWithin(-margin, margin);
        assertThat(Math.abs(result.pValue() - alpha) < 1e-9 || inside == (result.pValue() < alpha))
                .isTrue();
        NonInferiorityTest.Result above =
                NonInferiorityTest.withMargin(margin).withErrorRate(alpha).test(estimate);
        assertThat(above.pValue()).isEqualTo(result.lowerPValue());
        assertThat(above.nullValue()).isEqualTo(-margin);
        NonInferiorityTest.Result below =
                NonInferiorityTest.withMargin(margin).with(Alternative.LESS).test(estimate);
        assertThat(below.pValue()).isEqualTo(result.upperPValue());
        assertThat(below.interval().lower()).isEqualTo(Double.NEGATIVE_INFINITY);
    }

    @Property(tries = 200, seed = "303")
    void fieller_s_p_value_of_no_lift_is_welch_s(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        FiellerEstimate lift = FiellerLift.withDefaults().test(a, b).orElseThrow();
        Estimate difference = WelchTTest.withDefaults().test(a, b).orElseThrow();

        assertThat(lift.pValue()).isCloseTo(difference.pValue(), within(1e-12));
        assertThat(lift.value())
                .isEqualTo(RelativeLift.withDefaults().test(a, b).orElseThrow().value());
    }

    @Property(tries = 200, seed = "304")
    void negating_a_metric_mirrors_fieller_s_interval(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        Interval plain = FiellerLift.withDefaults().test(a, b).orElseThrow().interval();
        Interval negated = FiellerLift.withDefaults()
                .test(scale(a, -1), scale(b, -1))
                .orElseThrow()
                .interval();

        assertThat(negated.lower()).isEqualTo(0.0 - plain.upper());
        assertThat(negated.upper()).isEqualTo(0.0 - plain.lower());
    }

    @Property(tries = 200, seed = "305")
    void a_scale_that_is_exact_leaves_every_lift(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        assertThat(LogRatioLift.withDefaults().test(scale(a, 0x1p500), scale(b, 0x1p500)))
                .isEqualTo(LogRatioLift.withDefaults().test(a, b));
        assertThat(FiellerLift.withDefaults().test(scale(a, 0x1p-500), scale(b, 0x1p-500)))
                .isEqualTo(FiellerLift.withDefaults().test(a, b));
        assertThat(PairedTTest.withDefaults().lift(scale(a, 4), scale(a.clone(), 0.5)))
                .isEqualTo(PairedTTest.withDefaults().lift(scale(a, 8), scale(a, 1)));
    }

    @Property(tries = 200, seed = "306")
    void swapping_the_arms_inverts_the_log_ratio(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        LogRatioEstimate forth = LogRatioLift.withDefaults().test(a, b).orElseThrow();
        LogRatioEstimate back = LogRatioLift.withDefaults().test(b, a).orElseThrow();

        assertThat(back.logRatio()).isCloseTo(-forth.logRatio(), within(1e-15));
        assertThat(back.pValue()).isCloseTo(forth.pValue(), within(1e-12));
        assertThat(back.ratioInterval().lower())
                .isCloseTo(1 / forth.ratioInterval().upper(), within(1e-12));
    }

    @Property(tries = 200, seed = "307")
    void the_pooled_test_of_equal_arms_is_welch_s_with_more_freedom(@ForAll("sample") double[] a) {
        double[] shifted = Arrays.stream(a).map(v -> v + 3).toArray();
        Estimate pooled = PooledTTest.withDefaults().test(a, shifted).orElseThrow();
        Estimate welch = WelchTTest.withDefaults().test(a, shifted).orElseThrow();
        Estimate z = UnpooledZTest.withDefaults().test(a, shifted).orElseThrow();

        assertThat(pooled.statistic()).isCloseTo(welch.statistic(), within(1e-14));
        assertThat(pooled.degreesOfFreedom()).hasValue(2.0 * a.length - 2);
        assertThat(z.statistic()).isEqualTo(welch.statistic());
        assertThat(z.degreesOfFreedom()).isEmpty();
        assertThat(z.pValue()).isLessThan(pooled.pValue());
    }

    @Property(tries = 200, seed = "308")
    void without_trimming_yuen_s_test_is_welch_s(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        assertThat(YuenTTest.withDefaults().withTrimming(0).test(a, b))
                .isEqualTo(WelchTTest.withDefaults().test(a, b));
    }

    @Property(tries = 200, seed = "309")
    void a_paired_test_is_the_test_of_the_differences_and_its_lift_agrees_with_the_delta_method(
            @ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        int n = Math.min(a.length, b.length);
        double[] c = Arrays.copyOf(a, n);
        double[] t = Arrays.copyOf(b, n);
        double[] differences = new double[n];
        double[] residuals = new double[n];
        double ratio = mean(t) / mean(c);
        for (int i = 0; i < n; i++) {
            differences[i] = t[i] - c[i];
            residuals[i] = (t[i] - ratio * c[i]) / mean(c);
        }
        Outcome<Estimate> paired = PairedTTest.withDefaults().test(c, t);
        assertThat(paired).isEqualTo(OneSampleTTest.withDefaults().test(differences));
        PairedTTest.withDefaults().lift(c, t).value().ifPresent(lift -> {
            double error = SampleSummary.ofValues(residuals).standardError();
            assertThat(lift.value()).isCloseTo(ratio - 1, within(1e-12));
            assertThat(lift.standardError()).isCloseTo(error, within(1e-9 * error));
        });
    }

    @Example
    void yuen_s_test_does_not_see_how_far_an_outlier_lies() {
        double[] control = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10};
        double[] near = {2, 3, 4, 5, 6, 7, 8, 9, 10, 20};
        double[] far = {2, 3, 4, 5, 6, 7, 8, 9, 10, 1e300};

        assertThat(YuenTTest.withDefaults().test(control, far))
                .isEqualTo(YuenTTest.withDefaults().test(control, near));
        assertThat(YuenTTest.withDefaults().test(control, near).orElseThrow().value())
                .isEqualTo(1);
        assertThat(code(YuenTTest.withDefaults().test(new double[] {1, Double.NaN}, near)))
                .isEqualTo(RefusalCode.NOT_FINITE);
        assertThat(code(YuenTTest.withDefaults().withTrimming(0.4).test(new double[] {1, 2, 3}, near)))
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThatThrownBy(() -> YuenTTest.withDefaults().withTrimming(0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void a_noisy_baseline_has_no_bounded_lift() {
        double[] control = {-3, -1, 1, 2.5};
        double[] treatment = {4, 5, 6, 7};
        Interval interval = FiellerLift.withDefaults()
                .test(control, treatment)
                .orElseThrow()
                .interval();

        assertThat(interval.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(interval.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        FiellerEstimate lift =
                FiellerLift.withDefaults().test(control, treatment).orElseThrow();
        assertThat(lift.pValueAgainst(1e200, Alternative.TWO_SIDED))
                .isCloseTo(lift.pValueAgainst(1e90, Alternative.TWO_SIDED), within(1e-12));
    }

    @Example
    void lifts_are_refused_where_they_do_not_exist() {
        double[] zero = {-1, 1, 0};
        double[] positive = {1, 2, 3};
        double[] negative = {-1, -2, -3};

        assertThat(code(FiellerLift.withDefaults().test(zero, positive))).isEqualTo(RefusalCode.ZERO_BASELINE);
        assertThat(code(LogRatioLift.withDefaults().test(zero, positive))).isEqualTo(RefusalCode.ZERO_BASELINE);
        assertThat(code(LogRatioLift.withDefaults().test(negative, positive))).isEqualTo(RefusalCode.OUT_OF_RANGE);
        assertThat(code(PairedTTest.withDefaults().lift(zero, positive))).isEqualTo(RefusalCode.ZERO_BASELINE);
        assertThat(code(PairedTTest.withDefaults().test(positive, positive))).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(LogRatioLift.withDefaults().test(new double[] {2, 2}, new double[] {3, 3})))
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(PooledTTest.withDefaults().test(new double[] {2, 2}, new double[] {3, 3})))
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(FiellerLift.withDefaults().test(new double[] {2, 2}, new double[] {3, 3})))
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThat(LogRatioLift.withDefaults()
                        .test(negative, scale(negative, 2))
                        .orElseThrow()
                        .value())
                .isEqualTo(1);
    }

    @Example
    void one_sided_bounds_of_a_ratio_end_at_the_end_of_the_scale() {
        double[] a = {1, 2, 3, 4};
        double[] b = {2, 3, 4, 6};
        LogRatioEstimate less =
                LogRatioLift.withDefaults().with(Alternative.LESS).test(a, b).orElseThrow();
        LogRatioEstimate greater = LogRatioLift.withDefaults()
                .with(Alternative.GREATER)
                .withErrorRate(0.1)
                .test(a, b)
                .orElseThrow();

        assertThat(less.interval().lower()).isEqualTo(-1);
        assertThat(less.ratioInterval().lower()).isZero();
        assertThat(less.pValueAgainst(-1, Alternative.GREATER)).isZero();
        assertThat(greater.interval().upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(greater.interval().lower()).isCloseTo(greater.ratioInterval().lower() - 1, within(1e-14));
        assertThat(greater.interval().errorRate()).isEqualTo(0.1);
    }

    @Example
    void margins_outside_their_domain_are_refused() {
        SampleSummary flat = SampleSummary.ofSums(10, 0, 5);
        assertThat(code(NonInferiorityTest.withMargin(0.1).testShareOfControl(flat, flat)))
                .isEqualTo(RefusalCode.ZERO_BASELINE);
        assertThatThrownBy(() -> NonInferiorityTest.withMargin(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NonInferiorityTest.withMargin(1).with(Alternative.TWO_SIDED))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EquivalenceTest.within(1, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> EquivalenceTest.within(0, 1).withErrorRate(0.5))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Example
    void sums_give_the_moments_of_their_values() {
        SampleSummary sums = SampleSummary.ofSums(4, 10, 30);
        SampleSummary values = SampleSummary.ofValues(1, 2, 3, 4);

        assertThat(sums.mean()).isEqualTo(values.mean());
        assertThat(sums.variance()).isEqualTo(values.variance());
        assertThat(SampleSummary.ofSums(1, 1, 1).refusal().map(Refusal::code)).contains(RefusalCode.TOO_FEW_UNITS);
        assertThat(SampleSummary.ofSums(4, Double.NaN, 1).refusal().map(Refusal::code))
                .contains(RefusalCode.NOT_FINITE);
        assertThatThrownBy(() -> SampleSummary.ofSums(4, 10, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static List<Inference> inferences(double[] a, double[] b) {
        return List.of(
                PooledTTest.withDefaults().test(a, b).orElseThrow(),
                UnpooledZTest.withDefaults().test(a, b).orElseThrow(),
                RelativeLift.withDefaults().test(a, b).orElseThrow(),
                LogRatioLift.withDefaults().test(a, b).orElseThrow(),
                FiellerLift.withDefaults().test(a, b).orElseThrow());
    }

    private static double mean(double[] values) {
        return SampleSummary.ofValues(values).mean().doubleValue();
    }

    private static double[] scale(double[] values, double factor) {
        return Arrays.stream(values).map(v -> v * factor).toArray();
    }

    private static RefusalCode code(Outcome<?> outcome) {
        return outcome.refusal().map(Refusal::code).orElseThrow();
    }
}
