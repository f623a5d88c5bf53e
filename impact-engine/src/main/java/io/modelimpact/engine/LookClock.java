package io.modelimpact.engine;

import java.util.List;

/**
 * When looks were taken, in units of all arms together.
 *
 * @param earlier the units at the earlier looks, in their order
 * @param units the units at this look
 */
public record LookClock(List<Long> earlier, long units) {
    /** Keeps a copy of the list. */
    public LookClock {
        earlier = List.copyOf(earlier);
    }

    /** Which look this is, from 1. */
    public int number() {
        return earlier.size() + 1;
    }

    /** The most units that any earlier look had; 0 for the first look. */
    public long mostBefore() {
        return earlier.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
