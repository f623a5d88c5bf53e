package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.exact.ExactRational;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
