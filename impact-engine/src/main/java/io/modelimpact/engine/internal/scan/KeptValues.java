package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import io.modelimpact.engine.internal.scan.StoredScan.StoredKeys;
import io.modelimpact.engine.internal.scan.rowset.RunSource;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The different values under each rule of uniqueness. Not changed once it is made. */
public final class KeptValues {

    private final SortedMap<RuleKey, UniqueValues> values;

    KeptValues(SortedMap<RuleKey, UniqueValues> values) {
        this.values = Collections.unmodifiableSortedMap(values);
    }

    /** No values. */
    static KeptValues none() {
        return new KeptValues(new TreeMap<>());
    }

    /** Values that were stored; nothing if they are not as they were written. */
    static Optional<KeptValues> of(SortedMap<RuleKey, StoredKeys> stored, RunSource file) {
        TreeMap<RuleKey, UniqueValues> values = new TreeMap<>();
        boolean sound = true;
        for (RuleKey rule : stored.keySet()) {
            StoredKeys keys = stored.get(rule);
            if (keys != null) {
                UniqueValues found = new UniqueValues();
                sound &= found.adopt(keys, file);
                values.put(rule, found);
            }
        }
        return sound ? Optional.of(new KeptValues(values)) : Optional.empty();
    }

    SortedMap<RuleKey, UniqueValues> values() {
        return values;
    }

    /** Whether the values under a rule are among these. */
    public boolean has(RuleKey rule) {
        return values.containsKey(rule);
    }

    /** How many values under a rule are in both; 0 if either has none. */
    public long shared(RuleKey rule, KeptValues other) {
        UniqueValues own = values.get(rule);
        UniqueValues others = other.values.get(rule);
        return own == null || others == null ? 0 : own.shared(others);
    }

    /** These values and those of other datasets. */
    KeptValues and(KeptValues others) {
        TreeMap<RuleKey, UniqueValues> all = new TreeMap<>(values);
        all.putAll(others.values);
        return new KeptValues(all);
    }

    /** The values of both. */
    public KeptValues merge(KeptValues other) {
        TreeMap<RuleKey, UniqueValues> merged = new TreeMap<>();
        for (KeptValues part : List.of(this, other)) {
            part.values.forEach((rule, found) ->
                    merged.computeIfAbsent(rule, fresh -> new UniqueValues()).merge(found));
        }
        return new KeptValues(merged);
    }

    /** How the rows fared under each rule. */
    public SortedMap<RuleKey, RuleState> states() {
        TreeMap<RuleKey, RuleState> states = new TreeMap<>();
        values.forEach((rule, found) -> states.put(rule, found.state()));
        return states;
    }
}
