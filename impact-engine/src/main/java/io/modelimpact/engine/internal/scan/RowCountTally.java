package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.RuleState;
import java.util.List;
import java.util.Optional;

/** A rule about the number of rows, which is judged later. */
final class RowCountTally implements RuleTally {

    private long count;

    @Override
    public void add(Rows rows, RowHashes hashes) {
        count += rows.count();
    }

    @Override
    public void merge(RuleTally other) {
        count += ((RowCountTally) other).count;
    }

    @Override
    public RuleState state() {
        return new RuleState(count, 0, Optional.of(Long.toString(count)), List.of());
    }
}
