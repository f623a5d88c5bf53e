package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts of doubles in fixed bins: the sign, the exponent and the first k bits of the significand. Two histograms of one k have
 * the same bins, so merging adds counts, exactly and in any order; this is what makes it fit for stored evidence.
 *
 * <p>A quantile is the middle of the bin that holds the exact one (see {@link ExactQuantile} for its definition), so its
 * relative error is at most {@code 2^-(k+1)} for magnitudes from 2^-1022; smaller ones have an absolute error of at most
 * {@code 2^-(1023+k)}. Zeros of either sign are one bin of their own and are exact, and so are infinities. NaN are counted and
 * left out. Size: 16 bytes or so for each bin in use, at most {@code 2^(12+k)}.
 *
 * <p>After the idea of C. Masson, J. E. Rim, H. K. Lee (2019), "DDSketch", doi:10.14778/3352063.3352135, with bins that need no
 * logarithm. Mutable; confined to one thread.
 */
public final class LogHistogram {
    private static final String TAG = "loghist1";

    private final int bits;
    private final TreeMap<Long, Long> counts = new TreeMap<>();
    private long nans;

    private LogHistogram(int bits) {
        this.bits = bits;
    }

    /**
     * An empty histogram.
     *
     * @param significandBits k, from 1 to 16; 7 bounds the relative error by 0.4 percent
     */
    public static LogHistogram create(int significandBits) {
        if (significandBits < LogBins.LEAST_BITS || significandBits > LogBins.MOST_BITS) {
            throw new IllegalArgumentException("Expected 1 to 16 bits of the significand, found " + significandBits);
        }
        return new LogHistogram(significandBits);
    }

    /**
     * Reads the text that {@link #canonicalText()} wrote.
     *
     * @throws IllegalArgumentException if the text is not canonical
     */
    public static LogHistogram parse(String text) {
        String[] fields = text.split(";", -1);
        try {
            LogHistogram histogram = create(Integer.parseInt(fields[1]));
            histogram.nans = Long.parseLong(fields[2]);
            for (int i = 3; i < fields.length; i++) {
                String[] bin = fields[i].split(":", 2);
                histogram.counts.put(Long.parseLong(bin[0]), Long.parseLong(bin[1]));
            }
            if (histogram.canonicalText().equals(text) && histogram.isSound()) {
                return histogram;
            }
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException malformed) {
            throw new IllegalArgumentException("The histogram is not canonical", malformed);
        }
        throw new IllegalArgumentException("The histogram is not canonical");
    }

    private boolean isSound() {
        long bins = 1L << (12 + bits);
        return nans >= 0
                && counts.values().stream().allMatch(count -> count > 0)
                && (counts.isEmpty() || (counts.firstKey() >= 0 && counts.lastKey() <= bins));
    }

    /** Counts a value. */
    public void add(double value) {
        if (!Double.isNaN(value)) {
            counts.merge(LogBins.of(value, bits), 1L, Math::addExact);
        } else {
            nans++;
        }
    }

    /** Adds the counts of another histogram, which keeps them. */
    public void merge(LogHistogram other) {
        if (bits != other.bits) {
            throw new IllegalArgumentException(
                    "Expected a histogram of " + bits + " bits of the significand, found " + other.bits);
        }
        other.counts.forEach((bin, count) -> counts.merge(bin, count, Math::addExact));
        nans = Math.addExact(nans, other.nans);
    }

    /** How many values were counted, NaN not among them. */
    public long count() {
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many NaN were left out. */
    public long nanCount() {
        return nans;
    }

    /** The largest relative error of a quantile: {@code 2^-(k+1)}. */
    public double relativeError() {
        return Math.scalb(1.0, -bits - 1);
    }

    /**
     * The quantile within {@link #relativeError()}; refused as {@link RefusalCode#TOO_FEW_UNITS} without a value.
     *
     * @param probability between 0 and 1, both included
     */
    public Outcome<Double> quantile(BigDecimal probability) {
        ExactQuantile.requireProbability(probability);
        long count = count();
        if (count == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "A quantile needs at least 1 value, found 0");
        }
        long left = ExactQuantile.rank(probability, count);
        for (Map.Entry<Long, Long> bin : counts.entrySet()) {
            left -= bin.getValue();
            if (left <= 0) {
                return Outcome.of(LogBins.middle(bin.getKey(), bits));
            }
        }
        throw new IllegalStateException("The rank is beyond the count");
    }

    /** The whole state as ASCII text, one text for one state: {@code loghist1;k;NaN;bin:count;...}, bins ascending. */
    public String canonicalText() {
        StringBuilder text =
                new StringBuilder(TAG).append(';').append(bits).append(';').append(nans);
        counts.forEach((bin, count) -> text.append(';').append(bin).append(':').append(count));
        return text.toString();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof LogHistogram that && canonicalText().equals(that.canonicalText());
    }

    @Override
    public int hashCode() {
        return canonicalText().hashCode();
    }

    @Override
    public String toString() {
        return canonicalText();
    }
}
