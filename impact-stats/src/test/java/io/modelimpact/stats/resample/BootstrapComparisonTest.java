package io.modelimpact.stats.resample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.RelativeLift;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.quantile.QuantileType;
import io.modelimpact.stats.quantile.SampleQuantile;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.TextHash;
import java.util.Arrays;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BootstrapComparisonTest {
    private static final CounterRandom SEED = CounterRandom.of("comparison");

    private static double[] skewed(int count, long seed, double shift) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = new double[count];
        Arrays.setAll(values, i -> shift - StrictMath.log(1 - random.nextDouble()) * (1 + random.nextInt(4)));
        return values;
    }

    private static ResampledLevel level(String arm, int replicates, double... values) {
        ClusterSums sums = ClusterSums.create(1 << 13, 1);
        for (int i = 0; i < values.length; i++) {
            sums.add(TextHash.of(arm + i), values[i]);
        }
        return ResampledLevel.draw(
                        sums,
                        SampleSummary.ofValues(values),
                        ExactRational.ONE,
                        SEED.stream("bootstrap/" + arm),
                        replicates)
                .orElseThrow();
    }

    private static ResampledLevel control(int replicates) {
        return level("A", replicates, skewed(150, 1, 0));
    }

    private static ResampledLevel treatment(int replicates) {
        return level("B", replicates, skewed(170, 2, 0.3));
    }

    private static BootstrapComparison by(BootstrapKind kind) {
        return BootstrapComparison.withDefaults().with(kind);
    }

    private static BootstrapEstimate difference(BootstrapKind kind, int replicates) {
        return by(kind).difference(control(replicates), treatment(replicates)).orElseThrow();
    }

    @Property(tries = 300, seed = "931")
    void anIntervalLeavesOutANullValueExactlyWhereTheErrorRateIsAboveThePValue(
            @ForAll BootstrapKind kind,
            @ForAll @DoubleRange(min = -2, max = 3) double nullValue,
            @ForAll boolean relative) {
        BootstrapEstimate estimate = EstimatesByKind.of(kind, relative);
        for (Alternative claim : Alternative.values()) {
            double p = estimate.pValueAgainst(nullValue, claim);
            double more = p * (1 + 1e-9) + 1e-12;
            double less = p * (1 - 1e-9) - 1e-12;
            if (more < 1) {
                assertThat(estimate.intervalAtErrorRate(more, claim).contains(nullValue))
                        .isFalse();
            }
            if (less > 0) {
                assertThat(estimate.intervalAtErrorRate(less, claim).contains(nullValue))
                        .isTrue();
            }
        }
    }

    /** Made once: a property asks many times. */
    @SuppressWarnings("EnumOrdinal") // a place in a table
    private static final class EstimatesByKind {
        private static final BootstrapEstimate[][] ESTIMATES = new BootstrapEstimate[3][2];

        static {
            for (BootstrapKind kind : BootstrapKind.values()) {
                ESTIMATES[kind.ordinal()][0] = difference(kind, 499);
                ESTIMATES[kind.ordinal()][1] =
                        by(kind).lift(control(499), treatment(499)).orElseThrow();
            }
        }

        static BootstrapEstimate of(BootstrapKind kind, boolean relative) {
            return ESTIMATES[kind.ordinal()][relative ? 1 : 0];
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatReplicatesDoNotResolveIsUnboundedAndNoPValueIsSmaller(BootstrapKind kind) {
        BootstrapEstimate estimate = difference(kind, 199);
        Interval beyond = estimate.intervalAtErrorRate(2 * 0.99 / 200, Alternative.TWO_SIDED);
        Interval within = estimate.intervalAtErrorRate(0.05, Alternative.TWO_SIDED);

        assertThat(estimate.resolution()).isEqualTo(1.0 / 200);
        assertThat(beyond.lower()).isEqualTo(Double.NEGATIVE_INFINITY);
        assertThat(beyond.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(within.lower()).isGreaterThan(-1e3);
        assertThat(within.upper()).isLessThan(1e3);
        assertThat(estimate.pValueAgainst(-1e6, Alternative.GREATER)).isBetween(1.0 / 200, 1.5 / 200);
        assertThat(estimate.pValueAgainst(1e6, Alternative.LESS)).isBetween(1.0 / 200, 1.5 / 200);
        assertThat(estimate.pValueAgainst(-1e6, Alternative.TWO_SIDED)).isBetween(2.0 / 200, 3.0 / 200);
        assertThat(estimate.pValueAgainst(1e6, Alternative.GREATER)).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource
    void exchangingTheArmsMirrorsTheDifference(BootstrapKind kind) {
        BootstrapEstimate forth = difference(kind, 399);
        BootstrapEstimate back = by(kind).difference(/* control= */ treatment(399), /* treatment= */ control(399))
                .orElseThrow();
        Interval there = forth.interval();
        Interval here = back.interval();

        assertThat(back.value()).isEqualTo(-forth.value());
        assertThat(here.lower()).isCloseTo(-there.upper(), within(1e-12));
        assertThat(here.upper()).isCloseTo(-there.lower(), within(1e-12));
        assertThat(back.pValue()).isCloseTo(forth.pValue(), within(1e-9));
        assertThat(back.acceleration()).isCloseTo(-forth.acceleration(), within(1e-12));
    }

    @Test
    void percentileIntervalsLieBetweenOrderStatistics() {
        int replicates = 399;
        ResampledLevel a = control(replicates);
        ResampledLevel b = treatment(replicates);
        double[] effects = new double[replicates];
        Arrays.setAll(effects, r -> (b.value() + b.deviation(r)) - (a.value() + a.deviation(r)));
        Arrays.sort(effects);
        Interval interval =
                by(BootstrapKind.PERCENTILE).difference(a, b).orElseThrow().interval();

        assertThat(interval.lower()).isCloseTo(effects[9], within(1e-12));
        assertThat(interval.upper()).isCloseTo(effects[389], within(1e-12));
    }

    @Test
    void studentisedIntervalsAreMadeOfPivots() {
        int replicates = 399;
        ResampledLevel a = control(replicates);
        ResampledLevel b = treatment(replicates);
        BootstrapEstimate estimate =
                by(BootstrapKind.STUDENTISED).difference(a, b).orElseThrow();
        double[] pivots = new double[replicates];
        Arrays.setAll(pivots, r -> (b.deviation(r) - a.deviation(r)) / StrictMath.hypot(a.error(r), b.error(r)));
        Arrays.sort(pivots);
        double error = estimate.delta().standardError();

        assertThat(estimate.interval().lower()).isCloseTo(estimate.value() - error * pivots[389], within(1e-12));
        assertThat(estimate.interval().upper()).isCloseTo(estimate.value() - error * pivots[9], within(1e-12));
        assertThat(estimate.bias()).isZero();
        assertThat(estimate.acceleration()).isZero();
    }

    @Test
    void acceleratedIntervalsAgreeWithTheGeneralOnesOnTheSameReplicates() {
        int replicates = 1999;
        ResampledLevel a = control(replicates);
        ResampledLevel b = treatment(replicates);
        double[] effects = new double[replicates];
        Arrays.setAll(effects, r -> (b.value() + b.deviation(r)) - (a.value() + a.deviation(r)));
        BootstrapEstimate estimate = by(BootstrapKind.BCA).difference(a, b).orElseThrow();
        var general = BootstrapIntervals.of(estimate.value(), effects, 0.05)
                .orElseThrow()
                .acceleratedWithTies(estimate.acceleration())
                .orElseThrow();

        assertThat(estimate.bias()).isCloseTo(general.bias(), within(1e-12));
        Arrays.sort(effects);
        SampleQuantile weibull = SampleQuantile.of(QuantileType.WEIBULL);
        assertThat(estimate.interval().lower())
                .as("quantiles of a comparison are of type 6, at the same probability")
                .isCloseTo(weibull.ofSorted(effects, general.lowerProbability()), within(1e-12));
        assertThat(estimate.interval().upper())
                .isCloseTo(weibull.ofSorted(effects, general.upperProbability()), within(1e-12));
        assertThat(Math.abs(estimate.interval().lower() - general.interval().lower()))
                .as("those of the general ones of type 7, no replicate away")
                .isLessThan(widthAround(effects, general.lowerProbability()));
        assertThat(Math.abs(estimate.interval().upper() - general.interval().upper()))
                .isLessThan(widthAround(effects, general.upperProbability()));
    }

    /** How far the replicates around a quantile are apart. */
    private static double widthAround(double[] sorted, double probability) {
        int rank = (int) (probability * sorted.length);
        return sorted[rank + 1] - sorted[rank - 1];
    }

    @Test
    void theAccelerationOfADifferenceOfMeansIsThatOfItsInfluenceValues() {
        double[] a = skewed(150, 1, 0);
        double[] b = skewed(170, 2, 0.3);
        double expected =
                MeanDifferenceBootstrap.draw(a, b, 20, SEED).orElseThrow().acceleration();

        assertThat(difference(BootstrapKind.BCA, 199).acceleration()).isCloseTo(expected, within(1e-12));
    }

    @Test
    void forNormalDataStudentisedIntervalsAreThoseOfStudent() {
        SplittableRandom random = new SplittableRandom(8);
        double[] a = random.doubles(200, 0, 1).map(u -> normal(u)).toArray();
        double[] b = random.doubles(180, 0, 1).map(u -> 0.2 + normal(u)).toArray();
        Interval found = by(BootstrapKind.STUDENTISED)
                .difference(level("A", 20_000, a), level("B", 20_000, b))
                .orElseThrow()
                .interval();
        Interval welch = WelchTTest.withDefaults().test(a, b).orElseThrow().interval();
        double width = welch.upper() - welch.lower();

        assertThat(found.lower()).isCloseTo(welch.lower(), within(0.03 * width));
        assertThat(found.upper()).isCloseTo(welch.upper(), within(0.03 * width));
    }

    private static double normal(double u) {
        return -io.modelimpact.stats.distribution.StandardNormal.INSTANCE.upperQuantile(u);
    }

    @ParameterizedTest
    @EnumSource
    void theEstimateIsThatOfTheDeltaMethodAndSoIsItsErrorWithinMonteCarlo(BootstrapKind kind) {
        BootstrapEstimate difference = difference(kind, 1999);
        BootstrapEstimate lift = by(kind).lift(control(1999), treatment(1999)).orElseThrow();

        assertThat(difference.value())
                .isEqualTo(WelchTTest.withDefaults()
                        .test(skewed(150, 1, 0), skewed(170, 2, 0.3))
                        .orElseThrow()
                        .value());
        assertThat(lift.value())
                .isEqualTo(RelativeLift.withDefaults()
                        .test(skewed(150, 1, 0), skewed(170, 2, 0.3))
                        .orElseThrow()
                        .value());
        assertThat(difference.standardError() / difference.delta().standardError())
                .isCloseTo(1, within(0.06));
        assertThat(lift.standardError() / lift.delta().standardError()).isCloseTo(1, within(0.08));
        assertThat(difference.degreesOfFreedom()).isEmpty();
        assertThat(difference.statisticAgainst(difference.value())).isZero();
        assertThat(difference.alternative()).isEqualTo(Alternative.TWO_SIDED);
        assertThat(difference.errorRate()).isEqualTo(0.05);
        assertThat(difference.kind()).isEqualTo(kind);
        assertThat(difference.replicates()).isEqualTo(1999);
        assertThat(difference.control().clusters()).isEqualTo(150);
        assertThat(difference.treatment().clusters()).isEqualTo(170);
    }

    @Property(tries = 12, seed = "932")
    void scalingTheDataScalesTheDifferenceAndKeepsTheLift(
            @ForAll @IntRange(min = -300, max = 300) int exponent, @ForAll BootstrapKind kind) {
        double power = Math.scalb(1.0, exponent);
        ResampledLevel a = level("A", 399, scaled(power, skewed(150, 1, 0)));
        ResampledLevel b = level("B", 399, scaled(power, skewed(170, 2, 0.3)));
        Interval absolute = by(kind).difference(a, b).orElseThrow().interval();
        Interval expected = difference(kind, 399).interval();

        assertThat(absolute.lower()).isEqualTo(expected.lower() * power);
        assertThat(absolute.upper()).isEqualTo(expected.upper() * power);
        assertThat(by(kind).lift(a, b).orElseThrow().interval())
                .isEqualTo(by(kind).lift(control(399), treatment(399))
                        .orElseThrow()
                        .interval());
    }

    private static double[] scaled(double power, double... values) {
        return Arrays.stream(values).map(value -> value * power).toArray();
    }

    @ParameterizedTest
    @EnumSource
    void negatingTheDataNegatesTheLift(BootstrapKind kind) {
        Interval lift =
                by(kind).lift(control(399), treatment(399)).orElseThrow().interval();
        Interval negated = by(kind).lift(
                        level("A", 399, scaled(-1, skewed(150, 1, 0))),
                        level("B", 399, scaled(-1, skewed(170, 2, 0.3))))
                .orElseThrow()
                .interval();

        assertThat(negated.lower()).isCloseTo(-lift.upper(), within(1e-12));
        assertThat(negated.upper()).isCloseTo(-lift.lower(), within(1e-12));
    }

    @Test
    void aResampleWithoutVariationMakesTheIntervalWiderNotNarrower() {
        double[] rare = new double[200];
        rare[3] = 1;
        rare[77] = 1;
        double[] none = new double[200];
        Arrays.fill(none, 0.25);
        BootstrapEstimate estimate = by(BootstrapKind.STUDENTISED)
                .difference(level("A", 999, none), level("B", 999, rare))
                .orElseThrow();
        Interval interval = estimate.intervalAtErrorRate(0.05, Alternative.TWO_SIDED);

        assertThat(interval.upper()).isEqualTo(Double.POSITIVE_INFINITY);
        assertThat(interval.lower()).isGreaterThan(Double.NEGATIVE_INFINITY);
    }

    @Test
    void noVariationAndAnUncertainBaselineAreRefused() {
        double[] constant = new double[50];
        Arrays.fill(constant, 3);
        double[] aroundZero = new double[50];
        Arrays.setAll(aroundZero, i -> i % 7 - 2.9);

        assertThat(code(BootstrapComparison.withDefaults()
                        .difference(level("A", 199, constant), level("B", 199, constant))))
                .isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(BootstrapComparison.withDefaults()
                        .lift(level("A", 199, aroundZero), level("B", 199, skewed(50, 4, 0)))))
                .isEqualTo(RefusalCode.ZERO_BASELINE);
    }

    private static RefusalCode code(Outcome<BootstrapEstimate> outcome) {
        return outcome.refusal().orElseThrow().code();
    }

    @Test
    void levelsWithDifferentNumbersOfReplicatesAndImpossibleErrorRatesAreErrors() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BootstrapComparison.withDefaults().difference(control(199), treatment(299)));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        BootstrapComparison.withDefaults().withErrorRate(1).difference(control(199), treatment(199)));
    }
}
