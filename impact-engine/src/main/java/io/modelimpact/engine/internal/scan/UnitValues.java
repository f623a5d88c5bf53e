package io.modelimpact.engine.internal.scan;

import java.util.Arrays;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** The values of each unit's rows, whole numbers or the bits of binary64, in no order. Mutable, confined to one thread. */
final class UnitValues {

    private static final int FIRST_ROOM = 4;

    private final TreeMap<String, Values> units = new TreeMap<>();

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

    void add(String unit, long bits) {
        units.computeIfAbsent(unit, fresh -> new Values()).add(bits);
    }

    void merge(UnitValues other) {
        other.units.forEach((unit, values) -> {
            Values own = units.putIfAbsent(unit, values);
            if (own != null) {
                own.addAll(values);
            }
        });
    }

    /** Shows the values of each unit. */
    void forEach(BiConsumer<String, long[]> visitor) {
        units.forEach((unit, values) -> visitor.accept(unit, Arrays.copyOf(values.bits, values.count)));
    }
}
