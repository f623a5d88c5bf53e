package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WelchPathsTest {
    private static final WelchTTest TEST = WelchTTest.withDefaults();
    private static final RelativeLift LIFT = RelativeLift.withDefaults();

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

    @Property(tries = 500, seed = "76")
    void the_quick_lift_has_the_bits_of_the_exact_one(
            @ForAll @Size(min = 2, max = 40) double @DoubleRange(min = -1e3, max = 1e6) [] control,
            @ForAll @Size(min = 2, max = 40) double @DoubleRange(min = -1e3, max = 1e6) [] treatment,
            @ForAll @IntRange(min = -130, max = 130) int exponent) {
        ExactRational factor = ExactRational.of(Math.scalb(1.0, exponent)).dividedBy(7);
        SampleSummary first = SampleSummary.ofValues(control).scaledBy(factor);
        SampleSummary second = SampleSummary.ofValues(treatment);

        LIFT.quickly(first, second)
                .ifPresent(quick ->
                        assertThat(quick).isEqualTo(LIFT.exactly(first, second).orElseThrow()));
    }

    @Property(tries = 300, seed = "77")
    void lifts_of_ratios_of_amounts_go_the_quick_way_and_have_the_bits_of_the_exact_one(
            @ForAll("amounts") double[][] control, @ForAll("amounts") double[][] treatment) {
        SampleSummary first = SampleSummary.ofRatio(control[0], control[1]);
        SampleSummary second = SampleSummary.ofRatio(treatment[0], treatment[1]);
        boolean ordinary = first.mean().signum() != 0
                && second.mean().signum() != 0
                && first.variance().signum() != 0
                && second.variance().signum() != 0
                && !first.mean().equals(second.mean());

        if (ordinary) {
            assertThat(LIFT.quickly(first, second))
                    .contains(LIFT.exactly(first, second).orElseThrow());
        }
    }

    @Test
    void a_lift_that_the_quick_way_cannot_decide_is_left_to_the_exact_one() {
        SampleSummary varied = SampleSummary.ofValues(1, 2, 4);
        SampleSummary far = varied.scaledBy(ExactRational.of(Math.scalb(1.0, 110)));

        assertThat(LIFT.quickly(varied, far)).isEmpty();
        assertThat(LIFT.quickly(far, varied)).isEmpty();
        assertThat(LIFT.quickly(varied, SampleSummary.ofValues(-1, 0, 1))).isEmpty();
        assertThat(LIFT.test(varied, far).orElseThrow().value())
                .isEqualTo(LIFT.exactly(varied, far).orElseThrow().value());
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

    /** A negative power of two has one bit less than its magnitude in two's complement. */
    @ParameterizedTest
    @ValueSource(doubles = {-8, -1, -0.25, 0.25, 1, 8, -3, 3})
    void a_difference_that_is_a_power_of_two_goes_either_way_alike(double difference) {
        SampleSummary control = SampleSummary.of(100, 5, 1);
        SampleSummary treatment = SampleSummary.of(100, 5 + difference, 1);
        double expected = difference / Math.sqrt(0.02);

        assertThat(TEST.quickly(control, treatment))
                .contains(TEST.exactly(control, treatment).orElseThrow());
        assertThat(TEST.test(control, treatment).orElseThrow().statistic())
                .isCloseTo(expected, withinPercentage(1e-12));
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
