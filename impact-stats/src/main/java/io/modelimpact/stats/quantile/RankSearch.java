package io.modelimpact.stats.quantile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;

/**
 * Finds the values of chosen ranks exactly where {@link ValueCounts} know their bins alone: all values are gone through again, in any order, as often as
 * needed. By radix selection: a pass counts the values of a bin that holds a rank by narrower parts, and the next one those of the part that does.
 *
 * <p>Until {@link #isFound()}: add all values, in any number of searches {@link #another()} that are then merged, and call {@link #endPass()}. What is found is a
 * matter of the values alone.
 *
 * <p>One pass is enough where a bin holds at most 4,096 different values; five always are. Memory: at most 4,096 entries of 32 bytes for a rank.
 * Mutable; confined to one thread.
 *
 * <p>Source: the selection by digits that D. E. Knuth describes with radix sorting ("The Art of Computer Programming", volume 3, section 5.2.5).
 */
public final class RankSearch implements ValueSink {
    private final ValueCounts counts;
    private final List<ValueSplit> found = new ArrayList<>();
    private List<KeyInterval> open;

    private RankSearch(ValueCounts counts, List<KeyInterval> open) {
        this.counts = counts;
        this.open = open;
    }

    /**
     * A search before its first pass. Ranks whose values the counts know are found at once.
     *
     * @param counts the counts of the values that will be added
     * @param ranks each from 1, for the least value, to the number of values
     * @throws IllegalArgumentException for other ranks
     */
    public static RankSearch of(ValueCounts counts, SortedSet<Long> ranks) {
        RankSearch search = new RankSearch(counts, new ArrayList<>());
        int last = -1;
        for (long rank : ranks) {
            int entry = counts.entryOfRank(rank);
            if (entry != last && !counts.isExact(entry)) {
                search.open(counts.interval(entry, ranks));
            }
            last = entry;
        }
        return search;
    }

    private void open(KeyInterval interval) {
        interval.onlyValue().ifPresentOrElse(found::add, () -> open.add(interval));
    }

    @Override
    public void add(long value) {
        counts.requireForm(ValueForm.WHOLE);
        addKey(value);
    }

    @Override
    public void add(double value) {
        counts.requireForm(ValueForm.REAL);
        if (Double.isFinite(value)) {
            addKey(ValueForm.key(value));
        }
    }

    /** Nothing to do: such a value has no rank. */
    @Override
    public void addNotFinite(long times) {}

    private void addKey(long key) {
        for (KeyInterval interval : open) {
            if (interval.isAbove(key)) {
                return;
            }
            if (!interval.isBelow(key)) {
                interval.add(key);
                return;
            }
        }
    }

    /** A search to count further values of the present pass, to be merged into this one before its end. */
    public RankSearch another() {
        return new RankSearch(counts, open.stream().map(KeyInterval::another).toList());
    }

    /** Adds what {@link #another} counted in this pass. */
    public void merge(RankSearch other) {
        if (open.size() != other.open.size()) {
            throw new IllegalArgumentException("Expected a search in the same pass, found one for " + other.open.size()
                    + " parts instead of " + open.size());
        }
        for (int at = 0; at < open.size(); at++) {
            open.get(at).merge(other.open.get(at));
        }
    }

    /**
     * Ends the present pass.
     *
     * @throws IllegalStateException if the values are not those that were counted
     */
    public void endPass() {
        open = open.stream()
                .flatMap(interval -> interval.narrowed(found).stream())
                .toList();
    }

    /** Whether no further pass is needed. */
    public boolean isFound() {
        return open.isEmpty();
    }

    /** The values that were told apart here, ascending. */
    List<ValueSplit> splits() {
        return found.stream()
                .sorted(Comparator.comparingLong(ValueSplit::value))
                .toList();
    }

    /**
     * The counts, in which the values of the ranks are told apart.
     *
     * @throws IllegalStateException before the last pass has ended
     */
    public ValueCounts counts() {
        if (!isFound()) {
            throw new IllegalStateException("A pass is needed for " + open.size() + " parts of the values");
        }
        return counts.splitAt(splits());
    }
}
