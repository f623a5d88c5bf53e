package io.modelimpact.engine.internal.scan.rowset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Collects hashes and gives them back in order, each as often as it came. Holds as many in memory as it may; when these are full they are sorted and
 * written to a file. Merges with sorters of the same file. Mutable, confined to one thread.
 */
public final class HashSorter {

    /** The least number of hashes that a sorter may hold. */
    public static final int LEAST = 64;

    /** How many bytes a hash takes in memory. */
    public static final int BYTES = HashCursor.HASH_BYTES;

    private static final int FIRST = 1024;

    /** Blocks of a run that are read at once: smaller ones would be read slowly, larger ones would not be read faster. */
    private static final int BLOCK = 2048;

    private final SpillFile file;
    private final int capacity;
    private final List<Run> runs = new ArrayList<>();
    private long[] held;
    private int count;

    /** Sees hashes in their order. */
    public interface Visitor {
        /** Sees the hash of four longs that starts in an array at an index. */
        void visit(long[] hashes, int at);
    }

    /**
     * A sorter without hashes.
     *
     * @param file where to put what does not fit
     * @param capacity how many hashes to hold in memory, at least {@value #LEAST}; {@link IllegalArgumentException} otherwise
     */
    public HashSorter(SpillFile file, int capacity) {
        if (capacity < LEAST) {
            throw new IllegalArgumentException("expected room for at least " + LEAST + " hashes, found " + capacity);
        }
        this.file = file;
        this.capacity = capacity;
        this.held = new long[Math.min(FIRST, capacity) * HashSort.WIDTH];
    }

    /** Adds a hash. */
    public void add(long first, long second, long third, long fourth) {
        makeRoom();
        int at = count * HashSort.WIDTH;
        held[at] = first;
        held[at + 1] = second;
        held[at + 2] = third;
        held[at + 3] = fourth;
        count++;
    }

    private void makeRoom() {
        if (count == capacity) {
            spill();
        } else if (count * HashSort.WIDTH == held.length) {
            held = Arrays.copyOf(held, Math.min(2 * count, capacity) * HashSort.WIDTH);
        }
    }

    /** How many hashes were added. */
    public long size() {
        return count + longs(runs) / HashSort.WIDTH;
    }

    /** Adds the hashes of another sorter, which is not to be used any more. */
    public void merge(HashSorter other) {
        runs.addAll(other.runs);
        if (other.count > capacity - count) {
            other.spill();
            runs.add(other.runs.get(other.runs.size() - 1));
        } else {
            held = Arrays.copyOf(held, Math.max(held.length, (count + other.count) * HashSort.WIDTH));
            System.arraycopy(other.held, 0, held, count * HashSort.WIDTH, other.count * HashSort.WIDTH);
            count += other.count;
        }
        other.held = new long[0];
        other.count = 0;
    }

    /** Writes what is in memory to the file. */
    private void spill() {
        HashSort.sort(held, count);
        RunWriter writer = new RunWriter(file, (long) count * HashSort.WIDTH);
        for (int i = 0; i < count * HashSort.WIDTH; i++) {
            writer.add(held[i]);
        }
        runs.add(writer.finish());
        count = 0;
    }

    /** Writes all hashes to the file; the runs that hold them. More can be added. */
    public List<Run> store() {
        if (count > 0) {
            spill();
        }
        return List.copyOf(runs);
    }

    /** Adds the hashes of runs that are in the file. */
    public void adopt(List<Run> stored) {
        runs.addAll(stored);
    }

    /** Shows all hashes in their order. The sorter is not to be used any more. */
    public void drainTo(Visitor visitor) {
        if (runs.isEmpty()) {
            HashSort.sort(held, count);
            visit(List.of(new HashCursor(file, held, count)), visitor);
        } else {
            drainRunsTo(visitor);
        }
        runs.clear();
        count = 0;
    }

    /** What is in memory makes room for the blocks that are read. */
    private void drainRunsTo(Visitor visitor) {
        if (count > 0) {
            spill();
        }
        held = new long[0];
        while (runs.size() > mostAtOnce()) {
            mergeSome();
        }
        visit(cursors(runs), visitor);
    }

    private static long longs(List<Run> some) {
        return some.stream().mapToLong(Run::longs).sum();
    }

    /** As many runs as blocks fit where the hashes were held before. */
    private int mostAtOnce() {
        return Math.max(2, capacity / (2 * block()));
    }

    private int block() {
        return Math.min(BLOCK, Math.max(1, capacity / 4));
    }

    /** Makes one run of the oldest ones. */
    private void mergeSome() {
        List<Run> oldest = runs.subList(0, mostAtOnce());
        RunWriter writer = new RunWriter(file, longs(oldest));
        visit(cursors(oldest), (hashes, at) -> {
            for (int i = 0; i < HashSort.WIDTH; i++) {
                writer.add(hashes[at + i]);
            }
        });
        oldest.clear();
        runs.add(writer.finish());
    }

    private List<HashCursor> cursors(List<Run> some) {
        List<HashCursor> cursors = new ArrayList<>();
        some.forEach(run -> cursors.add(new HashCursor(file, run, block())));
        return cursors;
    }

    private static void visit(List<HashCursor> cursors, Visitor visitor) {
        PriorityQueue<HashCursor> smallest = new PriorityQueue<>();
        cursors.stream().filter(HashCursor::next).forEach(smallest::add);
        while (!smallest.isEmpty()) {
            HashCursor cursor = smallest.remove();
            boolean more = true;
            while (more && (smallest.isEmpty() || cursor.compareTo(smallest.element()) <= 0)) {
                visitor.visit(cursor.block(), cursor.at());
                more = cursor.next();
            }
            if (more) {
                smallest.add(cursor);
            }
        }
    }
}
