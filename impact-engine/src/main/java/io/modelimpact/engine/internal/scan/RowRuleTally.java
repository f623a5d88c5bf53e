package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.RuleState;
import java.util.BitSet;
import java.util.Optional;

/** A rule that holds or not in each row by itself. */
final class RowRuleTally implements RuleTally {

    private final Kernel<Truths> rule;
    private final SmallestHashes broken = new SmallestHashes();
    private long checked;
    private long failed;

    RowRuleTally(Kernel<Truths> rule) {
        this.rule = rule;
    }

    @Override
    public void add(Rows rows, RowHashes hashes) {
        Truths truths = rule.evaluate(rows);
        BitSet no = truths.no();
        int broke = no.cardinality();
        checked += truths.yes().cardinality() + broke;
        failed += broke;
        no.stream().forEach(row -> hashes.offerTo(broken, row));
    }

    @Override
    public void merge(RuleTally other) {
        RowRuleTally tally = (RowRuleTally) other;
        checked += tally.checked;
        failed += tally.failed;
        broken.merge(tally.broken);
    }

    @Override
    public RuleState state() {
        return new RuleState(checked, failed, Optional.empty(), broken.hex());
    }
}
