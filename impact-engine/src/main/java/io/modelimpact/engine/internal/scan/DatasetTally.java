package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.ColumnBatch;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the rows of a dataset scanned so far add up to. */
final class DatasetTally {

    private final DatasetPlan plan;
    private final ByteSink sink = new ByteSink();
    private final SortedMap<RuleKey, RuleTally> rules = new TreeMap<>();
    private final Optional<UnitTally> units;
    private long rows;
    private long fingerprintHigh;
    private long fingerprintLow;

    DatasetTally(DatasetPlan plan) {
        this.plan = plan;
        this.units = plan.units.map(UnitTally::new);
        plan.rules.forEach((key, newTally) -> rules.put(key, newTally.get()));
    }

    void add(ColumnBatch batch) {
        Rows columns = new Rows(plan.fields, batch);
        RowHashes hashes = RowHashes.of(plan.schema, plan.schemaDigest, columns, sink);
        rows += columns.count();
        for (int row = 0; row < columns.count(); row++) {
            addFingerprint(hashes.high[row], hashes.low[row]);
        }
        rules.values().forEach(rule -> rule.add(columns, hashes));
        units.ifPresent(tally -> tally.add(columns));
    }

    private void addFingerprint(long high, long low) {
        fingerprintLow += low;
        int carry = Long.compareUnsigned(fingerprintLow, low) < 0 ? 1 : 0;
        fingerprintHigh += high + carry;
    }

    void merge(DatasetTally other) {
        rows += other.rows;
        addFingerprint(other.fingerprintHigh, other.fingerprintLow);
        other.rules.forEach((key, tally) -> {
            RuleTally own = rules.get(key);
            if (own != null) {
                own.merge(tally);
            }
        });
        other.units.ifPresent(tally -> units.ifPresent(own -> own.merge(tally)));
    }

    DatasetFacts facts(Optional<Instant> snapshotAt) {
        HexFormat hex = HexFormat.of();
        return new DatasetFacts(
                rows,
                plan.fields.stream().map(Field::name).toList(),
                plan.schemaDigest,
                hex.toHexDigits(fingerprintHigh) + hex.toHexDigits(fingerprintLow),
                snapshotAt);
    }

    SortedMap<RuleKey, RuleState> ruleStates() {
        TreeMap<RuleKey, RuleState> states = new TreeMap<>();
        rules.forEach((key, tally) -> states.put(key, tally.state()));
        return states;
    }

    Optional<UnitTally> units() {
        return units;
    }
}
