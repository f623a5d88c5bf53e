package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.stats.exact.ExactRational;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
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
