package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import io.modelimpact.formula.Field;
import io.modelimpact.spi.ColumnBatch;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the rows of a dataset scanned so far add up to. */
final class DatasetTally {

    private final DatasetPlan plan;
    private final ByteSink sink = new ByteSink();
    private final SortedMap<RuleKey, RuleTally> rules = new TreeMap<>();
    private final Optional<UnitTally> units;
    private final Fingerprint fingerprint;
    private long rows;

    DatasetTally(DatasetPlan plan) {
        this.plan = plan;
        this.units = plan.units.map(UnitTally::new);
        this.fingerprint = new Fingerprint(plan.fingerprint, plan.fields);
        plan.rules.forEach((key, newTally) -> rules.put(key, newTally.get()));
    }

    void add(ColumnBatch batch) {
        Rows columns = new Rows(plan.fields, batch);
        RowHashes hashes = new RowHashes(plan.schemaDigest, plan.fields, columns, sink);
        rows += columns.count();
        fingerprint.add(columns);
        rules.values().forEach(rule -> rule.add(columns, hashes));
        units.ifPresent(tally -> tally.add(columns));
    }

    void merge(DatasetTally other) {
        rows += other.rows;
        fingerprint.merge(other.fingerprint);
        other.rules.forEach((key, tally) -> {
            RuleTally own = rules.get(key);
            if (own != null) {
                own.merge(tally);
            }
        });
        other.units.ifPresent(tally -> units.ifPresent(own -> own.merge(tally)));
    }

    DatasetFacts facts(Optional<Instant> snapshotAt) {
        return new DatasetFacts(
                rows,
                plan.fields.stream().map(Field::name).toList(),
                plan.schemaDigest,
                fingerprint.hex(),
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
