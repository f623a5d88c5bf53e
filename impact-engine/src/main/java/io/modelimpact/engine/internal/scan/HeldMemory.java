package io.modelimpact.engine.internal.scan;

import io.modelimpact.ImpactException;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** Counts what all tallies of a scan hold entry by entry, and ends the scan when that is more than its budget. Safe for several threads. */
final class HeldMemory {

    private final String dataset;
    private final long limit;
    private final AtomicLong total = new AtomicLong();

    HeldMemory(String dataset, long limit) {
        this.dataset = dataset;
        this.limit = limit;
    }

    /**
     * Takes note of what a tally holds now.
     *
     * @param before what it held when it was noted last
     * @return what it holds
     * @throws ImpactException code {@code engine/memory-budget}
     */
    long note(List<HeldState> states, long before) {
        long now = states.stream().mapToLong(HeldState::bytes).sum();
        long held = total.addAndGet(now - before);
        if (held > limit) {
            throw exceeded(states, held);
        }
        return now;
    }

    private ImpactException exceeded(List<HeldState> states, long held) {
        HeldState largest =
                states.stream().max(Comparator.comparingLong(HeldState::bytes)).orElseThrow();
        return new ImpactException(
                "engine/memory-budget",
                "the scan of " + dataset + " would hold " + held + " bytes, allowed are " + limit
                        + "; what has grown most: " + largest.what() + ", " + largest.entries() + " of "
                        + largest.bytesEach() + " bytes",
                "allow more with Execution.within(MemoryBudget.ofBytes(…)), leave out what asks for it, or scan parts with different units"
                        + " and merge their evidence");
    }
}
