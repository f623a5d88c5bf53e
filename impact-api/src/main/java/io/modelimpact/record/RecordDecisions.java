package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/** The decision section of a record, read once. */
record RecordDecisions(List<DecisionResult> candidates, Optional<ModelVersion> preferred, String sentence) {

    static RecordDecisions read(JsonObject json) {
        return new RecordDecisions(
                RecordParts.each(json, "candidates", DecisionResult::read),
                json.findObject("preferred").map(ModelVersion::read),
                json.findString("sentence").orElse(""));
    }
}
