package io.modelimpact.engine.internal.scan;

import io.modelimpact.stats.quantile.ClusterCounter;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.TreeMap;

/** The values of each unit's rows in one cell, whole numbers or the bits of binary64, in no order. Mutable, confined to one thread. */
final class UnitValues {

    private static final int FIRST_ROOM = 4;

    private final SortedMap<String, Values> units = new TreeMap<>();
    private long notFinite;

    private static final class Values {
        private long[] bits = new long[FIRST_ROOM];
        private int count;

        void add(long value) {
            if (count == bits.length) {
                bits = Arrays.copyOf(bits, 2 * count);
            }
            bits[count++] = value;
        }

        void addAll(Values other) {
            bits = Arrays.copyOf(bits, Math.max(bits.length, count + other.count));
            System.arraycopy(other.bits, 0, bits, count, other.count);
            count += other.count;
        }
    }

    void add(String unit, MetricValues values, int row) {
        if (!values.isExact()) {
            add(unit, Double.doubleToRawLongBits(values.real(0, row)));
        } else if (values.overflowed().get(row)) {
            notFinite++;
        } else {
            add(unit, values.whole(0, row));
        }
    }

    private void add(String unit, long bits) {
        units.computeIfAbsent(unit, fresh -> new Values()).add(bits);
    }

    void merge(UnitValues other) {
        notFinite += other.notFinite;
        other.units.forEach((unit, values) -> {
            Values own = units.putIfAbsent(unit, values);
            if (own != null) {
                own.addAll(values);
            }
        });
    }

    /** How many units there are. */
    long unitCount() {
        return units.size();
    }

    /** How many values there are. */
    long valueCount() {
        return units.values().stream().mapToLong(values -> values.count).sum();
    }

    /** The values, cluster by cluster. */
    ClusterCounter counted(boolean exact) {
        ClusterCounter counter = exact ? ClusterCounter.ofWholes() : ClusterCounter.ofReals();
        counter.addNotFinite(notFinite);
        for (Values values : units.values()) {
            long[] bits = Arrays.copyOf(values.bits, values.count);
            if (exact) {
                counter.addCluster(bits);
            } else {
                counter.addCluster(Arrays.stream(bits)
                        .mapToDouble(Double::longBitsToDouble)
                        .toArray());
            }
        }
        return counter;
    }
}
