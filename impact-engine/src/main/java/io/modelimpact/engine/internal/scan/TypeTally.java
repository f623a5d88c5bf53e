package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.RuleState;
import io.modelimpact.formula.Field;
import java.util.BitSet;
import java.util.Optional;

/** The rule that every value of a field is of its type. */
final class TypeTally implements RuleTally {

    private final Field field;
    private final SmallestHashes broken = new SmallestHashes();
    private long checked;
    private long failed;

    TypeTally(Field field) {
        this.field = field;
    }

    @Override
    public void add(Rows rows, RowHashes hashes) {
        BitSet malformed = rows.malformed(field);
        checked += rows.count();
        failed += malformed.cardinality();
        malformed.stream().forEach(row -> broken.offer(hashes.of(row)));
    }

    @Override
    public void merge(RuleTally other) {
        TypeTally tally = (TypeTally) other;
        checked += tally.checked;
        failed += tally.failed;
        broken.merge(tally.broken);
    }

    @Override
    public RuleState state() {
        return new RuleState(checked, failed, Optional.empty(), broken.hex());
    }
}
