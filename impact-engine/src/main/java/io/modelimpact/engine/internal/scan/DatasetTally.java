package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import io.modelimpact.formula.Field;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.spi.ColumnBatch;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the rows of a dataset scanned so far add up to. */
final class DatasetTally implements PartTally<DatasetTally> {

    private final DatasetPlan plan;
    private final DigestLevel digest;
    private final Optional<RowLeaves> leaves;
    private final LeafBytes bytes;
    private final SortedMap<RuleKey, RuleTally> rules = new TreeMap<>();
    private final Optional<UnitTally> units;
    private final Fingerprint fingerprint;
    private long rows;
    private long held;

    /** Leaves are kept where a commitment is made. */
    DatasetTally(DatasetPlan plan, DigestLevel digest, Optional<RowLeaves> leaves) {
        this.plan = plan;
        this.digest = digest;
        this.leaves = leaves;
        this.bytes = new LeafBytes(plan.fields, plan.schemaDigest);
        this.units = plan.units.map(UnitTally::new);
        this.fingerprint = new Fingerprint(plan.fingerprint, plan.fields);
        plan.rules.forEach((key, newTally) -> rules.put(key, newTally.get()));
    }

    @Override
    public void add(ColumnBatch batch) {
        Rows columns = new Rows(plan.fields, batch);
        boolean hashing = digest != DigestLevel.NONE;
        RowHashes hashes = new RowHashes(hashing, bytes, columns);
        rows += columns.count();
        if (hashing) {
            fingerprint.add(columns);
        }
        leaves.ifPresent(kept -> kept.add(hashes, columns.count()));
        rules.values().forEach(rule -> rule.add(columns, hashes));
        units.ifPresent(tally -> tally.add(columns));
    }

    @Override
    public void merge(DatasetTally other) {
        rows += other.rows;
        fingerprint.merge(other.fingerprint);
        other.rules.forEach((key, tally) -> {
            RuleTally own = rules.get(key);
            if (own != null) {
                own.merge(tally);
            }
        });
        other.units.ifPresent(tally -> units.ifPresent(own -> own.merge(tally)));
        other.leaves.ifPresent(tally -> leaves.ifPresent(own -> own.merge(tally)));
    }

    @Override
    public void noteHeld(HeldMemory memory) {
        held = memory.note(heldStates(), held);
    }

    @Override
    public void forgetHeld(HeldMemory memory) {
        held = memory.note(List.of(), held);
    }

    private List<HeldState> heldStates() {
        List<HeldState> states = new ArrayList<>();
        rules.forEach(
                (key, tally) -> tally.held(key.dataset() + " " + key.ruleId()).ifPresent(states::add));
        units.ifPresent(tally -> states.addAll(tally.held()));
        return states;
    }

    /** The facts without the commitment, which takes time to make. */
    DatasetFacts facts(Optional<Instant> snapshotAt) {
        return new DatasetFacts(
                rows,
                plan.fields.stream().map(Field::name).toList(),
                plan.schemaDigest,
                digest == DigestLevel.NONE ? Optional.empty() : Optional.of(fingerprint.hex()),
                Optional.empty(),
                snapshotAt,
                List.of());
    }

    /** The rules of uniqueness. */
    SortedMap<RuleKey, UniqueTally> uniques() {
        TreeMap<RuleKey, UniqueTally> uniques = new TreeMap<>();
        rules.forEach((key, tally) -> {
            if (tally instanceof UniqueTally unique) {
                uniques.put(key, unique);
            }
        });
        return uniques;
    }

    /** The hashes of the rows, where a commitment is made. */
    Optional<RowLeaves> leaves() {
        return leaves;
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
