package io.modelimpact.engine.internal.scan;

import io.modelimpact.engine.DatasetFacts;
import io.modelimpact.engine.RuleKey;
import io.modelimpact.engine.RuleState;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** What the rows of one dataset add up to. */
record DatasetPart(
        DatasetFacts facts, SortedMap<RuleKey, RuleState> rules, Optional<UnitTally> units, List<MalformedAt> malformed) {}
