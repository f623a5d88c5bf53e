package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * How often each value occurs: the whole distribution of a sample in bounded memory, fit for stored evidence.
 *
 * <p>While there are at most {@value #MOST_ENTRIES} different values, each has an entry of its own and everything is exact. With more, an entry
 * is a bin of values with the same sign, exponent and first k bits of the significand, k being the greatest number from 16 down to 1 that leaves
 * at most {@value #MOST_ENTRIES} bins in use; a value is then known within a {@link #relativeError()} of {@code 2^-(k+1)} (from magnitudes of
 * 2^-1022 on; zero is always exact). Which of the two it is, and k, depend on the values alone: counts of parts merge to the counts of
 * the whole, to the byte, in any order and however the values were parted.
 *
 * <p>Why not one fixed k: values over a narrow range get finer bins than values over a wide one from the same memory.
 *
 * <p>Values are whole numbers of 64 bits or finite doubles; both zeros are one value. NaN and infinities are counted apart and are in no entry.
 * Made by {@link ValueCounter}. Immutable and thread-safe.
 */
public final class ValueCounts {
    /** The largest number of entries. */
    public static final int MOST_ENTRIES = 32_768;

    private static final String TAG = "valcounts1";
    private static final String EXACT = "x";

    private final ValueForm form;
    private final Resolution resolution;
    private final long[] keys;
    private final long[] counts;
    private final long[] upTo;
    private final long notFinite;

    ValueCounts(ValueForm form, Resolution resolution, long[] keys, long[] counts, long notFinite) {
        this.form = form;
        this.resolution = resolution;
        this.keys = keys;
        this.counts = counts;
        this.upTo = counts.clone();
        this.notFinite = notFinite;
        for (int entry = 1; entry < upTo.length; entry++) {
            upTo[entry] = Math.addExact(upTo[entry - 1], counts[entry]);
        }
    }

    /**
     * Reads the text that {@link #canonicalText()} wrote.
     *
     * @throws IllegalArgumentException if the text is not canonical
     */
    public static ValueCounts parse(String text) {
        String[] fields = text.split(";", -1);
        try {
            ValueCounts parsed = parse(fields);
            if (parsed.isSound() && parsed.canonicalText().equals(text)) {
                return parsed;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException | ArithmeticException malformed) {
            throw new IllegalArgumentException("The counts of values are not canonical", malformed);
        }
        throw new IllegalArgumentException("The counts of values are not canonical");
    }

    private static ValueCounts parse(String[] fields) {
        ValueForm form = ValueForm.of(fields[1]);
        Resolution resolution =
                fields[2].equals(EXACT) ? Resolution.EXACT : Resolution.ofBits(Integer.parseInt(fields[2]));
        long notFinite = Long.parseLong(fields[3]);
        int entries = fields.length - 4;
        long[] keys = new long[entries];
        long[] counts = new long[entries];
        for (int entry = 0; entry < entries; entry++) {
            String[] pair = fields[4 + entry].split(":", 2);
            keys[entry] = resolution.isExact() ? form.parse(pair[0]) : Long.parseLong(pair[0]);
            counts[entry] = Long.parseLong(pair[1]);
        }
        return new ValueCounts(form, resolution, keys, counts, notFinite);
    }

    private boolean isSound() {
        for (int entry = 0; entry < keys.length; entry++) {
            if (counts[entry] < 1 || (entry > 0 && keys[entry - 1] >= keys[entry])) {
                return false;
            }
        }
        return notFinite >= 0 && keys.length <= MOST_ENTRIES && isWithinBins();
    }

    private boolean isWithinBins() {
        return resolution.isExact()
                || keys.length == 0
                || (keys[0] >= LogBins.of(-Double.MAX_VALUE, resolution.bits())
                        && keys[keys.length - 1] <= LogBins.of(Double.MAX_VALUE, resolution.bits()));
    }

    /** How many finite values there are. */
    public long count() {
        return keys.length == 0 ? 0 : upTo[keys.length - 1];
    }

    /** How many values were NaN or infinite. */
    public long notFiniteCount() {
        return notFinite;
    }

    /** Whether every entry is one value. */
    public boolean isExact() {
        return resolution.isExact();
    }

    /** How far {@link #value} may be from a value of its entry, relative to the latter; 0 for exact counts. */
    public double relativeError() {
        return resolution.relativeError();
    }

    /** How many entries there are. */
    public int size() {
        return keys.length;
    }

    /** How many values an entry has; entries are numbered from 0 in ascending order of their values. */
    public long count(int entry) {
        return counts[entry];
    }

    /** How many values an entry and those before it have. */
    public long countUpTo(int entry) {
        return entry < 0 ? 0 : upTo[entry];
    }

    /** The value of an entry, or the middle of its bin. */
    public ExactRational value(int entry) {
        return resolution.middle(keys[entry], form);
    }

    /** The least value that an entry may hold. */
    public ExactRational lowest(int entry) {
        return resolution.lowest(keys[entry], form);
    }

    /** The greatest value that an entry may hold. */
    public ExactRational highest(int entry) {
        return resolution.highest(keys[entry], form);
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
     * The counts of both samples together.
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

    Resolution resolution() {
        return resolution;
    }

    long key(int entry) {
        return keys[entry];
    }

    /** These counts at a resolution that is not finer. */
    ValueCounts at(Resolution coarser) {
        ValueCounts now = this;
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
     * written in decimal digits, an exact double as the 16 hexadecimal digits of its bits, a bin by its number.
     */
    public String canonicalText() {
        StringBuilder text = new StringBuilder(TAG)
                .append(';')
                .append(form.tag())
                .append(';')
                .append(isExact() ? EXACT : Integer.toString(resolution.bits()))
                .append(';')
                .append(notFinite);
        for (int entry = 0; entry < keys.length; entry++) {
            text.append(';')
                    .append(isExact() ? form.text(keys[entry]) : Long.toString(keys[entry]))
                    .append(':')
                    .append(counts[entry]);
        }
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ValueCounts that
                && form == that.form
                && resolution.equals(that.resolution)
                && notFinite == that.notFinite
                && Arrays.equals(keys, that.keys)
                && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(keys)
                + 31 * Arrays.hashCode(counts)
                + 961 * Long.hashCode(notFinite)
                + resolution.bits();
    }

    @Override
    public String toString() {
        return canonicalText();
    }
}
