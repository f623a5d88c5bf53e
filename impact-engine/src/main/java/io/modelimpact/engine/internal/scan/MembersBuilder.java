package io.modelimpact.engine.internal.scan;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects the members of rows by a key, and names each key once. */
final class MembersBuilder<K> {

    private final Map<K, Integer> codeOf = new HashMap<>();
    private final List<String> names = new ArrayList<>();
    private final Function<K, String> name;
    private final int[] codes;

    MembersBuilder(int rows, Function<K, String> name) {
        this.codes = new int[rows];
        this.name = name;
    }

    void set(int row, K key) {
        Integer known = codeOf.get(key);
        if (known == null) {
            known = names.size();
            codeOf.put(key, known);
            names.add(name.apply(key));
        }
        codes[row] = known;
    }

    Members build() {
        return new Members(codes, List.copyOf(names));
    }
}
