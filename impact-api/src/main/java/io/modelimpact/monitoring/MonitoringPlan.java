package io.modelimpact.monitoring;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.util.List;

/**
 * How often results are looked at. Every evaluation of a monitored assessment is a look; the verdicts of a look rest on the boundary or
 * the confidence sequence of the plan, never on the interval of a single look.
 *
 * <p>Looks that the plan does not foresee are marked. Such a look is charged all of the error rate that the plan allows up to its
 * information, so that later looks have less, and it gives no favourable verdict: what it would have supported stays inconclusive. This is
 * conservative: the rate of the whole stays within the declared one whatever is done with an unplanned look, as long as its time was not
 * chosen by the data (K. K. G. Lan, D. L. DeMets (1989), Biometrics 45; M. A. Proschan, D. A. Follmann, M. A. Waclawiw (1992), Biometrics 48).
 */
public sealed interface MonitoringPlan permits FixedHorizon, PlannedLooks, AlwaysValid {
    /** The word that the JSON form has for the kind of plan. */
    String kind();

    /** The id of the method that judges under the plan. */
    String method();

    /** A sentence for people, without its full stop. */
    String describe();

    /** What is wrong with the plan. */
    List<Problem> problems(String path);

    /** The canonical JSON form. */
    JsonObject toJson();

    /** Reads what {@link #toJson} wrote. */
    static MonitoringPlan fromJson(JsonObject json) {
        String kind = json.string("kind");
        return switch (kind) {
            case FixedHorizon.KIND ->
                new FixedHorizon(
                        Members.only(json, "monitoring plan", "kind", "units").integer("units"));
            case PlannedLooks.KIND -> PlannedLooks.read(json);
            case AlwaysValid.KIND -> AlwaysValid.read(json);
            default ->
                throw new ImpactException(
                        "declaration/unknown-monitoring-plan",
                        "found a monitoring plan of kind \"" + kind + "\", expected one of "
                                + List.of(FixedHorizon.KIND, PlannedLooks.KIND, AlwaysValid.KIND),
                        "use a kind that this version of the library knows");
        };
    }
}
