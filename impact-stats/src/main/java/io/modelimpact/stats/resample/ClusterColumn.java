package io.modelimpact.stats.resample;

import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.exact.ExactSum;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The exact sum of one variable in each of many clusters. A cluster takes 24 bytes until it needs an exact accumulator: for a second
 * binary64 value, or beyond 64 bits.
 */
final class ClusterColumn {
    private static final Pattern WHOLE = Pattern.compile("0|-?[1-9][0-9]{0,18}");
    private static final String TEXT_OF_SUM = "sum1;0;0;0;0;";
    private static final int UNIT_BITS = 1074;

    private long[] wholes;
    private double[] singles;
    /** For each cluster one more than the place of its accumulator; 0 for none. */
    private int[] places;

    private final List<ExactSum> sums = new ArrayList<>();

    ClusterColumn(int clusters) {
        this.wholes = new long[clusters];
        this.singles = new double[clusters];
        this.places = new int[clusters];
    }

    /** Makes room for so many clusters. */
    void resize(int clusters) {
        wholes = Arrays.copyOf(wholes, clusters);
        singles = Arrays.copyOf(singles, clusters);
        places = Arrays.copyOf(places, clusters);
    }

    void add(int cluster, long value) {
        long sum = wholes[cluster] + value;
        boolean overflows = ((wholes[cluster] ^ sum) & (value ^ sum)) < 0;
        if (overflows) {
            sum(cluster).add(wholes[cluster]);
            wholes[cluster] = value;
        } else {
            wholes[cluster] = sum;
        }
    }

    void add(int cluster, double value) {
        if (singles[cluster] == 0 && places[cluster] == 0) {
            singles[cluster] = value;
        } else {
            sum(cluster).add(value);
        }
    }

    private ExactSum sum(int cluster) {
        if (places[cluster] == 0) {
            ExactSum fresh = ExactSum.create();
            fresh.add(singles[cluster]);
            singles[cluster] = 0;
            sums.add(fresh);
            places[cluster] = sums.size();
        }
        return sums.get(places[cluster] - 1);
    }

    /** Adds the sum that a cluster of another column has. */
    void add(int cluster, ClusterColumn other, int from) {
        add(cluster, other.wholes[from]);
        if (other.singles[from] != 0) {
            add(cluster, other.singles[from]);
        }
        if (other.places[from] > 0) {
            sum(cluster).merge(other.sum(from));
        }
    }

    /** The exact sum. */
    ExactRational value(int cluster) {
        return isWhole(cluster)
                ? ExactRational.of(wholes[cluster])
                : total(cluster).value();
    }

    private boolean isWhole(int cluster) {
        return singles[cluster] == 0 && places[cluster] == 0;
    }

    private ExactSum total(int cluster) {
        ExactSum total = ExactSum.create();
        total.add(wholes[cluster]);
        total.add(singles[cluster]);
        if (places[cluster] > 0) {
            total.merge(sum(cluster));
        }
        return total;
    }

    /** The one text of the sum: a whole number of 64 bits in decimal, any other number as {@link ExactSum} writes its value. */
    String text(int cluster) {
        if (isWhole(cluster)) {
            return Long.toString(wholes[cluster]);
        }
        ExactSum total = total(cluster);
        BigInteger scaled = total.toBigInteger();
        boolean whole = scaled.signum() == 0 || scaled.getLowestSetBit() >= UNIT_BITS;
        BigInteger rounded = scaled.shiftRight(UNIT_BITS);
        if (whole && rounded.bitLength() < Long.SIZE) {
            return rounded.toString();
        }
        String canonical = total.canonicalText();
        return canonical.substring(canonical.lastIndexOf(';') + 1);
    }

    /**
     * Adds what {@link #text} wrote.
     *
     * @throws IllegalArgumentException if the text is not canonical
     */
    void addParsed(int cluster, String text) {
        if (WHOLE.matcher(text).matches()) {
            add(cluster, Long.parseLong(text));
        } else {
            sum(cluster).merge(ExactSum.parse(TEXT_OF_SUM + text));
        }
    }
}
