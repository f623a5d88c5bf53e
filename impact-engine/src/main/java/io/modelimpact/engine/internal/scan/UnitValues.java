package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.quantile.ClusterSink;
import java.util.Arrays;
import java.util.List;

/** The values of the rows of each entry of one grouping, whole numbers or the bits of binary64, in no order. Mutable, confined to one thread. */
final class UnitValues {

    private static final int FIRST_ROOM = 16;

    private int[] entryOf = new int[FIRST_ROOM];
    private long[] bits = new long[FIRST_ROOM];
    private int count;
    /** Values beyond 64 bits, by cell. */
    private final CellCounts notFinite = new CellCounts(1);

    void add(int entry, int cell, MetricValues values, int row) {
        if (!values.isExact()) {
            add(entry, Double.doubleToRawLongBits(values.real(0, row)));
        } else if (values.overflowed().get(row)) {
            notFinite.add(0, cell, 1);
        } else {
            add(entry, values.whole(0, row));
        }
    }

    private void add(int entry, long value) {
        if (count == bits.length) {
            int room = Math.addExact(count, count / 2);
            entryOf = Arrays.copyOf(entryOf, room);
            bits = Arrays.copyOf(bits, room);
        }
        entryOf[count] = entry;
        bits[count++] = value;
    }

    /** Adds what another part of the rows has in a grouping whose entries and cells are those here. */
    void merge(UnitValues other, int[] entries, CellMap map, int grouping) {
        for (int i = 0; i < other.count; i++) {
            if (entries[other.entryOf[i]] != RepeatedUnits.NONE) {
                add(entries[other.entryOf[i]], other.bits[i]);
            }
        }
        for (int cell = 0; cell < map.count(grouping); cell++) {
            notFinite.add(0, map.cell(grouping, cell), other.notFinite.get(0, cell));
        }
    }

    void writeTo(StateWriter out) {
        out.add(count);
        for (int i = 0; i < count; i++) {
            out.add(entryOf[i]);
            out.add(bits[i]);
        }
        notFinite.writeTo(out);
    }

    void read(StateReader in) {
        int values = in.nextInt();
        for (int i = 0; i < values; i++) {
            add(in.nextInt(), in.next());
        }
        notFinite.read(in);
    }

    /** How many values there are. */
    long size() {
        return count;
    }

    /** Hands on the values of each entry as a cluster of its cell. */
    void giveTo(List<? extends ClusterSink> cells, UnitEntries entries, boolean exact) {
        int[] ends = ends(entries.size());
        long[] ordered = ordered(ends.clone());
        int from = 0;
        for (int entry = 0; entry < entries.size(); entry++) {
            long[] cluster = Arrays.copyOfRange(ordered, from, ends[entry]);
            from = ends[entry];
            ClusterSink sink = cells.get(entries.cell(entry));
            if (exact) {
                sink.addCluster(cluster);
            } else {
                sink.addCluster(Arrays.stream(cluster)
                        .mapToDouble(Double::longBitsToDouble)
                        .toArray());
            }
        }
        for (int cell = 0; cell < cells.size(); cell++) {
            cells.get(cell).addNotFinite(notFinite.get(0, cell));
        }
    }

    /** Where the values of each entry end when they follow each other. */
    private int[] ends(int entries) {
        int[] ends = new int[entries];
        for (int i = 0; i < count; i++) {
            ends[entryOf[i]]++;
        }
        for (int entry = 1; entry < entries; entry++) {
            ends[entry] += ends[entry - 1];
        }
        return ends;
    }

    private long[] ordered(int... next) {
        long[] ordered = new long[count];
        for (int i = count - 1; i >= 0; i--) {
            ordered[--next[entryOf[i]]] = bits[i];
        }
        return ordered;
    }
}
