package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class WelchPathsTest {
    private static final WelchTTest TEST = WelchTTest.withDefaults();

    @Property(tries = 500, seed = "71")
    void the_quick_way_has_the_bits_of_the_exact_way(
            @ForAll @Size(min = 2, max = 40) double @DoubleRange(min = -1e6, max = 1e6) [] control,
            @ForAll @Size(min = 2, max = 40) double @DoubleRange(min = -1e6, max = 1e6) [] treatment,
            @ForAll @IntRange(min = -90, max = 90) int exponent) {
        ExactRational factor = ExactRational.of(Math.scalb(1.0, exponent)).dividedBy(3);
        SampleSummary first = SampleSummary.ofValues(control).scaledBy(factor);
        SampleSummary second = SampleSummary.ofValues(treatment).scaledBy(factor);

        TEST.quickly(first, second)
                .ifPresent(quick ->
                        assertThat(quick).isEqualTo(TEST.exactly(first, second).orElseThrow()));
    }

    @Provide
    Arbitrary<double[][]> ordinaryRows() {
        return rows(
                Arbitraries.doubles().between(-1e6, 1e6), Arbitraries.doubles().between(0.5, 40));
    }

    @Provide
    Arbitrary<double[][]> amounts() {
        return rows(
                Arbitraries.integers().between(0, 100_000).map(cents -> (double) cents),
                Arbitraries.integers().between(1, 20).map(orders -> (double) orders));
    }

    @Provide
    Arbitrary<double[][]> extremeRows() {
        Arbitrary<Double> anyBits =
                Arbitraries.longs().map(Double::longBitsToDouble).filter(Double::isFinite);
        Arbitrary<Double> nearOne = Arbitraries.integers().between(-4, 4).map(step -> 1 + step * Math.ulp(1.0));
        return rows(
                Arbitraries.oneOf(anyBits, nearOne, Arbitraries.of(0.0, Double.MIN_VALUE, 1e300, -1e300)),
                Arbitraries.oneOf(nearOne, Arbitraries.of(0.0, 1e-300, 1e300)));
    }

    private static Arbitrary<double[][]> rows(Arbitrary<Double> numerators, Arbitrary<Double> denominators) {
        return Arbitraries.integers()
                .between(2, 30)
                .flatMap(units -> Combinators.combine(
                                numerators.list().ofSize(units),
                                denominators.list().ofSize(units))
                        .as((tops, bottoms) -> new double[][] {array(tops), array(bottoms)}));
    }

    private static double[] array(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    @Property(tries = 300, seed = "72")
    void ratios_of_ordinary_rows_have_the_bits_of_plain_arithmetic(
            @ForAll("ordinaryRows") double[][] control, @ForAll("ordinaryRows") double[][] treatment) {
        assertSameBits(control, treatment);
    }

    @Property(tries = 300, seed = "73")
    void ratios_of_amounts_have_the_bits_of_plain_arithmetic(
            @ForAll("amounts") double[][] control, @ForAll("amounts") double[][] treatment) {
        assertSameBits(control, treatment);
    }

    @Property(tries = 300, seed = "74")
    void ratios_of_extreme_rows_have_the_bits_of_plain_arithmetic(
            @ForAll("extremeRows") double[][] control, @ForAll("extremeRows") double[][] treatment) {
        assertSameBits(control, treatment);
    }

    @Property(tries = 300, seed = "75")
    void means_have_the_bits_of_plain_arithmetic(
            @ForAll("ordinaryRows") double[][] control, @ForAll("extremeRows") double[][] treatment) {
        Arrays.fill(control[1], 1);
        Arrays.fill(treatment[1], 1);
        Outcome<Estimate> outcome = TEST.test(control[0], treatment[0]);
        assertSameBits(outcome, PlainComparison.of(control, treatment));
    }

    private static void assertSameBits(double[][] control, double[][] treatment) {
        Outcome<Estimate> outcome = TEST.test(
                SampleSummary.ofRatio(control[0], control[1]), SampleSummary.ofRatio(treatment[0], treatment[1]));
        if (DoubleStream.of(control[1]).sum() == 0
                || DoubleStream.of(treatment[1]).sum() == 0) {
            assertThat(outcome.refusal().orElseThrow().code()).isEqualTo(RefusalCode.ZERO_DENOMINATOR);
        } else {
            assertSameBits(outcome, PlainComparison.of(control, treatment));
        }
    }

    private static void assertSameBits(Outcome<Estimate> outcome, PlainComparison plain) {
        if (!plain.varies()) {
            assertThat(outcome.refusal().orElseThrow().code()).isEqualTo(RefusalCode.DEGENERATE);
        } else if (Double.isInfinite(plain.value())
                || Double.isInfinite(plain.statistic())
                || Double.isInfinite(plain.standardError())
                || plain.standardError() == 0) {
            assertThat(outcome.refusal().orElseThrow().code()).isEqualTo(RefusalCode.OUT_OF_RANGE);
        } else {
            Estimate estimate = outcome.orElseThrow();
            assertThat(estimate.value()).isEqualTo(plain.value());
            assertThat(estimate.standardError()).isEqualTo(plain.standardError());
            assertThat(estimate.statistic()).isEqualTo(plain.statistic());
            assertThat(estimate.degreesOfFreedom()).hasValue(plain.degreesOfFreedom());
        }
    }

    @Test
    void ordinary_samples_go_the_quick_way() {
        SampleSummary control = SampleSummary.ofValues(1.1, 2.7, 3.2, 4.9);
        SampleSummary treatment = SampleSummary.ofValues(0.3, 2.2, 1.7);

        assertThat(TEST.quickly(control, treatment))
                .contains(TEST.exactly(control, treatment).orElseThrow());
        assertThat(TEST.quickly(control, treatment).orElseThrow().statistic()).isNegative();
    }

    @Test
    void what_the_quick_way_cannot_decide_it_leaves() {
        SampleSummary constant = SampleSummary.ofValues(2, 2, 2);
        SampleSummary huge = SampleSummary.ofValues(1e100, 2e100, 4e100);
        SampleSummary varied = SampleSummary.ofValues(1, 2, 4);

        assertThat(TEST.quickly(constant, varied)).isEmpty();
        assertThat(TEST.quickly(huge, varied)).isEmpty();
        assertThat(TEST.quickly(varied, varied)).isEmpty();
        assertThat(TEST.test(varied, varied).orElseThrow().statistic()).isZero();
        assertThat(TEST.test(huge, varied).orElseThrow().standardError()).isEqualTo(huge.standardError());
    }
}
