package io.modelimpact.stats.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.LongUnaryOperator;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class RankSearchTest {
    private static final int MANY = 60_000;

    private static ValueCounts counts(double... values) {
        ValueCounter counter = ValueCounter.ofReals();
        Arrays.stream(values).forEach(counter::add);
        return counter.counts();
    }

    private static ValueCounts counts(long... values) {
        ValueCounter counter = ValueCounter.ofWholes();
        Arrays.stream(values).forEach(counter::add);
        return counter.counts();
    }

    private static SortedSet<Long> ranks(SplittableRandom random, int values) {
        TreeSet<Long> ranks = new TreeSet<>();
        for (int i = random.nextInt(6); i >= 0; i--) {
            ranks.add(1 + random.nextLong(values));
        }
        if (random.nextBoolean()) {
            ranks.add(Math.min(ranks.first() + 1, values));
            ranks.add(1L);
            ranks.add((long) values);
        }
        return ranks;
    }

    private static int passes(RankSearch search, double... values) {
        int passes = 0;
        for (; !search.isFound(); passes++) {
            Arrays.stream(values).forEach(search::add);
            search.endPass();
        }
        return passes;
    }

    private static int passes(RankSearch search, long... values) {
        int passes = 0;
        for (; !search.isFound(); passes++) {
            Arrays.stream(values).forEach(search::add);
            search.endPass();
        }
        return passes;
    }

    /** Values of several shapes: spread, in one octave, among neighbouring doubles, with many ties. */
    private static double[] reals(SplittableRandom random, int shape) {
        double[] values = new double[MANY];
        for (int i = 0; i < MANY; i++) {
            values[i] = switch (shape) {
                case 0 -> (random.nextDouble() - 0.5) * StrictMath.pow(2, 40 * random.nextDouble());
                case 1 -> 1 + random.nextDouble();
                case 2 -> 1 + random.nextInt(MANY) * Math.ulp(1.0);
                case 3 -> random.nextInt(4) == 0 ? random.nextDouble() : random.nextInt(3) - 1;
                default -> Double.longBitsToDouble(random.nextLong() & ~(1L << 62));
            };
        }
        return values;
    }

    @Property(tries = 10, seed = "861")
    void the_values_of_the_ranks_are_those_of_the_sorted_values(
            @ForAll long seed, @ForAll @IntRange(max = 4) int shape) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = reals(random, shape);
        SortedSet<Long> ranks = ranks(random, MANY);
        RankSearch search = RankSearch.of(counts(values), ranks);
        int passes = passes(search, values);
        double[] sorted =
                Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
        ValueCounts found = search.counts();

        assertThat(passes).isBetween(0, 5);
        assertThat(found.count()).isEqualTo(MANY);
        for (long rank : ranks) {
            int entry = found.entryOfRank(rank);
            assertThat(found.isExact(entry)).isTrue();
            assertThat(found.value(entry)).isEqualTo(ExactRational.of(sorted[(int) rank - 1]));
        }
    }

    @Property(tries = 10, seed = "862")
    void whole_numbers_are_found_to_the_last_digit(@ForAll long seed, @ForAll @IntRange(max = 62) int bits) {
        SplittableRandom random = new SplittableRandom(seed);
        LongUnaryOperator shape = raw -> bits % 2 == 0 ? raw >> bits : (raw >>> 1 >>> bits) + (1L << 55);
        long[] values = random.longs(MANY).map(shape).toArray();
        SortedSet<Long> ranks = ranks(random, MANY);
        RankSearch search = RankSearch.of(counts(values), ranks);
        passes(search, values);
        long[] sorted = Arrays.stream(values).sorted().toArray();
        ValueCounts found = search.counts();

        for (long rank : ranks) {
            assertThat(found.value(found.entryOfRank(rank))).isEqualTo(ExactRational.of(sorted[(int) rank - 1]));
        }
    }

    @Property(tries = 10, seed = "863")
    void every_entry_holds_the_values_between_its_ends(@ForAll long seed, @ForAll @IntRange(max = 4) int shape) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = reals(random, shape);
        RankSearch search = RankSearch.of(counts(values), ranks(random, MANY));
        passes(search, values);
        ValueCounts found = search.counts();
        double[] sorted =
                Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();

        for (int entry = 0; entry < found.size(); entry++) {
            double least = sorted[(int) found.countUpTo(entry - 1)];
            double greatest = sorted[(int) found.countUpTo(entry) - 1];
            assertThat(found.count(entry)).isPositive();
            assertThat(found.lowest(entry)).isLessThanOrEqualTo(ExactRational.of(least));
            assertThat(found.highest(entry)).isGreaterThanOrEqualTo(ExactRational.of(greatest));
            assertThat(found.value(entry)).isBetween(found.lowest(entry), found.highest(entry));
        }
    }

    @Property(tries = 10, seed = "864")
    void parts_in_any_order_find_the_same_bytes(@ForAll long seed, @ForAll @IntRange(max = 4) int shape) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = reals(random, shape);
        ValueCounts counts = counts(values);
        SortedSet<Long> ranks = ranks(random, MANY);
        RankSearch whole = RankSearch.of(counts, ranks);
        passes(whole, values);
        RankSearch merged = RankSearch.of(counts, ranks);
        while (!merged.isFound()) {
            List<RankSearch> parts = new ArrayList<>();
            for (int i = 0; i < 5; i++) {
                parts.add(merged.another());
            }
            for (int at = MANY - 1; at >= 0; at--) {
                parts.get(random.nextInt(5)).add(values[at]);
            }
            parts.forEach(merged::merge);
            merged.endPass();
        }

        assertThat(merged.counts()).isEqualTo(whole.counts()).hasSameHashCodeAs(whole.counts());
        assertThat(merged.counts().canonicalText()).isEqualTo(whole.counts().canonicalText());
        assertThat(ValueCounts.parse(whole.counts().canonicalText())).isEqualTo(whole.counts());
    }

    @Test
    void a_search_goes_on_in_counts_that_were_told_apart_before() {
        double[] values = reals(new SplittableRandom(5), 1);
        ValueCounts counts = counts(values);
        RankSearch first = RankSearch.of(counts, new TreeSet<>(List.of(30_000L, 30_002L)));
        passes(first, values);
        RankSearch second = RankSearch.of(first.counts(), new TreeSet<>(List.of(29_999L, 30_000L, 30_001L)));
        passes(second, values);
        RankSearch both = RankSearch.of(counts, new TreeSet<>(List.of(29_999L, 30_000L, 30_001L, 30_002L)));
        passes(both, values);

        assertThat(second.counts()).isEqualTo(both.counts());
    }

    @Test
    void ten_million_neighbours_take_more_than_one_pass() {
        // One bin of 2^35 neighbours would not fit into the parts of one pass.
        SplittableRandom random = new SplittableRandom(7);
        double[] values = random.doubles(200_000, 1, 1.00001).toArray();
        values[0] = 1e300;
        values[1] = -1e300;
        for (int i = 2; i < 40_000; i++) {
            values[i] = StrictMath.scalb(1.0, (i % 2_000) - 1_000) * (1 + random.nextDouble());
        }
        RankSearch search = RankSearch.of(counts(values), new TreeSet<>(List.of(100_000L)));
        int passes = passes(search, values);
        Arrays.sort(values);

        assertThat(passes).isBetween(2, 5);
        ValueCounts found = search.counts();
        assertThat(found.value(found.entryOfRank(100_000)).doubleValue()).isEqualTo(values[99_999]);
    }

    @Test
    void nothing_is_to_be_found_where_every_value_is_known() {
        RankSearch search = RankSearch.of(counts(3.0, 1.0, 2.0), new TreeSet<>(List.of(2L)));

        assertThat(search.isFound()).isTrue();
        assertThat(search.counts()).isEqualTo(counts(1.0, 2.0, 3.0));
    }

    @Test
    void a_bin_of_one_whole_number_needs_no_pass() {
        long[] values = new SplittableRandom(9).longs(MANY, 0, 1L << 40).toArray();
        Arrays.fill(values, 0, 100, 5L);
        ValueCounts counts = counts(values);
        RankSearch search = RankSearch.of(counts, new TreeSet<>(List.of(50L)));

        assertThat(counts.isExact(counts.entryOfRank(50))).isFalse();
        assertThat(search.isFound()).isTrue();
        ValueCounts found = search.counts();
        assertThat(found.value(found.entryOfRank(50)).doubleValue()).isEqualTo(5);
    }

    @Test
    void what_was_told_apart_does_not_merge() {
        double[] values = reals(new SplittableRandom(11), 1);
        ValueCounts counts = counts(values);
        RankSearch search = RankSearch.of(counts, new TreeSet<>(List.of(100L)));
        passes(search, values);

        assertThat(search.counts().merge(counts)).isEqualTo(counts.merge(counts));
    }

    @Test
    void values_that_change_between_passes_are_noticed() {
        double[] values = reals(new SplittableRandom(13), 1);
        RankSearch search = RankSearch.of(counts(values), new TreeSet<>(List.of(100L)));
        Arrays.stream(values).skip(MANY / 2).forEach(search::add);

        assertThatIllegalStateException()
                .isThrownBy(search::endPass)
                .withMessageContaining("Values changed between passes");
    }

    @Test
    void what_cannot_be_is_refused() {
        double[] values = reals(new SplittableRandom(17), 1);
        RankSearch search = RankSearch.of(counts(values), new TreeSet<>(List.of(100L)));
        RankSearch nothing = RankSearch.of(counts(values), new TreeSet<>());

        assertThatIllegalArgumentException().isThrownBy(() -> RankSearch.of(counts(1.0), new TreeSet<>(List.of(2L))));
        assertThatIllegalArgumentException().isThrownBy(() -> search.add(1L));
        assertThatIllegalStateException().isThrownBy(search::counts).withMessageContaining("A pass is needed");
        assertThatIllegalArgumentException().isThrownBy(() -> search.merge(nothing));
    }

    @Test
    void values_that_are_no_number_change_nothing() {
        double[] values = reals(new SplittableRandom(19), 1);
        RankSearch search = RankSearch.of(counts(values), new TreeSet<>(List.of(100L)));
        search.add(Double.NaN);
        search.add(Double.POSITIVE_INFINITY);
        search.addNotFinite(3);
        passes(search, values);

        assertThat(search.counts().isExact(search.counts().entryOfRank(100))).isTrue();
    }

    @Test
    void texts_that_split_bins_wrongly_are_refused() {
        double[] values = reals(new SplittableRandom(23), 1);
        RankSearch search = RankSearch.of(counts(values), new TreeSet<>(List.of(30_000L, 30_001L)));
        passes(search, values);
        String text = search.counts().canonicalText();
        String split = text.substring(text.indexOf(":3ff", text.indexOf(":3ff") - 1));
        String one = split.substring(0, 1 + 16);

        for (String wrong : List.of(
                text.replaceFirst(one + ":\\d+:", one + ":999999:"),
                text.replaceFirst(one + ":(\\d+):\\d+", one + ":$1:0"),
                text.replaceFirst(one, ":4ff0000000000000"),
                text.replaceFirst(one + ":(\\d+):(\\d+)", one + ":$1"),
                "valcounts1;w;x;0;5:3:5:0:3")) {
            assertThat(wrong).isNotEqualTo(text);
            assertThatExceptionOfType(IllegalArgumentException.class).isThrownBy(() -> ValueCounts.parse(wrong));
        }
    }

    @Test
    void a_counted_quantile_of_ranks_that_were_told_apart_is_that_of_all_values() {
        double[] values = reals(new SplittableRandom(29), 1);
        ValueCounts counts = counts(values);
        BigDecimal p95 = new BigDecimal("0.95");
        CountedQuantile coarse = CountedQuantile.of(counts, p95, ExactRational.ONE);
        SortedSet<Long> ranks = coarse.ranks(0.1);
        RankSearch search = RankSearch.of(counts, ranks);
        passes(search, values);
        CountedQuantile exact = CountedQuantile.of(search.counts(), p95, ExactRational.ONE);
        Arrays.sort(values);
        OrderStatisticRanks enclosing = OrderStatisticRanks.of(MANY, 0.95, 0.1);

        assertThat(coarse.areExact(ranks)).isFalse();
        assertThat(exact.areExact(ranks)).isTrue();
        assertThat(exact.value().orElseThrow().doubleValue()).isEqualTo(values[57_000 - 1]);
        OrderStatisticEstimate estimate = exact.estimate(0.1).orElseThrow();
        assertThat(estimate.interval().lower()).isEqualTo(values[(int) enclosing.lower() - 1]);
        assertThat(estimate.interval().upper()).isEqualTo(values[(int) enclosing.upper() - 1]);
        assertThat(exact.summary().standardError()).isLessThan(coarse.summary().standardError());
    }
}
