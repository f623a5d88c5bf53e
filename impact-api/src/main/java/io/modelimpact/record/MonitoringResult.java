package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;

/**
 * The looks at a monitored assessment.
 *
 * @param method the method that judges under the plan
 * @param plan the plan in words
 * @param look the look that this record is of
 * @param earlier the looks before it, in their order
 */
public record MonitoringResult(String method, String plan, LookResult look, List<LookResult> earlier) {

    static MonitoringResult read(JsonObject json) {
        return new MonitoringResult(
                json.string("method"),
                json.string("plan"),
                LookResult.read(json.object("look")),
                RecordParts.each(json, "earlier", LookResult::read));
    }
}
