package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SampleRatioAndSlicesTest {
    private static final double[] EVEN = {0.5, 0.5};

    @Test
    void exact_p_values_agree_with_many_digits() {
        assertThat(exact(17, 3, 0.5, 0.5)).isCloseTo(0.0025768280029296875, withinPercentage(1e-10));
        assertThat(exact(93, 7, 2, 1)).isCloseTo(7.223168214702703e-10, withinPercentage(1e-9));
        assertThat(exact(500, 1500, 1, 1)).isCloseTo(1.4743975229768895e-115, withinPercentage(1e-8));
        assertThat(exact(30, 0, 0.9, 0.1)).isCloseTo(0.06821794693712609, withinPercentage(1e-10));
        assertThat(exact(5, 5, 1, 1)).isEqualTo(1);
        assertThat(exact(5_000_000_000L, 5_000_000_000L, 1, 1)).isEqualTo(1);
    }

    @Property(tries = 200, seed = "521")
    void the_exact_p_value_is_the_sum_of_what_is_no_likelier(
            @ForAll @IntRange(min = 0, max = 40) int first,
            @ForAll @IntRange(min = 0, max = 40) int second,
            @ForAll @IntRange(min = 1, max = 9) int weight) {
        int n = first + second;
        if (n == 0) {
            return;
        }
        double q = weight / 10.0;
        double observed = probability(n, second, q) * (1 + 1e-7);
        double sum = 0;
        for (int k = 0; k <= n; k++) {
            sum += probability(n, k, q) <= observed ? probability(n, k, q) : 0;
        }
        assertThat(exact(first, second, 10 - weight, weight)).isCloseTo(Math.min(1, sum), withinPercentage(1e-9));
        assertThat(exact(second, first, weight, 10 - weight))
                .isCloseTo(exact(first, second, 10 - weight, weight), withinPercentage(1e-9));
    }

    private static double probability(int n, int k, double q) {
        double product = 1;
        for (int i = 1; i <= n; i++) {
            product *= i <= k ? (n - k + (double) i) / i * q : 1 - q;
        }
        return product;
    }

    private static double exact(long first, long second, double firstWeight, double secondWeight) {
        return ExactSampleRatioTest.withDefaults()
                .test(new long[] {first, second}, new double[] {firstWeight, secondWeight})
                .orElseThrow();
    }

    @Property(tries = 200, seed = "522")
    void the_uncorrected_normal_test_is_the_chi_squared_test(
            @ForAll @IntRange(min = 1, max = 100_000) int first, @ForAll @IntRange(min = 1, max = 100_000) int second) {
        long[] counts = {first, second};
        double[] weights = {0.3, 0.7};
        NormalSampleRatioTest.Result normal = NormalSampleRatioTest.withDefaults()
                .withContinuityCorrection(false)
                .test(counts, weights)
                .orElseThrow();
        SampleRatioTest.Result chiSquared =
                SampleRatioTest.withDefaults().test(counts, weights).orElseThrow();

        assertThat(normal.z() * normal.z()).isCloseTo(chiSquared.chiSquared(), withinPercentage(1e-11));
        assertThat(normal.pValue()).isCloseTo(chiSquared.pValue(), within(1e-300 + 1e-9 * chiSquared.pValue()));
        assertThat(NormalSampleRatioTest.withDefaults()
                        .test(counts, weights)
                        .orElseThrow()
                        .pValue())
                .isGreaterThanOrEqualTo(normal.pValue());
    }

    @Test
    void a_correction_that_passes_the_centre_stops_there() {
        NormalSampleRatioTest.Result result = NormalSampleRatioTest.withDefaults()
                .test(new long[] {3, 3}, EVEN)
                .orElseThrow();
        assertThat(result).isEqualTo(new NormalSampleRatioTest.Result(0, 1));
        assertThat(NormalSampleRatioTest.withDefaults()
                        .test(new long[] {8, 0}, EVEN)
                        .orElseThrow()
                        .z())
                .isCloseTo(3.5 / Math.sqrt(2), within(1e-15));
    }

    @Test
    void impossible_designs_and_counts_are_refused() {
        long[] counts = {5, 5};
        for (double[] weights : List.of(new double[] {1, 0}, new double[] {0, 1})) {
            assertCode(
                    RefusalCode.IMPOSSIBLE_OBSERVATION,
                    ExactSampleRatioTest.withDefaults().test(counts, weights));
            assertCode(
                    RefusalCode.IMPOSSIBLE_OBSERVATION,
                    NormalSampleRatioTest.withDefaults().test(counts, weights));
            assertCode(
                    RefusalCode.DEGENERATE,
                    SequentialSampleRatioTest.withDefaults().test(new long[][] {counts}, weights));
        }
        assertCode(
                RefusalCode.DEGENERATE,
                ExactSampleRatioTest.withDefaults().test(new long[] {5, 0}, new double[] {1, 0}));
        assertCode(
                RefusalCode.TOO_FEW_UNITS, ExactSampleRatioTest.withDefaults().test(new long[2], EVEN));
        assertCode(
                RefusalCode.IMPOSSIBLE_OBSERVATION,
                SequentialSampleRatioTest.withDefaults().test(new long[][] {{1, 1, 1}}, new double[] {1, 1, 0}));
        assertCode(
                RefusalCode.TOO_FEW_UNITS,
                SequentialSampleRatioTest.withDefaults().test(new long[0][], EVEN));
        assertThatThrownBy(() -> ExactSampleRatioTest.withDefaults().test(new long[3], EVEN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ExactSampleRatioTest.withDefaults().test(new long[] {-1, 2}, EVEN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> NormalSampleRatioTest.withDefaults().test(counts, new double[] {1, Double.NaN}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SequentialSampleRatioTest.withDefaults().test(new long[][] {{1}}, EVEN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SequentialSampleRatioTest.withDefaults().test(new long[][] {{-1, 1}}, EVEN))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SequentialSampleRatioTest.withDefaults().withConcentration(0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void bayes_factors_agree_with_many_digits_for_few_and_for_billions_of_units() {
        assertThat(last(10_000, EVEN, new long[] {1_000_040_000L, 999_960_000L}))
                .isCloseTo(-4.503071821367144, within(1e-9));
        assertThat(last(2, new double[] {2, 1, 1}, new long[] {3, 1, 0}))
                .isCloseTo(-0.22314355131420976, within(1e-14));
        assertThat(last(10_000, EVEN, new long[] {1, 0})).isCloseTo(0, within(1e-14));
    }

    @Test
    void only_cumulative_counts_matter_and_the_p_value_never_rises() {
        double[] weights = {1, 1, 0};
        List<SequentialSampleRatioTest.Look> looks = SequentialSampleRatioTest.withDefaults()
                .test(new long[][] {{500, 900, 0}, {900, 500, 0}, {3, 2, 0}}, weights)
                .orElseThrow();

        assertThat(looks.get(2).logBayesFactor())
                .isCloseTo(last(10_000, weights, new long[] {1403, 1402, 0}), within(1e-13));
        assertThat(looks.get(0).pValue())
                .isLessThan(1)
                .isEqualTo(StrictMath.exp(-looks.get(0).logBayesFactor()));
        assertThat(looks.get(1).pValue()).isEqualTo(looks.get(0).pValue());
        assertThat(looks.get(1).logBayesFactor()).isLessThan(0);
    }

    private static double last(double concentration, double[] weights, long[] counts) {
        return SequentialSampleRatioTest.withDefaults()
                .withConcentration(concentration)
                .test(new long[][] {counts}, weights)
                .orElseThrow()
                .get(0)
                .logBayesFactor();
    }

    @Provide
    Arbitrary<double[]> effects() {
        return Arbitraries.doubles()
                .between(-4, 4)
                .array(double[].class)
                .ofMinSize(2)
                .ofMaxSize(8);
    }

    @Property(tries = 200, seed = "523")
    void slices_with_a_common_offset_vary_as_without_it(
            @ForAll("effects") double[] effects, @ForAll @DoubleRange(min = 0.5, max = 2) double variance) {
        double[] variances = new double[effects.length];
        for (int i = 0; i < variances.length; i++) {
            variances[i] = variance * (i + 1);
        }
        double[] shifted = Arrays.stream(effects).map(e -> e + 0x1p40).toArray();
        double[] back = Arrays.stream(shifted).map(e -> e - 0x1p40).toArray();
        SliceHeterogeneity plain = SliceHeterogeneity.of(back, variances).orElseThrow();
        SliceHeterogeneity moved = SliceHeterogeneity.of(shifted, variances).orElseThrow();

        assertThat(moved.q()).isEqualTo(plain.q());
        assertThat(moved.tauSquared()).isEqualTo(plain.tauSquared());
        assertThat(moved.fixedEffect() - 0x1p40).isCloseTo(plain.fixedEffect(), within(1e-3));
        assertThat(plain.iSquared()).isBetween(0.0, 1.0);
        assertThat(plain.randomStandardError()).isGreaterThanOrEqualTo(plain.fixedStandardError());
        assertThat(plain.tauSquared() > 0).isEqualTo(plain.q() > plain.degreesOfFreedom());
    }

    @Test
    void two_slices_have_the_statistic_of_their_difference() {
        SliceHeterogeneity slices = SliceHeterogeneity.of(new double[] {1, 4}, new double[] {0.5, 0.5})
                .orElseThrow();

        assertThat(slices.q()).isEqualTo(9);
        assertThat(slices.degreesOfFreedom()).isEqualTo(1);
        assertThat(slices.pValue()).isCloseTo(0.0026997960632601866, within(1e-15));
        assertThat(slices.iSquared()).isCloseTo(8.0 / 9, within(1e-15));
        assertThat(slices.tauSquared()).isEqualTo(4);
        assertThat(slices.randomEffect()).isEqualTo(2.5);
        assertThat(slices.randomStandardError()).isEqualTo(1.5);
        SliceHeterogeneity equal =
                SliceHeterogeneity.of(new double[] {2, 2}, new double[] {1, 3}).orElseThrow();
        assertThat(equal.q()).isZero();
        assertThat(equal.iSquared()).isZero();
        assertThat(equal.pValue()).isEqualTo(1);
    }

    @Test
    void slices_without_an_error_or_a_number_are_refused() {
        assertCode(RefusalCode.TOO_FEW_UNITS, SliceHeterogeneity.of(new double[1], new double[] {1}));
        assertCode(RefusalCode.DEGENERATE, SliceHeterogeneity.of(new double[2], new double[] {1, 0}));
        assertCode(RefusalCode.NOT_FINITE, SliceHeterogeneity.of(new double[] {1, Double.NaN}, new double[] {1, 1}));
        assertCode(
                RefusalCode.NOT_FINITE,
                SliceHeterogeneity.of(new double[2], new double[] {1, Double.POSITIVE_INFINITY}));
        assertCode(RefusalCode.OUT_OF_RANGE, SliceHeterogeneity.of(new double[] {-1e200, 1e200}, new double[] {1, 1}));
        assertThatThrownBy(() -> SliceHeterogeneity.of(new double[2], new double[3]))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SliceHeterogeneity.of(new double[2], new double[] {1, -1}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertCode(RefusalCode code, Outcome<?> outcome) {
        assertThat(outcome.refusal().map(Refusal::code)).contains(code);
    }
}
