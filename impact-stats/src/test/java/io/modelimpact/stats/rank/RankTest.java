package io.modelimpact.stats.rank;

import static io.modelimpact.stats.Alternative.GREATER;
import static io.modelimpact.stats.Alternative.LESS;
import static io.modelimpact.stats.Alternative.TWO_SIDED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RankTest {
    /** Few distinct values make ties, wide ones make none. */
    @Provide
    Arbitrary<double[]> arm() {
        Arbitrary<Double> value = Arbitraries.oneOf(
                Arbitraries.of(-1.0, -0.0, 0.0, 0.5, 2.0), Arbitraries.doubles().between(-100, 100));
        return value.array(double[].class).ofMinSize(1).ofMaxSize(8);
    }

    @Property(tries = 300, seed = "501")
    void u_and_shift_are_those_of_all_pairs(@ForAll("arm") double[] control, @ForAll("arm") double[] treatment) {
        double[] differences = differences(control, treatment);
        double wins = DoubleStream.of(differences)
                .map(d -> d > 0 ? 1 : d == 0 ? 0.5 : 0)
                .sum();
        HodgesLehmann shift = HodgesLehmann.of(control, treatment).orElseThrow();
        int n = differences.length;

        assertThat(shift.comparison().u()).isEqualTo(wins);
        assertThat(shift.comparison().probabilityLarger()).isEqualTo(wins / n);
        assertThat(shift.comparison().cliffsDelta()).isCloseTo(2 * wins / n - 1, within(1e-15));
        assertThat(shift.shift()).isEqualTo(0.5 * differences[(n - 1) / 2] + 0.5 * differences[n / 2] + 0.0);
        PairwiseDifferences selected = new PairwiseDifferences(sorted(control), sorted(treatment));
        for (int k = 1; k <= n; k++) {
            assertThat(selected.at(k)).isEqualTo(differences[k - 1] + 0.0);
        }
    }

    @Property(tries = 200, seed = "502")
    void the_exact_law_is_the_count_of_all_choices(@ForAll("arm") double[] control, @ForAll("arm") double[] treatment) {
        double[] pooled = DoubleStream.concat(DoubleStream.of(control), DoubleStream.of(treatment))
                .map(v -> v + 0.0)
                .toArray();
        Outcome<ExactRankTest.Result> outcome = ExactRankTest.withDefaults().test(control, treatment);
        if (DoubleStream.of(pooled).distinct().count() == 1) {
            assertThat(outcome.refusal().map(Refusal::code)).contains(RefusalCode.DEGENERATE);
            return;
        }
        double observed = doubledRankSum(pooled, ((1 << treatment.length) - 1) << control.length);
        double centre = treatment.length * (pooled.length + 1.0);
        int choices = 0;
        int below = 0;
        int above = 0;
        int beyond = 0;
        for (int choice = 0; choice < 1 << pooled.length; choice++) {
            if (Integer.bitCount(choice) == treatment.length) {
                double sum = doubledRankSum(pooled, choice);
                choices++;
                below += sum <= observed ? 1 : 0;
                above += sum >= observed ? 1 : 0;
                beyond += Math.abs(sum - centre) >= Math.abs(observed - centre) ? 1 : 0;
            }
        }
        ExactRankTest.Result result = outcome.orElseThrow();
        assertThat(result.pValue(LESS)).isCloseTo((double) below / choices, within(1e-13));
        assertThat(result.pValue(GREATER)).isCloseTo((double) above / choices, within(1e-13));
        assertThat(result.pValue(TWO_SIDED)).isCloseTo((double) beyond / choices, within(1e-13));
    }

    private static double doubledRankSum(double[] pooled, int choice) {
        double sum = 0;
        for (int i = 0; i < pooled.length; i++) {
            for (int j = 0; (choice >> i & 1) == 1 && j < pooled.length; j++) {
                sum += pooled[j] < pooled[i] ? 2 : pooled[j] == pooled[i] ? 1 : 0;
            }
            sum += choice >> i & 1;
        }
        return sum;
    }

    @Property(tries = 200, seed = "503")
    void swapping_the_arms_swaps_the_claims_and_negates_the_shift(
            @ForAll("arm") double[] a, @ForAll("arm") double[] b) {
        Outcome<MannWhitneyTest.Result> forth = MannWhitneyTest.withDefaults().test(a, b);
        Outcome<MannWhitneyTest.Result> back = MannWhitneyTest.withDefaults().test(b, a);
        forth.value().ifPresent(result -> {
            assertThat(back.orElseThrow().pValue(TWO_SIDED)).isEqualTo(result.pValue(TWO_SIDED));
            assertThat(back.orElseThrow().pValue(LESS)).isEqualTo(result.pValue(GREATER));
        });
        ExactRankTest.withDefaults().test(a, b).value().ifPresent(result -> {
            ExactRankTest.Result other = ExactRankTest.withDefaults().test(b, a).orElseThrow();
            assertThat(other.pValue()).isCloseTo(result.pValue(), within(1e-14));
            assertThat(other.pValueGreater()).isCloseTo(result.pValueLess(), within(1e-14));
        });
        HodgesLehmann shift = HodgesLehmann.of(a, b).orElseThrow();
        HodgesLehmann mirrored = HodgesLehmann.of(b, a).orElseThrow();
        assertThat(mirrored.shift()).isEqualTo(0.0 - shift.shift());
        assertThat(mirrored.asymptoticInterval(0.1).lower())
                .isEqualTo(0.0 - shift.asymptoticInterval(0.1).upper());
        assertThat(mirrored.exactInterval(0.1).orElseThrow().interval().upper())
                .isEqualTo(
                        0.0 - shift.exactInterval(0.1).orElseThrow().interval().lower());
    }

    @Property(tries = 200, seed = "504")
    void a_growing_transformation_changes_no_p_value(@ForAll("arm") double[] a, @ForAll("arm") double[] b) {
        double[] c = Arrays.stream(a).map(StrictMath::cbrt).toArray();
        double[] d = Arrays.stream(b).map(StrictMath::cbrt).toArray();

        assertThat(MannWhitneyTest.withDefaults()
                        .test(c, d)
                        .map(r -> r.pValue(LESS))
                        .value())
                .isEqualTo(MannWhitneyTest.withDefaults()
                        .test(a, b)
                        .map(r -> r.pValue(LESS))
                        .value());
    }

    @Property(tries = 200, seed = "505")
    void the_asymptotic_interval_leaves_out_the_shifts_that_the_test_rejects(
            @ForAll @IntRange(min = 5, max = 30) int n,
            @ForAll @IntRange(min = 5, max = 30) int m,
            @ForAll @DoubleRange(min = 0.02, max = 0.4) double rate,
            @ForAll @IntRange(min = 0, max = 1000) int seed) {
        RandomStream stream = CounterRandom.of(seed).stream("shift");
        double[] control = LongStream.range(0, n).mapToDouble(stream::normalAt).toArray();
        double[] treatment =
                LongStream.range(100, 100 + m).mapToDouble(stream::normalAt).toArray();
        Interval interval = HodgesLehmann.of(control, treatment).orElseThrow().asymptoticInterval(rate);
        double[] differences = differences(control, treatment);
        for (int k = 1; k < differences.length; k++) {
            double between = 0.5 * differences[k - 1] + 0.5 * differences[k];
            double[] shifted = Arrays.stream(treatment).map(v -> v - between).toArray();
            double p = MannWhitneyTest.withDefaults()
                    .test(control, shifted)
                    .orElseThrow()
                    .pValue(TWO_SIDED);
            if (Math.abs(p - rate) > 1e-9) {
                assertThat(interval.contains(between)).isEqualTo(p > rate);
            }
        }
    }

    @Property(tries = 100, seed = "506")
    void the_exact_interval_covers_as_asked_but_in_tiny_arms(
            @ForAll @IntRange(min = 1, max = 12) int n,
            @ForAll @IntRange(min = 1, max = 12) int m,
            @ForAll @DoubleRange(min = 0.01, max = 0.5) double rate) {
        double[] control = LongStream.range(0, n).mapToDouble(i -> i).toArray();
        double[] treatment = LongStream.range(0, m).mapToDouble(i -> 0.1 + i).toArray();
        HodgesLehmann.Exact exact = HodgesLehmann.of(control, treatment)
                .orElseThrow()
                .exactInterval(rate)
                .orElseThrow();
        double[] differences = differences(control, treatment);
        boolean widest = exact.interval().lower() == differences[0];

        assertThat(exact.coverage() >= 1 - rate - 1e-12 || widest).isTrue();
        assertThat(exact.interval().errorRate()).isEqualTo(rate);
        assertThat(exact.interval().contains(differences[differences.length / 2]))
                .isTrue();
    }

    @Test
    void extreme_separation_keeps_an_exact_tail() {
        double[] low = LongStream.range(0, 170).mapToDouble(i -> i).toArray();
        double[] high = LongStream.range(1000, 1170).mapToDouble(i -> i).toArray();
        // One over the number of choices of 170 out of 340.
        double log = 0;
        for (int k = 1; k <= 170; k++) {
            log -= StrictMath.log((170.0 + k) / k);
        }
        double p = ExactRankTest.withDefaults().test(low, high).orElseThrow().pValueGreater();
        assertThat(p).isCloseTo(StrictMath.exp(log), withinPercentage(1e-9));
    }

    @Test
    void large_arms_are_refused_by_exact_methods_and_fast_by_the_others() {
        double[] control = LongStream.range(0, 20_000).mapToDouble(i -> i).toArray();
        double[] treatment =
                LongStream.range(0, 20_000).mapToDouble(i -> i + 100.5).toArray();
        HodgesLehmann shift = HodgesLehmann.of(control, treatment).orElseThrow();

        assertThat(shift.shift()).isEqualTo(100.5);
        assertThat(shift.asymptoticInterval(0.05).contains(100.5)).isTrue();
        assertThat(shift.exactInterval(0.05).refusal().map(Refusal::code)).contains(RefusalCode.TOO_MANY_UNITS);
        assertThat(ExactRankTest.withDefaults()
                        .test(control, treatment)
                        .refusal()
                        .map(Refusal::code))
                .contains(RefusalCode.TOO_MANY_UNITS);
    }

    @Test
    void ties_among_millions_leave_an_exact_variance() {
        double[] ones = new double[3_000_000];
        Arrays.fill(ones, 1);
        double[] other = {0, 1, 1};
        // s^2 = n1 n2 / 12 [N + 1 - (t^3 - t)/(N (N - 1))] with t = N - 1 is n1 n2/(4) * ... = n1 n2/4 * 4/N at N - 1
        // ties.
        double n = 3_000_003;
        double expected = 3_000_000.0 * 3 / 12 * (n + 1 - (n - 2));
        MannWhitneyTest.Result result =
                MannWhitneyTest.withDefaults().test(ones, other).orElseThrow();
        assertThat(result.standardDeviation() * result.standardDeviation()).isCloseTo(expected, withinPercentage(1e-9));
        assertThat(result.excess()).isEqualTo(-1_500_000);
    }

    @Test
    void what_cannot_be_ranked_is_refused() {
        double[] some = {1, 2};
        assertCode(RefusalCode.TOO_FEW_UNITS, MannWhitneyTest.withDefaults().test(new double[0], some));
        assertCode(RefusalCode.TOO_FEW_UNITS, ExactRankTest.withDefaults().test(some, new double[0]));
        assertCode(RefusalCode.NOT_FINITE, MannWhitneyTest.withDefaults().test(some, new double[] {Double.NaN}));
        assertCode(RefusalCode.NOT_FINITE, MannWhitneyTest.withDefaults().test(new double[] {Double.NaN}, some));
        assertCode(RefusalCode.DEGENERATE, MannWhitneyTest.withDefaults().test(new double[2], new double[3]));
        assertCode(RefusalCode.DEGENERATE, ExactRankTest.withDefaults().test(new double[2], new double[3]));
        double[] infinite = {1, Double.POSITIVE_INFINITY};
        assertCode(RefusalCode.NOT_FINITE, HodgesLehmann.of(some, infinite));
        assertCode(RefusalCode.NOT_FINITE, HodgesLehmann.of(infinite, some));
        assertCode(RefusalCode.OUT_OF_RANGE, HodgesLehmann.of(new double[] {-1.7e308}, new double[] {1.7e308}));
        assertThat(MannWhitneyTest.withDefaults()
                        .test(some, infinite)
                        .orElseThrow()
                        .comparison()
                        .u())
                .isEqualTo(2.5);
        HodgesLehmann shift = HodgesLehmann.of(some, some).orElseThrow();
        assertThatThrownBy(() -> shift.asymptoticInterval(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> shift.exactInterval(1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertCode(RefusalCode code, Outcome<?> outcome) {
        assertThat(outcome.refusal().map(Refusal::code)).contains(code);
    }

    private static double[] differences(double[] control, double[] treatment) {
        return Arrays.stream(treatment)
                .flatMap(t -> Arrays.stream(control).map(c -> t - c + 0.0))
                .sorted()
                .toArray();
    }

    private static double[] sorted(double[] values) {
        return Arrays.stream(values).map(v -> v + 0.0).sorted().toArray();
    }
}
