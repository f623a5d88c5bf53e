package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.internal.scan.StoredScan.StoredKeys;
import io.modelimpact.engine.internal.scan.StoredScan.StoredUnits;
import io.modelimpact.engine.internal.scan.rowset.Run;
import io.modelimpact.engine.internal.scan.rowset.SpillFile;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * All rows of a dataset so far: those that an earlier scan has stored, as evidence, and those of this one, as a tally. What is kept value by value and row by row
 * is in the tally for both. Confined to one thread.
 */
final class ScanTotal {

    private final TallySupply tallies;
    private final HeldMemory memory;
    private final SpillFile file;
    private final EvidenceForm form;
    private final Optional<Instant> snapshotAt;
    private final Optional<Evidence> earlier;
    private final DatasetTally tally;
    private final SortedMap<RuleKey, List<Run>> keys = new TreeMap<>();
    private final List<StoredUnits> units = new ArrayList<>();

    ScanTotal(
            TallySupply tallies,
            HeldMemory memory,
            SpillFile file,
            EvidenceForm form,
            Optional<Instant> snapshotAt,
            Optional<StoredScan> stored) {
        this.tallies = tallies;
        this.memory = memory;
        this.file = file;
        this.form = form;
        this.snapshotAt = snapshotAt;
        this.earlier = stored.map(StoredScan::evidence);
        this.tally = tallies.fresh();
        stored.ifPresent(this::adopt);
    }

    private void adopt(StoredScan stored) {
        tally.uniques().forEach((rule, unique) -> {
            StoredKeys known = stored.keys().get(rule);
            if (known == null || !unique.values().adopt(known, file)) {
                throw ScanCheckpoint.damaged("the values under rule " + rule.ruleId() + " are not what was written");
            }
            keys.put(rule, new ArrayList<>(known.runs()));
        });
        tally.leaves().ifPresent(leaves -> leaves.adopt(stored.leaves(), file));
        stored.units().forEach(this::adopt);
        tally.noteHeld(memory);
    }

    private void adopt(StoredUnits stored) {
        if (!tally.units().map(own -> own.adopt(stored, file)).orElse(false)) {
            throw ScanCheckpoint.damaged("the sums of units are not what was written");
        }
        units.add(stored);
    }

    /** Adds what all tasks have found since the last time. */
    void add(BatchWork<DatasetTally> work) {
        work.moveTo(tally);
    }

    /** Adds what all tasks have found since the last time, and writes down what is kept value by value and row by row. */
    StoredScan store(BatchWork<DatasetTally> work, long lastRow, MalformedLog malformed) {
        DatasetTally since = tallies.fresh();
        work.moveTo(since);
        since.uniques()
                .forEach((rule, unique) -> keys.computeIfAbsent(rule, first -> new ArrayList<>())
                        .add(unique.values().writeTo(file)));
        since.units().filter(UnitTally::isOfRepeatedUnits).ifPresent(found -> units.add(found.writeTo(file)));
        tally.merge(since);
        since.forgetHeld(memory);
        tally.noteHeld(memory);
        List<Run> leaves = tally.leaves().map(RowLeaves::store).orElse(List.of());
        file.force();
        return new StoredScan(
                lastRow, false, summed(), malformed.first(), file.length(), leaves, storedKeys(), List.copyOf(units));
    }

    private SortedMap<RuleKey, StoredKeys> storedKeys() {
        TreeMap<RuleKey, StoredKeys> stored = new TreeMap<>();
        tally.uniques()
                .forEach((rule, unique) ->
                        stored.put(rule, unique.values().stored(keys.getOrDefault(rule, List.of()))));
        return stored;
    }

    /** The sums of all rows, without rules of uniqueness, without a commitment, and without what is stored unit by unit. */
    private Evidence summed() {
        SortedMap<RuleKey, RuleState> rules = tally.ruleStates();
        rules.keySet().removeAll(tally.uniques().keySet());
        DatasetFacts facts = tally.facts(snapshotAt);
        return together(tally.units()
                .filter(UnitTally::isOfRepeatedUnits)
                .map(found -> form.ofRows(facts, rules, found))
                .orElseGet(() -> form.of(facts, rules, tally.units())));
    }

    private Evidence together(Evidence current) {
        return earlier.map(stored -> form.sum(stored, current)).orElse(current);
    }

    /** The values of all rows under rules of uniqueness. */
    KeptValues values() {
        TreeMap<RuleKey, UniqueValues> values = new TreeMap<>();
        tally.uniques().forEach((rule, unique) -> values.put(rule, unique.values()));
        return new KeptValues(values);
    }

    /** The evidence of all rows; no rows can be added any more. {@code atLeaf} hears of the number of each leaf of the commitment. */
    Evidence evidence(LongConsumer atLeaf) {
        DatasetFacts facts = tally.facts(snapshotAt);
        DatasetFacts committed = tally.leaves()
                .map(leaves -> facts.committed(leaves.commitment(atLeaf)))
                .orElse(facts);
        return together(form.of(committed, tally.ruleStates(), tally.units()));
    }
}
