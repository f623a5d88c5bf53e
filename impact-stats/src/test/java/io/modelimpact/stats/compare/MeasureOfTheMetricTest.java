package io.modelimpact.stats.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.distribution.Binomial;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.Scale;

/** What a comparison says does not depend on what its metric is measured in, nor on which arm is called the control. */
class MeasureOfTheMetricTest {
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

    /** A factor such as cents per euro, thirds included: exact on exact moments. */
    @Property(tries = 200, seed = "341")
    void another_measure_scales_estimate_error_and_interval_and_keeps_the_p_value(
            @ForAll("sample") double[] a,
            @ForAll("sample") double[] b,
            @ForAll @LongRange(min = 1, max = 100_000) long numerator,
            @ForAll @LongRange(min = 1, max = 100_000) long denominator) {
        ExactRational factor = ExactRational.of(numerator).dividedBy(denominator);
        double k = factor.doubleValue();
        List<Estimate> plain = differences(SampleSummary.ofValues(a), SampleSummary.ofValues(b));
        List<Estimate> scaled = differences(
                SampleSummary.ofValues(a).scaledBy(factor),
                SampleSummary.ofValues(b).scaledBy(factor));
        for (int i = 0; i < plain.size(); i++) {
            requireNear(scaled.get(i).value(), k * plain.get(i).value());
            requireNear(scaled.get(i).standardError(), k * plain.get(i).standardError());
            assertThat(scaled.get(i).statistic()).isEqualTo(plain.get(i).statistic());
            assertThat(scaled.get(i).pValue()).isEqualTo(plain.get(i).pValue());
            Interval before = plain.get(i).interval();
            Interval after = scaled.get(i).interval();
            double reach = k * (before.upper() - before.lower());
            assertThat(after.lower()).isCloseTo(k * before.lower(), within(1e-14 * reach));
            assertThat(after.upper()).isCloseTo(k * before.upper(), within(1e-14 * reach));
        }
    }

    @Property(tries = 200, seed = "342")
    void an_offset_of_the_metric_changes_no_difference(
            @ForAll("sample") double[] a, @ForAll("sample") double[] b, @ForAll @IntRange int offset) {
        List<Estimate> plain = differences(SampleSummary.ofValues(a), SampleSummary.ofValues(b));
        List<Estimate> shifted =
                differences(SampleSummary.ofValues(shift(a, offset)), SampleSummary.ofValues(shift(b, offset)));

        assertThat(shifted).isEqualTo(plain);
    }

    @Property(tries = 200, seed = "343")
    void the_other_way_round_every_difference_is_negated(@ForAll("sample") double[] a, @ForAll("sample") double[] b) {
        List<Estimate> forth = differences(SampleSummary.ofValues(a), SampleSummary.ofValues(b));
        List<Estimate> back = differences(SampleSummary.ofValues(b), SampleSummary.ofValues(a));
        for (int i = 0; i < forth.size(); i++) {
            assertThat(back.get(i).value()).isEqualTo(0.0 - forth.get(i).value());
            assertThat(back.get(i).standardError()).isEqualTo(forth.get(i).standardError());
            assertThat(back.get(i).pValue(Alternative.LESS))
                    .isEqualTo(forth.get(i).pValue(Alternative.GREATER));
            assertThat(back.get(i).interval().upper())
                    .isEqualTo(0.0 - forth.get(i).interval().lower());
        }
    }

    /** The Bayes factor of a sample ratio, averaged over all numbers of units that the second of two arms could have had. */
    @Property(tries = 100, seed = "344")
    void the_evidence_against_a_declared_ratio_is_one_on_average(
            @ForAll @IntRange(min = 1, max = 300) int units,
            @ForAll @DoubleRange(min = 0.05, max = 0.95) double share,
            @ForAll @Scale(1) @DoubleRange(min = 0.5, max = 5000) double concentration) {
        SequentialSampleRatioTest test =
                SequentialSampleRatioTest.withDefaults().withConcentration(concentration);
        Binomial law = Binomial.withTrials(units, share);
        double average = 0;
        for (int k = 0; k <= units; k++) {
            double evidence = test.test(new long[][] {{units - k, k}}, new double[] {1 - share, share})
                    .orElseThrow()
                    .get(0)
                    .logBayesFactor();
            average += StrictMath.exp(law.logProbability(k) + evidence);
        }

        assertThat(average).isCloseTo(1, within(1e-10));
    }

    private static List<Estimate> differences(SampleSummary control, SampleSummary treatment) {
        return List.of(
                WelchTTest.withDefaults().test(control, treatment).orElseThrow(),
                PooledTTest.withDefaults().test(control, treatment).orElseThrow(),
                UnpooledZTest.withDefaults().test(control, treatment).orElseThrow());
    }

    private static void requireNear(double found, double expected) {
        assertThat(found).isCloseTo(expected, within(4 * Math.ulp(expected)));
    }

    private static double[] shift(double[] values, double offset) {
        return Arrays.stream(values).map(v -> v + offset).toArray();
    }
}
