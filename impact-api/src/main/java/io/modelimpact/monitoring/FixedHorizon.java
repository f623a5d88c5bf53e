package io.modelimpact.monitoring;

import io.modelimpact.Problem;
import io.modelimpact.json.JsonObject;
import java.util.List;

/**
 * One look, when so many units are reached. Any earlier look, and any further one, is unplanned and decides nothing.
 *
 * @param units of all arms together, positive
 */
public record FixedHorizon(long units) implements MonitoringPlan {
    static final String KIND = "fixed-horizon";

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public String method() {
        return "monitoring/fixed-horizon@1.0";
    }

    @Override
    public String describe() {
        return "one look at " + units + " units";
    }

    @Override
    public List<Problem> problems(String path) {
        return PlanProblems.isCount(units) ? List.of() : List.of(PlanProblems.notACount(path, units));
    }

    @Override
    public JsonObject toJson() {
        return JsonObject.builder().put("kind", KIND).put("units", units).build();
    }
}
