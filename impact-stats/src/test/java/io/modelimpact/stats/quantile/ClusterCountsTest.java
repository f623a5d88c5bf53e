package io.modelimpact.stats.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.RatioSums;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ClusterCountsTest {
    private static final BigDecimal MEDIAN = new BigDecimal("0.5");
    private static final BigDecimal P90 = new BigDecimal("0.9");

    private static double normal(SplittableRandom random) {
        return StandardNormal.INSTANCE.upperQuantile(random.nextDouble(1e-9, 1));
    }

    /** Clusters of 1 to so many values around a level of their own; the share of the variance that is the cluster's is given. */
    private static List<double[]> clusters(SplittableRandom random, int count, int most, double share) {
        List<double[]> clusters = new ArrayList<>();
        for (int cluster = 0; cluster < count; cluster++) {
            double level = Math.sqrt(share) * normal(random);
            double[] values = new double[1 + random.nextInt(most)];
            Arrays.setAll(values, at -> level + Math.sqrt(1 - share) * normal(random));
            clusters.add(values);
        }
        return clusters;
    }

    private static ClusterCounter counted(List<double[]> clusters) {
        ClusterCounter counter = ClusterCounter.ofReals();
        clusters.forEach(counter::addCluster);
        return counter;
    }

    private static SampleSummary summary(List<double[]> clusters, BigDecimal probability) {
        ClusterCounter counter = counted(clusters);
        return CountedQuantile.of(counter.values(), probability, ExactRational.ONE)
                .summary(counter.clusters());
    }

    private static double[] all(List<double[]> clusters) {
        return clusters.stream().flatMapToDouble(Arrays::stream).sorted().toArray();
    }

    private static List<double[]> rounded(List<double[]> clusters) {
        return clusters.stream()
                .map(values -> Arrays.stream(values).map(StrictMath::rint).toArray())
                .toList();
    }

    @Property(tries = 60, seed = "871")
    void theSumsAtEveryValueAreThoseOfTheClusters(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 40) int count, @ForAll boolean ties) {
        List<double[]> drawn = clusters(new SplittableRandom(seed), count, 7, 0.5);
        List<double[]> clusters = ties ? rounded(drawn) : drawn;
        ClusterCounter counter = counted(clusters);
        ValueCounts values = counter.values();
        ClusterCounts found = counter.clusters();
        for (int entry = 0; entry < values.size(); entry++) {
            double x = values.value(entry).doubleValue();
            long squares = 0;
            long products = 0;
            for (double[] cluster : clusters) {
                long below = Arrays.stream(cluster).filter(value -> value <= x).count();
                squares += below * below;
                products += below * cluster.length;
            }
            assertThat(found.squares().countUpTo(entry)).isEqualTo(squares);
            assertThat(found.products().countUpTo(entry)).isEqualTo(products);
        }
        assertThat(found.clusters()).isEqualTo(count);
        assertThat(values.count()).isEqualTo(all(clusters).length);
    }

    @Property(tries = 40, seed = "872")
    void partsOfDifferentClustersMergeToTheWhole(
            @ForAll long seed, @ForAll @IntRange(min = 2, max = 60) int count, @ForAll @IntRange(max = 60) int cut) {
        List<double[]> clusters = new ArrayList<>(clusters(new SplittableRandom(seed), count, 6, 0.3));
        ClusterCounts whole = counted(clusters).clusters();
        Collections.shuffle(clusters, new Random(seed));
        int at = Math.min(cut, count);
        ClusterCounts parts = counted(clusters.subList(0, at))
                .clusters()
                .merge(counted(clusters.subList(at, count)).clusters());

        assertThat(parts).isEqualTo(whole);
    }

    /** Beyond the largest number of entries everything has the same bins. */
    @Test
    void manyValuesHaveTheSumsOfTheirBins() {
        List<double[]> clusters = clusters(new SplittableRandom(4), 15_000, 7, 0.4);
        ClusterCounter counter = counted(clusters);
        ValueCounts values = counter.values();
        ClusterCounts found = counter.clusters();
        int entry = values.size() / 2;
        double end = values.highest(entry).doubleValue();
        long squares = 0;
        for (double[] cluster : clusters) {
            long below = Arrays.stream(cluster).filter(value -> value <= end).count();
            squares += below * below;
        }

        assertThat(values.isExact()).isFalse();
        assertThat(found.squares().size()).isEqualTo(values.size());
        assertThat(found.squares().relativeError()).isEqualTo(values.relativeError());
        assertThat(found.squares().countUpTo(entry)).isEqualTo(squares);
    }

    /** Clusters of one value: the variance of the share is that of a sample of zeros and ones. */
    @Property(tries = 40, seed = "873")
    void clustersOfOneValueAreAlmostIndependentValues(@ForAll long seed) {
        List<double[]> clusters = clusters(new SplittableRandom(seed), 801, 1, 0);
        ValueCounts values = counted(clusters).values();
        double clustered = summary(clusters, MEDIAN).standardError();
        double plain =
                CountedQuantile.of(values, MEDIAN, ExactRational.ONE).summary().standardError();

        assertThat(clustered / plain).isBetween(0.9, 1.1);
    }

    /** A cluster whose values are all the same tells as much as one value. */
    @Property(tries = 30, seed = "874")
    void repeatedValuesAddNoInformation(@ForAll long seed) {
        List<double[]> once = clusters(new SplittableRandom(seed), 400, 1, 0);
        List<double[]> often = once.stream()
                .map(values -> new double[] {values[0], values[0], values[0]})
                .toList();
        SampleSummary single = summary(once, P90);
        SampleSummary repeated = summary(often, P90);

        assertThat(repeated.mean()).isEqualTo(single.mean());
        assertThat(repeated.count()).isEqualTo(single.count());
        assertThat(repeated.standardError()).isCloseTo(single.standardError(), within(0.1 * single.standardError()));
    }

    @Property(tries = 30, seed = "875")
    void theStandardErrorIsThatOfTheShareOverTheDensity(@ForAll long seed) {
        List<double[]> clusters = clusters(new SplittableRandom(seed), 300, 8, 0.6);
        double[] sorted = all(clusters);
        int n = sorted.length;
        double quantile = sorted[(int) Math.ceil(0.9 * n - 1e-9) - 1];
        double below = 0, squares = 0, sizes = 0, products = 0;
        for (double[] cluster : clusters) {
            double b = Arrays.stream(cluster).filter(value -> value <= quantile).count();
            below += b;
            squares += b * b;
            sizes += (double) cluster.length * cluster.length;
            products += b * cluster.length;
        }
        double share = SampleSummary.of(RatioSums.of(300, below, squares, n, sizes, products))
                .standardError();
        double z = StandardNormal.INSTANCE.upperQuantile(0.025);
        int lower = (int) Math.floor(0.9 * n - z * share * n);
        int upper = (int) Math.ceil(0.9 * n + z * share * n) + 1;
        double inverse = n * (sorted[upper - 1] - sorted[lower - 1]) / (upper - lower);
        SampleSummary found = summary(clusters, P90);

        assertThat(found.mean().doubleValue()).isEqualTo(quantile);
        assertThat(found.standardError()).isCloseTo(share * inverse, within(1e-9));
    }

    @Test
    void whatTellsNothingIsRefused() {
        List<double[]> same = Collections.nCopies(50, new double[] {1, 2, 3});
        List<double[]> two = clusters(new SplittableRandom(1), 2, 3, 0.5);

        assertThat(code(summary(same, MEDIAN))).isEqualTo(RefusalCode.DEGENERATE);
        assertThat(code(summary(two, P90))).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(code(summary(two.subList(0, 1), P90))).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(code(summary(List.of(), P90))).isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThat(code(summary(List.of(new double[] {1, Double.NaN}, new double[] {2}), MEDIAN)))
                .isEqualTo(RefusalCode.NOT_FINITE);
    }

    private static RefusalCode code(SampleSummary summary) {
        return summary.refusal().orElseThrow().code();
    }

    @Test
    void whatIsNotFiniteIsCountedApartAndClustersWithoutAValueDoNotCount() {
        ClusterCounter counter = ClusterCounter.ofReals();
        counter.addCluster(new double[] {Double.NaN, 1, Double.POSITIVE_INFINITY});
        counter.addCluster(new double[] {Double.NaN});
        counter.addCluster(new double[0]);
        counter.addNotFinite(4);

        assertThat(counter.values().notFiniteCount()).isEqualTo(7);
        assertThat(counter.values().count()).isEqualTo(1);
        assertThat(counter.clusters().clusters()).isEqualTo(1);
    }

    @Test
    void wholeNumbersAreClustersToo() {
        ClusterCounter wholes = ClusterCounter.ofWholes();
        wholes.addCluster(new long[] {3, 1, 3});
        wholes.addCluster(new long[] {2});

        assertThat(wholes.values().canonicalText()).isEqualTo("valcounts1;w;x;0;1:1;2:1;3:2");
        assertThat(wholes.clusters().squares().canonicalText()).isEqualTo("valcounts1;w;x;0;1:1;2:1;3:8");
        assertThat(wholes.clusters().products().canonicalText()).isEqualTo("valcounts1;w;x;0;1:3;2:1;3:6");
        assertThatIllegalStateException().isThrownBy(() -> wholes.addCluster(new double[] {1}));
        assertThatIllegalStateException()
                .isThrownBy(() -> ClusterCounter.ofReals().addCluster(new long[] {1}));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ClusterCounts(2, wholes.values(), wholes.clusters().products()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ClusterCounts(-1, wholes.values(), wholes.values()));
    }

    /** With six tenths of the variance between clusters, intervals of independent values miss far more often than they say. */
    @Test
    void theIntervalOfAnEffectCoversAndThatOfIndependentValuesDoesNot() {
        SplittableRandom random = new SplittableRandom(11);
        int covered = 0;
        int coveredAsIfIndependent = 0;
        int trials = 600;
        for (int trial = 0; trial < trials; trial++) {
            List<double[]> control = clusters(random, 200, 9, 0.6);
            List<double[]> treatment = clusters(random, 200, 9, 0.6);
            covered += covers(summary(control, MEDIAN), summary(treatment, MEDIAN));
            coveredAsIfIndependent += covers(independent(control), independent(treatment));
        }

        assertThat((double) covered / trials).isBetween(0.925, 0.975);
        assertThat((double) coveredAsIfIndependent / trials).isLessThan(0.85);
    }

    private static SampleSummary independent(List<double[]> clusters) {
        return CountedQuantile.of(counted(clusters).values(), MEDIAN, ExactRational.ONE)
                .summary();
    }

    private static int covers(SampleSummary control, SampleSummary treatment) {
        Estimate effect = WelchTTest.withDefaults().test(control, treatment).orElseThrow();
        return effect.interval().contains(0) ? 1 : 0;
    }
}
