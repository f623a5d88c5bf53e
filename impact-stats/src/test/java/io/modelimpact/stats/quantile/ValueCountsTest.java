package io.modelimpact.stats.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ValueCountsTest {
    private static final int MANY = ValueCounts.MOST_ENTRIES + 4_000;

    private static ValueCounts counts(long... values) {
        ValueCounter counter = ValueCounter.ofWholes();
        Arrays.stream(values).forEach(counter::add);
        return counter.counts();
    }

    private static ValueCounts counts(double... values) {
        ValueCounter counter = ValueCounter.ofReals();
        Arrays.stream(values).forEach(counter::add);
        return counter.counts();
    }

    /** Values over a range of so many octaves, of both signs, some of them zero. */
    private static double[] reals(SplittableRandom random, int count, int octaves) {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            double magnitude = StrictMath.pow(2, octaves * (random.nextDouble() - 0.5));
            values[i] = random.nextInt(50) == 0 ? 0 : random.nextInt(4) == 0 ? -magnitude : magnitude;
        }
        return values;
    }

    private static void shuffle(double[] values, SplittableRandom random) {
        for (int i = values.length - 1; i > 0; i--) {
            int other = random.nextInt(i + 1);
            double value = values[i];
            values[i] = values[other];
            values[other] = value;
        }
    }

    private static ValueCounts parted(double[] values, SplittableRandom random) {
        List<ValueCounts> parts = new ArrayList<>();
        int from = 0;
        while (from < values.length) {
            int to = Math.min(values.length, from + 1 + random.nextInt(values.length));
            parts.add(counts(Arrays.copyOfRange(values, from, to)));
            from = to;
        }
        while (parts.size() > 1) {
            ValueCounts left = parts.remove(random.nextInt(parts.size()));
            ValueCounts right = parts.remove(random.nextInt(parts.size()));
            parts.add(left.merge(right));
        }
        return parts.get(0);
    }

    @Property(tries = 200, seed = "821")
    void few_values_have_the_same_bytes_in_any_order_and_parts(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = reals(random, count, 3);
        String whole = counts(values).canonicalText();
        shuffle(values, random);

        assertThat(parted(values, random).canonicalText()).isEqualTo(whole);
    }

    @Property(tries = 12, seed = "822")
    void many_values_have_the_same_bytes_in_any_order_and_parts(
            @ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int octaves) {
        SplittableRandom random = new SplittableRandom(seed);
        double[] values = reals(random, 2 * MANY, octaves);
        ValueCounts whole = counts(values);
        shuffle(values, random);

        assertThat(parted(values, random).canonicalText()).isEqualTo(whole.canonicalText());
        assertThat(whole.isExact()).isFalse();
        assertThat(whole.size()).isLessThanOrEqualTo(ValueCounts.MOST_ENTRIES);
    }

    @Property(tries = 12, seed = "823")
    void bins_are_the_finest_that_fit(@ForAll long seed, @ForAll @IntRange(min = 1, max = 60) int octaves) {
        double[] values = reals(new SplittableRandom(seed), 2 * MANY, octaves);
        ValueCounts found = counts(values);
        int bits = 16;
        while (bins(values, bits) > ValueCounts.MOST_ENTRIES) {
            bits--;
        }

        assertThat(found.relativeError()).isEqualTo(Math.scalb(1.0, -bits - 1));
        assertThat(found.size()).isEqualTo(bins(values, bits));
    }

    private static int bins(double[] values, int bits) {
        TreeMap<Long, Long> bins = new TreeMap<>();
        Arrays.stream(values).forEach(value -> bins.merge(LogBins.of(value, bits), 1L, Long::sum));
        return bins.size();
    }

    @Property(tries = 12, seed = "824")
    void quantiles_of_many_values_are_within_the_relative_error(
            @ForAll long seed, @ForAll @IntRange(max = 1000) int perMille) {
        double[] values = reals(new SplittableRandom(seed), MANY, 30);
        ValueCounts found = counts(values);
        BigDecimal probability = BigDecimal.valueOf(perMille, 3);
        Arrays.sort(values);
        double exact = values[(int) ExactQuantile.rank(probability, MANY) - 1];
        int entry = found.entryOfQuantile(probability).orElseThrow();

        assertThat(Math.abs(found.value(entry).doubleValue() - exact))
                .isLessThanOrEqualTo(found.relativeError() * Math.abs(exact));
        assertThat(found.lowest(entry).doubleValue()).isLessThanOrEqualTo(exact);
        assertThat(found.highest(entry).doubleValue()).isGreaterThanOrEqualTo(exact);
    }

    @Property(tries = 200, seed = "825")
    void quantiles_of_few_values_are_the_values_themselves(
            @ForAll long seed,
            @ForAll @IntRange(min = 1, max = 300) int count,
            @ForAll @IntRange(max = 1000) int perMille) {
        double[] values = reals(new SplittableRandom(seed), count, 2);
        BigDecimal probability = BigDecimal.valueOf(perMille, 3);

        assertThat(counts(values).quantile(probability).orElseThrow().doubleValue())
                .isEqualTo(ExactQuantile.of(values, 0, count, probability).orElseThrow() + 0.0);
    }

    @Property(tries = 300, seed = "826")
    void a_bin_lies_within_the_coarser_one(@ForAll double value, @ForAll @IntRange(min = 2, max = 16) int bits) {
        if (Double.isNaN(value)) {
            return;
        }
        long bin = LogBins.of(value, bits);

        assertThat(LogBins.coarser(bin, bits)).isEqualTo(LogBins.of(value, bits - 1));
        assertThat(LogBins.lowest(bin, bits)).isLessThanOrEqualTo(value + 0.0);
        assertThat(LogBins.highest(bin, bits)).isGreaterThanOrEqualTo(value + 0.0);
    }

    @Property(tries = 100, seed = "827")
    void the_text_is_lossless(@ForAll long seed, @ForAll @IntRange(max = 100) int count) {
        SplittableRandom random = new SplittableRandom(seed);
        ValueCounts reals = counts(reals(random, count, 9));
        ValueCounts wholes = counts(random.longs(count).toArray());

        assertThat(ValueCounts.parse(reals.canonicalText())).isEqualTo(reals);
        assertThat(ValueCounts.parse(wholes.canonicalText())).isEqualTo(wholes);
    }

    @Test
    void the_text_of_bins_is_lossless() {
        ValueCounts bins = counts(reals(new SplittableRandom(5), 2 * MANY, 12));

        assertThat(bins.isExact()).isFalse();
        assertThat(ValueCounts.parse(bins.canonicalText())).isEqualTo(bins).hasSameHashCodeAs(bins);
    }

    @Test
    void values_are_exact_up_to_the_last_entry() {
        ValueCounter counter = ValueCounter.ofWholes();
        for (long value = 0; value < ValueCounts.MOST_ENTRIES; value++) {
            counter.add(Long.MAX_VALUE - value);
            counter.add(Long.MAX_VALUE - value);
        }
        ValueCounts exact = counter.counts();
        counter.add(-1);
        ValueCounts bins = counter.counts();

        assertThat(exact.isExact()).isTrue();
        assertThat(exact.relativeError()).isZero();
        assertThat(exact.value(0)).isEqualTo(ExactRational.of(Long.MAX_VALUE - ValueCounts.MOST_ENTRIES + 1));
        assertThat(bins.isExact()).isFalse();
        assertThat(bins.count()).isEqualTo(exact.count() + 1);
        assertThat(bins.value(0).doubleValue()).isEqualTo(-1, within(1e-4));
    }

    @Test
    void zeros_of_both_signs_are_one_exact_value_also_among_bins() {
        double[] values = reals(new SplittableRandom(7), 2 * MANY, 40);
        values[0] = -0.0;
        values[1] = Double.MIN_VALUE;
        ValueCounts bins = counts(values);
        long zeros = Arrays.stream(values).filter(value -> value == 0).count();
        long negative = Arrays.stream(values).filter(value -> value < 0).count();
        int zero = bins.entryOfRank(negative + 1);

        assertThat(bins.value(zero)).isEqualTo(ExactRational.ZERO);
        assertThat(bins.lowest(zero)).isEqualTo(ExactRational.ZERO);
        assertThat(bins.highest(zero)).isEqualTo(ExactRational.ZERO);
        assertThat(bins.count(zero)).isEqualTo(zeros);
    }

    @Test
    void what_is_not_finite_is_counted_apart() {
        ValueCounts counts = counts(1.5, Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1.5);

        assertThat(counts.count()).isEqualTo(2);
        assertThat(counts.notFiniteCount()).isEqualTo(3);
        assertThat(counts.size()).isEqualTo(1);
        assertThat(counts.canonicalText()).isEqualTo("valcounts1;r;x;3;3ff8000000000000:2");
    }

    @Test
    void entries_are_found_by_rank() {
        ValueCounts counts = counts(5L, -2L, 5L, 7L, 5L);

        assertThat(counts.canonicalText()).isEqualTo("valcounts1;w;x;0;-2:1;5:3;7:1");
        assertThat(List.of(1L, 2L, 4L, 5L)).extracting(counts::entryOfRank).containsExactly(0, 1, 1, 2);
        assertThat(counts.countUpTo(-1)).isZero();
        assertThat(counts.countUpTo(1)).isEqualTo(4);
        assertThatIllegalArgumentException().isThrownBy(() -> counts.entryOfRank(0));
        assertThatIllegalArgumentException().isThrownBy(() -> counts.entryOfRank(6));
    }

    @Test
    void counting_many_times_at_once_is_counting_each_time() {
        ValueCounter counter = ValueCounter.ofWholes();
        counter.add(3, 2);
        counter.add(4, 1);

        assertThat(counter.counts()).isEqualTo(counts(3L, 4L, 3L)).isNotEqualTo(counts(3L, 4L));
        assertThatIllegalArgumentException().isThrownBy(() -> counter.add(3, 0));
    }

    @Test
    void no_value_has_no_quantile() {
        ValueCounter counter = ValueCounter.ofReals();
        counter.add(Double.NaN);

        assertThat(ValueCounter.ofReals().isEmpty()).isTrue();
        assertThat(counter.isEmpty()).isFalse();
        assertThat(counter.counts()
                        .quantile(BigDecimal.ONE)
                        .refusal()
                        .orElseThrow()
                        .code())
                .isEqualTo(RefusalCode.TOO_FEW_UNITS);
        assertThatIllegalArgumentException().isThrownBy(() -> counter.counts().quantile(BigDecimal.TEN));
    }

    @Test
    void whole_numbers_and_doubles_do_not_mix() {
        assertThatIllegalStateException()
                .isThrownBy(() -> ValueCounter.ofWholes().add(1.0));
        assertThatIllegalStateException()
                .isThrownBy(() -> ValueCounter.ofReals().add(1L));
        assertThatIllegalArgumentException().isThrownBy(() -> counts(1L).merge(counts(1.0)));
    }

    @Test
    void text_that_is_not_canonical_is_refused() {
        for (String text : List.of(
                "",
                "valcounts2;w;x;0",
                "valcounts1;q;x;0",
                "valcounts1;w;17;0",
                "valcounts1;w;0;0",
                "valcounts1;w;x;-1",
                "valcounts1;w;x;0;5:0",
                "valcounts1;w;x;0;5:1;5:1",
                "valcounts1;w;x;0;7:1;5:1",
                "valcounts1;w;x;0;07:1",
                "valcounts1;w;x;0;7",
                "valcounts1;r;x;0;7ff8000000000000:1;0000000000000000:1",
                "valcounts1;w;1;0;-1:1",
                "valcounts1;w;1;0;99999:1")) {
            assertThatIllegalArgumentException().as(text).isThrownBy(() -> ValueCounts.parse(text));
        }
    }
}
