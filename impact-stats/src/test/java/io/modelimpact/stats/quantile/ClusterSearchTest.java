package io.modelimpact.stats.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Holds what a search finds of clusters to sums over the clusters, one by one. */
class ClusterSearchTest {
    private static final int CLUSTERS = 30_000;
    private static final TreeSet<Long> RANKS = new TreeSet<>(List.of(12_000L, 12_001L, 30_000L));

    /** Up to three values each, half of them close together. */
    private static List<double[]> clusters() {
        Random random = new Random(3);
        List<double[]> clusters = new ArrayList<>();
        for (int i = 0; i < CLUSTERS; i++) {
            clusters.add(random.doubles(random.nextInt(4), 1, 2)
                    .map(value -> random.nextBoolean() ? value : 1 + value * 1e-6)
                    .toArray());
        }
        return clusters;
    }

    private static long[] wholes(double... cluster) {
        return Arrays.stream(cluster).mapToLong(value -> (long) (value * 1e15)).toArray();
    }

    @Test
    void doubles_are_told_apart_in_all_three_counts() {
        List<double[]> clusters = clusters();
        ClusterCounter counter = ClusterCounter.ofReals();
        clusters.forEach(counter::addCluster);
        ClusterSearch search = ClusterSearch.of(counter.values(), counter.clusters(), RANKS);
        int passes = 0;
        for (; !search.isFound(); passes++) {
            clusters.forEach(search::addCluster);
            search.addNotFinite(2);
            search.endPass();
        }

        assertThat(passes).isBetween(2, 6);
        assertMatches(search, clusters.stream().map(ClusterSearchTest::keys).toList());
    }

    @Test
    void whole_numbers_are_told_apart_in_all_three_counts() {
        List<long[]> clusters =
                clusters().stream().map(ClusterSearchTest::wholes).toList();
        ClusterCounter counter = ClusterCounter.ofWholes();
        clusters.forEach(counter::addCluster);
        ClusterSearch search = ClusterSearch.of(counter.values(), counter.clusters(), RANKS);
        while (!search.isFound()) {
            clusters.forEach(search::addCluster);
            search.endPass();
        }

        assertMatches(search, clusters);
    }

    private static long[] keys(double... cluster) {
        return Arrays.stream(cluster).mapToLong(ValueForm::key).toArray();
    }

    /** At every value told apart: the sums over clusters of squares of the number up to it, and of its product with the size. */
    private static void assertMatches(ClusterSearch search, List<long[]> clusters) {
        long[] sorted = clusters.stream().flatMapToLong(Arrays::stream).sorted().toArray();
        ValueCounts values = search.values();
        ClusterCounts found = search.clusters();
        assertThat(found.clusters())
                .isEqualTo(
                        clusters.stream().filter(cluster -> cluster.length > 0).count());
        for (long rank : RANKS) {
            int entry = values.entryOfRank(rank);
            long squares = 0;
            long products = 0;
            for (long[] cluster : clusters) {
                long upTo = Arrays.stream(cluster)
                        .filter(value -> value <= sorted[(int) rank - 1])
                        .count();
                squares += upTo * upTo;
                products += upTo * cluster.length;
            }
            assertThat(values.isExact(entry)).isTrue();
            assertThat(found.squares().countUpTo(entry)).isEqualTo(squares);
            assertThat(found.products().countUpTo(entry)).isEqualTo(products);
            assertThat(found.squares().value(entry)).isEqualTo(values.value(entry));
        }
    }

    @Test
    void nothing_is_looked_for_where_every_value_is_known() {
        ClusterCounter counter = ClusterCounter.ofReals();
        counter.addCluster(new double[] {1, 2});
        counter.addCluster(new double[] {2, Double.NaN});
        ClusterSearch search = ClusterSearch.of(counter.values(), counter.clusters(), new TreeSet<>(List.of(1L, 2L)));

        assertThat(search.isFound()).isTrue();
        assertThat(search.values()).isEqualTo(counter.values());
        assertThat(search.clusters()).isEqualTo(counter.clusters());
    }

    @Test
    void a_result_before_the_last_pass_is_refused() {
        List<double[]> clusters = clusters();
        ClusterCounter counter = ClusterCounter.ofReals();
        clusters.forEach(counter::addCluster);
        ClusterSearch search = ClusterSearch.of(counter.values(), counter.clusters(), RANKS);

        assertThatIllegalStateException().isThrownBy(search::values);
        assertThatIllegalStateException().isThrownBy(search::clusters);
        assertThatIllegalStateException().isThrownBy(search::endPass).withMessageContaining("changed between passes");
    }

    @Test
    void ranks_of_a_clustered_quantile_are_those_of_its_variance() {
        List<double[]> clusters = clusters();
        ClusterCounter counter = ClusterCounter.ofReals();
        clusters.forEach(counter::addCluster);
        CountedQuantile quantile = CountedQuantile.of(counter.values(), new BigDecimal("0.3"), ExactRational.ONE);
        double count = counter.values().count();
        int entry = counter.values().entryOfQuantile(new BigDecimal("0.3")).orElseThrow();
        double reach = 1.959963984540054
                * counter.clusters().share(counter.values(), entry).standardError()
                * count;

        assertThat(quantile.ranks(counter.clusters()))
                .containsExactly(
                        (long) Math.floor(0.3 * count - reach),
                        (long) Math.ceil(0.3 * count - 1e-9),
                        (long) Math.ceil(0.3 * count + reach) + 1);
        CountedQuantile none =
                CountedQuantile.of(ClusterCounter.ofReals().values(), new BigDecimal("0.3"), ExactRational.ONE);
        assertThat(none.ranks(ClusterCounter.ofReals().clusters())).isEmpty();
        assertThat(none.ranks()).isEmpty();
    }
}
