package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/**
 * How often each value occurs: the whole distribution of a sample in bounded memory, fit for stored evidence.
 *
 * <p>While there are at most {@value #MOST_ENTRIES} different values, each has an entry of its own and everything is exact. With more, an entry
 * is a bin of values with the same sign, exponent and first k bits of the significand, k being the greatest number from 16 down to 1 that leaves
 * at most {@value #MOST_ENTRIES} bins in use; a value is then known within a {@link #relativeError()} of {@code 2^-(k+1)} (from magnitudes of
 * 2^-1022 on; zero is always exact). Which of the two it is, and k, depend on the values alone: counts of parts merge to the counts of
 * the whole, to the byte, in any order and however the values were parted.
 *
 * <p>Where that does not do, {@link RankSearch} tells chosen values apart within their bins by going through all values again. Such a value is then an entry of
 * its own, and so are those of its bin below and above it. What was told apart is a matter of the ranks that somebody chose, so it does not merge: the counts of
 * both samples together have whole bins.
 *
 * <p>Why not one fixed k: values over a narrow range get finer bins than values over a wide one from the same memory.
 *
 * <p>Values are whole numbers of 64 bits or finite doubles; both zeros are one value. NaN and infinities are counted apart and are in no entry.
 * Made by {@link ValueCounter}. Immutable and thread-safe.
 */
public final class ValueCounts {
    /** The largest number of entries. */
    public static final int MOST_ENTRIES = 32_768;

    private final ValueForm form;
    private final Resolution resolution;
    /** Of each bin, or of each value where all are exact. */
    private final long[] keys;

    private final long[] counts;
    private final List<ValueSplit> splits;
    private final Optional<SplitBins> splitBins;
    /** Of each entry. */
    private final long[] upTo;

    private final long notFinite;

    ValueCounts(ValueForm form, Resolution resolution, long[] keys, long[] counts, long notFinite) {
        this(form, resolution, keys, counts, notFinite, List.of());
    }

    /** Counts of which some values are told apart. */
    ValueCounts(
            ValueForm form,
            Resolution resolution,
            long[] keys,
            long[] counts,
            long notFinite,
            List<ValueSplit> splits) {
        this.form = form;
        this.resolution = resolution;
        this.keys = keys;
        this.counts = counts;
        this.splits = List.copyOf(splits);
        this.splitBins =
                splits.isEmpty() ? Optional.empty() : Optional.of(SplitBins.of(form, resolution, keys, counts, splits));
        this.notFinite = notFinite;
        this.upTo = splitBins.map(SplitBins::counts).orElseGet(counts::clone);
        for (int entry = 1; entry < upTo.length; entry++) {
            upTo[entry] = Math.addExact(upTo[entry - 1], upTo[entry]);
        }
    }

    /**
     * Reads the text that {@link #canonicalText()} wrote.
     *
     * @throws IllegalArgumentException if the text is not canonical
     */
    public static ValueCounts parse(String text) {
        return ValueCountsText.parse(text);
    }

    /** How many finite values there are. */
    public long count() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    /** How many values were NaN or infinite. */
    public long notFiniteCount() {
        return notFinite;
    }

    /** Whether every entry is one value. */
    public boolean isExact() {
        return resolution.isExact();
    }

    /** Whether some values were told apart by a {@link RankSearch}. */
    public boolean isToldApart() {
        return !splits.isEmpty();
    }

    /** Whether an entry is one value. */
    public boolean isExact(int entry) {
        return resolution.isExact() || (isPart(entry) && first(entry) == last(entry));
    }

    private boolean isPart(int entry) {
        return splitBins.isPresent() && splitBins.get().isPart(entry);
    }

    /** The least key that an entry may hold, where entries are not exact. */
    private long first(int entry) {
        return splitBins
                .filter(bins -> bins.isPart(entry))
                .map(bins -> bins.first(entry))
                .orElseGet(() -> resolution.first(keys[bin(entry)], form));
    }

    private long last(int entry) {
        return splitBins
                .filter(bins -> bins.isPart(entry))
                .map(bins -> bins.last(entry))
                .orElseGet(() -> resolution.last(keys[bin(entry)], form));
    }

    private int bin(int entry) {
        return splitBins.map(bins -> bins.bin(entry)).orElse(entry);
    }

    /** How far {@link #value} may be from a value of its entry, relative to the latter; 0 for exact counts. */
    public double relativeError() {
        return resolution.relativeError();
    }

    /** How many entries there are. */
    public int size() {
        return upTo.length;
    }

    /** How many values an entry has; entries are numbered from 0 in ascending order of their values. */
    public long count(int entry) {
        return upTo[entry] - countUpTo(entry - 1);
    }

    /** How many values an entry and those before it have. */
    public long countUpTo(int entry) {
        return entry < 0 ? 0 : upTo[entry];
    }

    /** The value of an entry, or the middle of its bin. */
    public ExactRational value(int entry) {
        return isPart(entry)
                ? lowest(entry).plus(highest(entry)).dividedBy(2)
                : resolution.middle(keys[bin(entry)], form);
    }

    /** The least value that an entry may hold. */
    public ExactRational lowest(int entry) {
        return isPart(entry) ? form.exact(first(entry)) : resolution.lowest(keys[bin(entry)], form);
    }

    /** The greatest value that an entry may hold. */
    public ExactRational highest(int entry) {
        return isPart(entry) ? form.exact(last(entry)) : resolution.highest(keys[bin(entry)], form);
    }

    /**
     * The entry that holds the value of a rank.
     *
     * @param rank from 1, for the least value, to {@link #count()}
     * @throws IllegalArgumentException for another rank
     */
    public int entryOfRank(long rank) {
        if (rank < 1 || rank > count()) {
            throw new IllegalArgumentException("Expected a rank from 1 to " + count() + ", found " + rank);
        }
        int found = Arrays.binarySearch(upTo, rank);
        return found >= 0 ? found : -found - 1;
    }

    /**
     * The entry that holds the quantile: the smallest value with at least {@code p n} of n values at or below it, as {@link ExactQuantile} defines
     * it. Refused as {@link RefusalCode#TOO_FEW_UNITS} without a value.
     *
     * @param probability p, between 0 and 1, both included
     */
    public Outcome<Integer> entryOfQuantile(BigDecimal probability) {
        ExactQuantile.requireProbability(probability);
        return count() == 0
                ? Outcome.refused(RefusalCode.TOO_FEW_UNITS, "A quantile needs at least 1 value, found 0")
                : Outcome.of(entryOfRank(ExactQuantile.rank(probability, count())));
    }

    /** The quantile, exact or within {@link #relativeError()}; see {@link #entryOfQuantile}. */
    public Outcome<ExactRational> quantile(BigDecimal probability) {
        return entryOfQuantile(probability).map(this::value);
    }

    /**
     * The counts of both samples together, without values told apart by a {@link RankSearch}.
     *
     * @throws IllegalArgumentException if one counts whole numbers and the other doubles
     */
    public ValueCounts merge(ValueCounts other) {
        ValueCounter both = form == ValueForm.WHOLE ? ValueCounter.ofWholes() : ValueCounter.ofReals();
        both.add(this);
        both.add(other);
        return both.counts();
    }

    void requireForm(ValueForm expected) {
        if (form != expected) {
            throw new IllegalArgumentException("Expected values of form " + expected + ", found " + form);
        }
    }

    ValueForm form() {
        return form;
    }

    /** The values that were told apart, ascending. */
    List<ValueSplit> splits() {
        return splits;
    }

    Resolution resolution() {
        return resolution;
    }

    /** How many bins there are, or values where all are exact. */
    int bins() {
        return keys.length;
    }

    long key(int bin) {
        return keys[bin];
    }

    long binCount(int bin) {
        return counts[bin];
    }

    /** What an entry that is not exact may hold, and which of some ranks are in it. */
    KeyInterval interval(int entry, SortedSet<Long> ranks) {
        int start = entry;
        while (start > 0 && bin(start - 1) == bin(entry)) {
            start--;
        }
        long before = countUpTo(entry - 1);
        long[] within = ranks.subSet(before + 1, countUpTo(entry) + 1).stream()
                .mapToLong(rank -> rank - before)
                .toArray();
        return new KeyInterval(
                keys[bin(entry)], first(entry), last(entry), before - countUpTo(start - 1), count(entry), within);
    }

    /** These counts with some more values told apart. */
    ValueCounts splitAt(List<ValueSplit> more) {
        List<ValueSplit> all = Stream.concat(splits.stream(), more.stream())
                .sorted(Comparator.comparingLong(ValueSplit::value))
                .toList();
        return new ValueCounts(form, resolution, keys, counts, notFinite, all);
    }

    /** These counts at a resolution that is not finer, without any value told apart. */
    ValueCounts at(Resolution coarser) {
        ValueCounts now = splits.isEmpty() ? this : new ValueCounts(form, resolution, keys, counts, notFinite);
        while (now.resolution.isFinerThan(coarser)) {
            now = now.coarsened();
        }
        return now;
    }

    private ValueCounts coarsened() {
        long[] merged = new long[keys.length];
        long[] sums = new long[keys.length];
        int last = -1;
        for (int entry = 0; entry < keys.length; entry++) {
            long key = resolution.coarser(keys[entry], form);
            if (last < 0 || merged[last] != key) {
                merged[++last] = key;
            }
            sums[last] = Math.addExact(sums[last], counts[entry]);
        }
        return new ValueCounts(
                form, resolution.coarser(), Arrays.copyOf(merged, last + 1), Arrays.copyOf(sums, last + 1), notFinite);
    }

    /**
     * The whole state as ASCII text, one text for one state: {@code valcounts1;form;resolution;notFinite;entry:count;...}, entries ascending. The
     * form is {@code w} for whole numbers, {@code r} for doubles; the resolution {@code x} for exact values, or k. An exact whole number is
     * written in decimal digits, an exact double as the 16 hexadecimal digits of its bits, a bin by its number. Each value of a bin that was told apart follows the
     * count of the bin as {@code :value:below:equal}, with how many values of the bin are less, and how many are equal.
     */
    public String canonicalText() {
        return ValueCountsText.write(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueCounts that
                && form == that.form
                && resolution.equals(that.resolution)
                && notFinite == that.notFinite
                && Arrays.equals(keys, that.keys)
                && Arrays.equals(counts, that.counts)
                && splits.equals(that.splits);
    }

    @Override
    public int hashCode() {
        return splits.hashCode()
                + Arrays.hashCode(keys)
                + 31 * Arrays.hashCode(counts)
                + 961 * Long.hashCode(notFinite)
                + resolution.bits();
    }

    @Override
    public String toString() {
        return canonicalText();
    }
}
