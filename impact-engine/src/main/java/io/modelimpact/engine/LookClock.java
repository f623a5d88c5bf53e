package io.modelimpact.engine;

import java.util.List;
import java.util.Optional;

/**
 * When looks were taken, in units of all arms together, and what a claim's standard errors were.
 *
 * @param earlier the units at the earlier looks, in their order
 * @param units the units at this look
 * @param errors the standard errors of the claim in question, where the plan counts information by them
 */
public record LookClock(List<Long> earlier, long units, Optional<StandardErrors> errors) {
    /** Keeps a copy of the list. */
    public LookClock {
        earlier = List.copyOf(earlier);
    }

    /** A clock of units alone. */
    public LookClock(List<Long> earlier, long units) {
        this(earlier, units, Optional.empty());
    }

    /** The same looks with the standard errors of a claim. */
    public LookClock with(StandardErrors claim) {
        return new LookClock(earlier, units, Optional.of(claim));
    }

    /** Which look this is, from 1. */
    public int number() {
        return earlier.size() + 1;
    }

    /** The units at a look, counted from 0; the last is this one. */
    public long unitsAt(int look) {
        return look < earlier.size() ? earlier.get(look) : units;
    }

    /** The most units that any earlier look had; 0 for the first look. */
    public long mostBefore() {
        return earlier.stream().mapToLong(Long::longValue).max().orElse(0);
    }
}
