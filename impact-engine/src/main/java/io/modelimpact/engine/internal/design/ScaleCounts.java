package io.modelimpact.engine.internal.design;

import io.modelimpact.engine.CellKey;
import io.modelimpact.engine.Evidence;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.quantile.ValueCounts;
import io.modelimpact.stats.rank.CliffsDelta;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * How many answers of an arm are on each level of an ordered scale, for everyone or in one member of a slice.
 *
 * @param names the levels from the lowest to the highest
 * @param counts the answers on each
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and read, never compared
public record ScaleCounts(List<String> names, long[] counts) {
    private static final List<String> PROMOTER_GROUPS = List.of("detractors", "passives", "promoters");
    private static final long[] PROMOTER_SCORES = {-100, 0, 100};

    /** Keeps copies. */
    public ScaleCounts {
        names = List.copyOf(names);
        counts = counts.clone();
    }

    /** The answers on each level. */
    @Override
    public long[] counts() {
        return counts.clone();
    }

    /** The counts of a metric with a scale; empty for other metrics, and where the evidence holds no counts. */
    public static Optional<ScaleCounts> of(Evidence evidence, Metric metric, String arm, SliceMemberKey where) {
        CellKey key = new CellKey(metric.id(), arm, where.slice(), where.member());
        return Optional.ofNullable(evidence.values().get(key)).flatMap(values -> of(metric, values));
    }

    private static Optional<ScaleCounts> of(Metric metric, ValueCounts values) {
        if (metric.kind() == MetricKind.NET_PROMOTER_SCORE) {
            return Optional.of(new ScaleCounts(PROMOTER_GROUPS, counts(values, PROMOTER_SCORES)));
        }
        return metric.scale().map(scale -> {
            long[] levels =
                    LongStream.rangeClosed(scale.lowest(), scale.highest()).toArray();
            return new ScaleCounts(scale.names(), counts(values, levels));
        });
    }

    private static long[] counts(ValueCounts values, long[] levels) {
        long[] counts = new long[levels.length];
        for (int entry = 0; values.isExact() && entry < values.size(); entry++) {
            int level = Arrays.binarySearch(levels, (long) values.value(entry).doubleValue());
            if (level >= 0) {
                counts[level] += values.count(entry);
            }
        }
        return counts;
    }

    /** How many answers there are. */
    public long total() {
        return Arrays.stream(counts).sum();
    }

    /** How many answers are on the highest levels, so many of them. */
    long top(int levels) {
        return Arrays.stream(counts, counts.length - levels, counts.length).sum();
    }

    /** How these answers, of a candidate, differ from those of a baseline. */
    public Outcome<CliffsDelta> against(ScaleCounts baseline) {
        return CliffsDelta.of(baseline.counts, counts);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ScaleCounts that && names.equals(that.names) && Arrays.equals(counts, that.counts);
    }

    @Override
    public int hashCode() {
        return 31 * names.hashCode() + Arrays.hashCode(counts);
    }

    @Override
    public String toString() {
        return names + " " + Arrays.toString(counts);
    }
}
