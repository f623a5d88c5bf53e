package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.Evidence;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import java.util.Optional;
import java.util.SortedMap;

/** Makes evidence of what tallies add up to. Immutable and thread-safe. */
interface EvidenceForm {

    /** The evidence of the rows of one dataset, with the units of those of the design. */
    Evidence of(DatasetFacts facts, SortedMap<RuleKey, RuleState> rules, Optional<UnitTally> units);

    /** The evidence of rows whose units have several, as far as it is told by rows and not by units. */
    Evidence ofRows(DatasetFacts facts, SortedMap<RuleKey, RuleState> rules, UnitTally units);

    /** The evidence of different rows together. */
    Evidence sum(Evidence some, Evidence others);
}
