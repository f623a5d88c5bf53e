package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.RuleState;
import java.util.Optional;

/** How the rows scanned so far fared under one rule. Tallies are merged only with tallies of the same rule. */
interface RuleTally {

    void add(Rows rows, RowHashes hashes);

    /** Adds the rows of another tally, which is used up by that. */
    void merge(RuleTally other);

    RuleState state();

    /** What is held value by value, if something is; {@code rule} names the rule. */
    default Optional<HeldState> held(String rule) {
        return Optional.empty();
    }
}
