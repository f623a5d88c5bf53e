package io.modelimpact.stats.vectors;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;

/** The named numbers that an adapter got from the API; NaN stands for "the API says that it is undefined". */
final class Output {
    private final SortedMap<String, Object> values = new TreeMap<>();

    Output put(String name, double value) {
        values.put(name, value);
        return this;
    }

    Output put(String name, long count) {
        return put(name, (double) count);
    }

    /** A number that the API refuses by an exception where it is not defined. */
    Output putIfDefined(String name, DoubleSupplier value) {
        try {
            return put(name, value.getAsDouble());
        } catch (IllegalStateException undefined) {
            return put(name, Double.NaN);
        }
    }

    /** Numbers under name0, name1, .... */
    Output putEach(String name, double[] numbers) {
        for (int i = 0; i < numbers.length; i++) {
            put(name + i, numbers[i]);
        }
        return this;
    }

    /** Nested lists or maps of numbers, or a truth value. */
    Output with(String name, Object nested) {
        values.put(name, nested);
        return this;
    }

    SortedMap<String, Object> values() {
        return values;
    }
}
