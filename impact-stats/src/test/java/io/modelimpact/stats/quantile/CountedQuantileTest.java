package io.modelimpact.stats.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.distribution.Binomial;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CountedQuantileTest {
    private static final BigDecimal MEDIAN = new BigDecimal("0.5");
    private static final BigDecimal P95 = new BigDecimal("0.95");
    private static final ExactRational CENT = ExactRational.ONE.dividedBy(100);

    private static ValueCounts counts(double... values) {
        ValueCounter counter = ValueCounter.ofReals();
        Arrays.stream(values).forEach(counter::add);
        return counter.counts();
    }

    private static ValueCounts wholes(long... values) {
        ValueCounter counter = ValueCounter.ofWholes();
        Arrays.stream(values).forEach(counter::add);
        return counter.counts();
    }

    private static CountedQuantile quantile(ValueCounts counts, BigDecimal probability) {
        return CountedQuantile.of(counts, probability, ExactRational.ONE);
    }

    private static OrderStatisticEstimate estimate(ValueCounts counts, BigDecimal probability, double errorRate) {
        return quantile(counts, probability).estimate(errorRate).orElseThrow();
    }

    private static double[] normals(long seed, int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        Arrays.setAll(values, at -> StandardNormal.INSTANCE.upperQuantile(random.nextDouble(1e-9, 1)));
        return values;
    }

    /** Values rounded to so many steps, so that some of them tie. */
    private static double[] rounded(long seed, int count, int steps) {
        return Arrays.stream(normals(seed, count))
                .map(value -> StrictMath.rint(value * steps) / steps)
                .toArray();
    }

    @Property(tries = 100, seed = "841")
    void theVarianceIsThatOfTheDensityBetweenTwoOrderStatistics(
            @ForAll long seed, @ForAll @IntRange(min = 90, max = 900) int count) {
        double[] values = normals(seed, count);
        SampleSummary found = quantile(counts(values), P95).summary();
        Arrays.sort(values);
        Binomial below = Binomial.withTrials(count, 0.95);
        int lower = (int) below.quantile(0.025);
        int upper = (int) below.upperQuantile(0.025) + 1;
        double inverseDensity = count * (values[upper - 1] - values[lower - 1]) / (upper - lower);

        assertThat(found.count()).isEqualTo(count);
        assertThat(found.mean().doubleValue()).isEqualTo(values[(int) Math.ceil(0.95 * count - 1e-9) - 1]);
        assertThat(found.variance().doubleValue())
                .isCloseTo(
                        0.95 * 0.05 * inverseDensity * inverseDensity, within(1e-10 * inverseDensity * inverseDensity));
    }

    /** For the median of many normal values the variance of one unit is pi/2. */
    @Test
    void theVarianceTendsToThatOfTheDensity() {
        double sum = 0;
        for (int seed = 0; seed < 20; seed++) {
            sum += quantile(counts(normals(seed, 20_000)), MEDIAN)
                    .summary()
                    .variance()
                    .doubleValue();
        }

        assertThat(sum / 20).isCloseTo(Math.PI / 2, within(0.12));
    }

    @Property(tries = 100, seed = "842")
    void aChangeOfTheMeasureChangesNothingButTheMeasure(@ForAll long seed) {
        long[] cents = new SplittableRandom(seed).longs(300, 0, 100_000).toArray();
        SampleSummary inCents = quantile(wholes(cents), P95).summary();
        SampleSummary inEuros = CountedQuantile.of(wholes(cents), P95, CENT).summary();

        assertThat(inEuros.mean()).isEqualTo(inCents.mean().times(CENT));
        assertThat(inEuros.variance()).isEqualTo(inCents.variance().times(CENT.squared()));
        assertThat(inEuros.variance().doubleValue())
                .isEqualTo(inCents.scaledBy(CENT).variance().doubleValue());
    }

    @Property(tries = 50, seed = "843")
    void negatedValuesHaveTheNegatedMedianOfAnOddNumber(@ForAll long seed) {
        double[] values = normals(seed, 301);
        SampleSummary found = quantile(counts(values), MEDIAN).summary();
        SampleSummary negated = quantile(
                        counts(Arrays.stream(values).map(value -> -value).toArray()), MEDIAN)
                .summary();

        assertThat(negated.mean()).isEqualTo(found.mean().negated());
        assertThat(negated.variance()).isEqualTo(found.variance());
    }

    @Test
    void coarseCountsWidenTheVarianceByTheirBinsAndNoMore() {
        double[] values = Arrays.stream(normals(5, 90_000)).map(StrictMath::exp).toArray();
        ValueCounts bins = counts(values);
        Arrays.sort(values);
        Binomial below = Binomial.withTrials(values.length, 0.95);
        double lower = values[(int) below.quantile(0.025) - 1];
        double upper = values[(int) below.upperQuantile(0.025)];
        double ranks = below.upperQuantile(0.025) + 1.0 - below.quantile(0.025);
        double exact = StrictMath.sqrt(0.95 * 0.05) * values.length * (upper - lower) / ranks;
        double found = StrictMath.sqrt(quantile(bins, P95).summary().variance().doubleValue());
        double widened = exact * (1 + 2 * (upper + lower) * bins.relativeError() / (upper - lower));

        assertThat(bins.isExact()).isFalse();
        assertThat(found).isGreaterThan(exact).isLessThan(widened);
    }

    @Test
    void tooFewValuesAreRefused() {
        double[] values = normals(7, 72);
        SampleSummary few = quantile(counts(values), P95).summary();

        assertThat(few.refusal().orElseThrow().code()).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(few.refusal().orElseThrow().message()).contains("found 72 values, needed more than 72");
        assertThat(quantile(counts(normals(7, 73)), P95).summary().refusal()).isEmpty();
        assertThat(quantile(counts(), P95).summary().refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(quantile(counts(), P95)
                        .estimate(0.05)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(quantile(counts(), P95).value().refusal()).isPresent();
    }

    @Test
    void endsThatTieAreRefused() {
        double[] values = normals(9, 200);
        Arrays.fill(values, 0, 150, 0.25);
        SampleSummary tied = quantile(counts(values), MEDIAN).summary();

        assertThat(tied.refusal().orElseThrow().code()).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(tied.refusal().orElseThrow().message()).contains("0.25: many values tie");
    }

    @Test
    void endsWithinOneBinAreRefused() {
        double[] values = new double[3 * ValueCounts.MOST_ENTRIES];
        Arrays.setAll(values, at -> at % 3 == 0 ? at : 1e6 + at * 1e-7);
        SampleSummary close = quantile(counts(values), P95).summary();

        assertThat(close.refusal().orElseThrow().code()).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(close.refusal().orElseThrow().message()).contains("within the resolution of the counts");
    }

    @Test
    void whatIsNotFiniteIsRefused() {
        ValueCounts counts = counts(1, 2, Double.NaN);

        assertThat(quantile(counts, MEDIAN).summary().refusal().orElseThrow().code())
                .isEqualTo(RefusalCode.NOT_FINITE);
        assertThat(quantile(counts, MEDIAN)
                        .estimate(0.05)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.NOT_FINITE);
    }

    @Test
    void parametersOutsideTheirDomainAreRefused() {
        ValueCounts counts = counts(1, 2);

        assertThatIllegalArgumentException().isThrownBy(() -> quantile(counts, BigDecimal.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> quantile(counts, BigDecimal.ONE));
        assertThatIllegalArgumentException().isThrownBy(() -> CountedQuantile.of(counts, MEDIAN, ExactRational.ZERO));
        assertThatIllegalArgumentException().isThrownBy(() -> estimate(counts, MEDIAN, 0));
    }

    @Property(tries = 100, seed = "844")
    void theIntervalIsThatOfOrderStatistics(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 400) int count,
            @ForAll @IntRange(min = 1, max = 99) int percent) {
        double[] values = normals(seed, count);
        double probability = percent / 100.0;
        OrderStatisticInterval expected =
                OrderStatisticInterval.of(values, probability, 0.1).orElseThrow();
        Interval found =
                estimate(counts(values), BigDecimal.valueOf(percent, 2), 0.1).interval();

        assertThat(found.lower()).isEqualTo(expected.lower());
        assertThat(found.upper()).isEqualTo(expected.upper());
    }

    /** At any rate above the p-value the interval decides, at any below it does not; ties included. */
    @Property(tries = 300, seed = "845")
    void theIntervalAndThePValueAgree(
            @ForAll long seed,
            @ForAll @IntRange(min = 20, max = 300) int count,
            @ForAll @IntRange(min = 1, max = 9) int steps,
            @ForAll @IntRange(min = -3, max = 3) int bound) {
        OrderStatisticEstimate estimate = estimate(counts(rounded(seed, count, steps)), MEDIAN, 0.05);
        double x = (double) bound / steps;
        assertDecides(estimate, Double.NEGATIVE_INFINITY, x);
        assertDecides(estimate, x, Double.POSITIVE_INFINITY);
        assertDecides(estimate, x, x + 0.5);
    }

    private static void assertDecides(OrderStatisticEstimate estimate, double from, double to) {
        double rate = estimate.decisiveErrorRate(from, to);
        if (rate < 0.99) {
            assertThat(decides(estimate, Math.min(0.999, rate * 1.001), from, to))
                    .isTrue();
        }
        if (rate > 1e-12) {
            assertThat(decides(estimate, Math.min(0.98, rate * 0.999), from, to))
                    .isFalse();
        }
    }

    private static boolean decides(OrderStatisticEstimate estimate, double rate, double from, double to) {
        Interval interval = estimate.intervalAtErrorRate(rate, Alternative.TWO_SIDED);
        boolean inside = (from == Double.NEGATIVE_INFINITY || from < interval.lower())
                && (to == Double.POSITIVE_INFINITY || interval.upper() < to);
        return inside || interval.upper() <= from || to <= interval.lower();
    }

    @Property(tries = 100, seed = "846")
    void pValuesAreBinomialTailsOfTheValuesOnEachSide(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 200) int count,
            @ForAll @IntRange(min = 1, max = 5) int steps) {
        double[] values = rounded(seed, count, steps);
        OrderStatisticEstimate estimate = estimate(counts(values), P95, 0.05);
        Binomial below = Binomial.withTrials(count, 0.95);
        for (double x : new double[] {-1, 0, 0.5, 2, 1e300}) {
            long atOrBelow = Arrays.stream(values).filter(value -> value <= x).count();
            long strictly = Arrays.stream(values).filter(value -> value < x).count();

            assertThat(estimate.pValueAgainst(x, Alternative.GREATER)).isEqualTo(below.cumulative(atOrBelow));
            assertThat(estimate.pValueAgainst(x, Alternative.LESS)).isEqualTo(below.survival(strictly - 1));
            assertThat(estimate.pValueAgainst(x, Alternative.TWO_SIDED))
                    .isEqualTo(Math.min(1, 2 * Math.min(below.cumulative(atOrBelow), below.survival(strictly - 1))));
            assertThat(estimate.statisticAgainst(x))
                    .isCloseTo(
                            (count * 0.95 - 0.5 * (atOrBelow + strictly)) / Math.sqrt(count * 0.95 * 0.05),
                            within(1e-9));
        }
    }

    @Test
    void oneSidedIntervalsSpendTheirRateOnOneEnd() {
        OrderStatisticEstimate estimate = estimate(counts(normals(11, 500)), MEDIAN, 0.05);
        Interval both = estimate.intervalAtErrorRate(0.1, Alternative.TWO_SIDED);

        assertThat(estimate.intervalAtErrorRate(0.05, Alternative.GREATER))
                .isEqualTo(new Interval(both.lower(), Double.POSITIVE_INFINITY, 0.05));
        assertThat(estimate.intervalAtErrorRate(0.05, Alternative.LESS))
                .isEqualTo(new Interval(Double.NEGATIVE_INFINITY, both.upper(), 0.05));
        assertThat(estimate.alternative()).isEqualTo(Alternative.TWO_SIDED);
        assertThat(estimate.degreesOfFreedom()).isEmpty();
        assertThat(estimate.errorRate()).isEqualTo(0.05);
    }

    @Test
    void fewValuesLeaveTheIntervalOpen() {
        Interval interval = estimate(counts(1, 2, 3, 4, 5), P95, 0.05).interval();

        assertThat(interval.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(interval.lower()).isEqualTo(4);
    }

    @Test
    void binsSpeakForNoClaimThatTheirValuesMightContradict() {
        double[] values =
                Arrays.stream(normals(13, 90_000)).map(StrictMath::exp).toArray();
        OrderStatisticEstimate bins = estimate(counts(values), P95, 0.05);
        OrderStatisticInterval exact =
                OrderStatisticInterval.of(values, 0.95, 0.05).orElseThrow();
        Binomial below = Binomial.withTrials(values.length, 0.95);
        double x = bins.interval().lower();
        long atOrBelow = Arrays.stream(values).filter(value -> value <= x).count();

        assertThat(bins.interval().lower()).isLessThanOrEqualTo(exact.lower());
        assertThat(bins.interval().upper()).isGreaterThanOrEqualTo(exact.upper());
        assertThat(bins.pValueAgainst(x, Alternative.GREATER)).isGreaterThanOrEqualTo(below.cumulative(atOrBelow));
        assertThat(bins.standardError()).isPositive();
    }

    @Test
    void aLevelIsEstimatedWhereAllValuesTie() {
        OrderStatisticEstimate tied = estimate(counts(new double[100]), MEDIAN, 0.05);

        assertThat(tied.interval()).isEqualTo(new Interval(0, 0, 0.05));
        assertThat(tied.standardError()).isZero();
        assertThat(tied.decisiveErrorRate(Double.NEGATIVE_INFINITY, 0)).isLessThan(1e-20);
        assertThat(tied.decisiveErrorRate(0, 0)).isEqualTo(1);
        assertThatIllegalArgumentException().isThrownBy(() -> tied.decisiveErrorRate(1, 0));
    }

    /** Without ties the chance to miss is below the error rate, by the binomial law; with ties it is smaller still. */
    @Test
    void theIntervalCoversTheQuantileOfTiedValues() {
        int missed = 0;
        for (int trial = 0; trial < 2000; trial++) {
            double[] values = rounded(trial, 120, 2);
            Interval interval = estimate(counts(values), MEDIAN, 0.1).interval();
            missed += interval.contains(0) ? 0 : 1;
        }

        assertThat(missed / 2000.0).isLessThan(0.1);
    }

    @Test
    void armsAreComparedByWelch() {
        SampleSummary control = quantile(counts(normals(21, 600)), P95).summary();
        SampleSummary treatment = quantile(counts(normals(22, 500)), P95).summary();

        assertThat(WelchTTest.withDefaults()
                        .test(control, treatment)
                        .orElseThrow()
                        .value())
                .isEqualTo(treatment.mean().minus(control.mean()).doubleValue());
    }
}
