package io.modelimpact.stats.resample;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactRational;
import java.math.BigInteger;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bootstrap law of a mean by enumeration of all {@code n^n} resamples, equal means counted as one value. For small samples and for checking
 * simulated bootstraps: the number of distinct sums limits it to about 12 units.
 */
public final class ExactBootstrapOfMean {
    /** More units than this are refused. */
    public static final int MOST_UNITS = 12;

    private final int units;
    private final NavigableMap<ExactRational, BigInteger> waysBySum;
    private final BigInteger ways;

    private ExactBootstrapOfMean(int units, NavigableMap<ExactRational, BigInteger> waysBySum) {
        this.units = units;
        this.waysBySum = waysBySum;
        this.ways = BigInteger.valueOf(units).pow(units);
    }

    /** Enumerates; refused for no values, too many of them, or one that is not finite. */
    public static Outcome<ExactBootstrapOfMean> of(double... values) {
        if (values.length == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no value, needed at least 1");
        }
        if (values.length > MOST_UNITS) {
            return Outcome.refused(
                    RefusalCode.OUT_OF_RANGE,
                    "found " + values.length + " values, at most " + MOST_UNITS + " can be enumerated");
        }
        for (double value : values) {
            if (!Double.isFinite(value)) {
                return Outcome.refused(RefusalCode.NOT_FINITE, "found the value " + value);
            }
        }
        NavigableMap<ExactRational, BigInteger> sums = new TreeMap<>();
        sums.put(ExactRational.ZERO, BigInteger.ONE);
        for (int i = 0; i < values.length; i++) {
            sums = plusOneDraw(sums, values);
        }
        return Outcome.of(new ExactBootstrapOfMean(values.length, sums));
    }

    private static NavigableMap<ExactRational, BigInteger> plusOneDraw(
            SortedMap<ExactRational, BigInteger> sums, double... values) {
        NavigableMap<ExactRational, BigInteger> next = new TreeMap<>();
        for (Map.Entry<ExactRational, BigInteger> sum : sums.entrySet()) {
            for (double value : values) {
                next.merge(sum.getKey().plus(ExactRational.of(value)), sum.getValue(), BigInteger::add);
            }
        }
        return next;
    }

    /** Expected resample mean, the sample mean. */
    public double mean() {
        ExactRational total = ExactRational.ZERO;
        for (Map.Entry<ExactRational, BigInteger> sum : waysBySum.entrySet()) {
            total = total.plus(sum.getKey().times(ExactRational.of(sum.getValue())));
        }
        return total.dividedBy(ExactRational.of(ways)).dividedBy(units).doubleValue();
    }

    /** Standard deviation of the resample mean over all resamples. */
    public double standardError() {
        ExactRational first = ExactRational.ZERO;
        ExactRational second = ExactRational.ZERO;
        for (Map.Entry<ExactRational, BigInteger> sum : waysBySum.entrySet()) {
            ExactRational weighted = sum.getKey().times(ExactRational.of(sum.getValue()));
            first = first.plus(weighted);
            second = second.plus(weighted.times(sum.getKey()));
        }
        ExactRational all = ExactRational.of(ways);
        ExactRational mean = first.dividedBy(all);
        return second.dividedBy(all)
                .minus(mean.squared())
                .dividedBy((long) units * units)
                .sqrt();
    }

    /** Probability of the smallest possible resample mean. */
    public double probabilityOfSmallest() {
        return ExactRational.of(waysBySum.firstEntry().getValue())
                .dividedBy(ExactRational.of(ways))
                .doubleValue();
    }

    /** The smallest resample mean whose cumulative probability reaches p; p in (0, 1]. */
    public double quantile(double p) {
        ExactRational needed = ExactRational.of(p).times(ExactRational.of(ways));
        BigInteger cumulative = BigInteger.ZERO;
        for (Map.Entry<ExactRational, BigInteger> sum : waysBySum.entrySet()) {
            cumulative = cumulative.add(sum.getValue());
            if (ExactRational.of(cumulative).compareTo(needed) >= 0) {
                return sum.getKey().dividedBy(units).doubleValue();
            }
        }
        return waysBySum.lastKey().dividedBy(units).doubleValue();
    }
}
