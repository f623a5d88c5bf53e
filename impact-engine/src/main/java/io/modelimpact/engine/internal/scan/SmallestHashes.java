package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.RuleState;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;

/** The smallest of the row hashes that were offered, compared as unsigned numbers. */
final class SmallestHashes {

    private final TreeSet<Long> smallest = new TreeSet<>(Long::compareUnsigned);

    void offer(long hash) {
        smallest.add(hash);
        if (smallest.size() > RuleState.MOST_DIGESTS) {
            smallest.pollLast();
        }
    }

    void merge(SmallestHashes other) {
        other.smallest.forEach(this::offer);
    }

    List<String> hex() {
        return smallest.stream().map(HexFormat.of()::toHexDigits).toList();
    }
}
