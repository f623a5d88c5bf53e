package io.modelimpact.scenario;

import io.modelimpact.internal.Decimals;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.math.BigDecimal;

/**
 * A statement on how probable something is in a scenario; a policy rests rules on it.
 *
 * @param outcome the id of the outcome
 * @param scenario the id of the scenario
 * @param event what comes about
 * @param threshold the value that the outcome is compared with, in its measure; zero for a comparison with the reference
 * @param atLeast whether the probability is bounded below, or else above
 * @param probability the bound
 */
public record OutcomeLikelihood(
        String outcome,
        String scenario,
        OutcomeEvent event,
        BigDecimal threshold,
        boolean atLeast,
        BigDecimal probability) {

    /** Keeps the numbers in canonical form. */
    public OutcomeLikelihood {
        threshold = Decimals.canonical("threshold", threshold);
        probability = Decimals.canonical("probability", probability);
    }

    /** For example {@code revenue in scenario base is above zero with probability 0.9 or more}. */
    public String describe() {
        String value = threshold.signum() == 0 ? "zero" : Decimals.text(threshold);
        String what = switch (event) {
            case ABOVE -> "above " + value;
            case BELOW -> "below " + value;
            case WORSE_THAN_REFERENCE -> "worse than in the reference scenario";
        };
        return outcome + " in scenario " + scenario + " is " + what + " with probability " + Decimals.text(probability)
                + (atLeast ? " or more" : " or less");
    }

    /** The canonical JSON form. */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("outcome", outcome)
                .put("scenario", scenario)
                .put("event", event.name())
                .put("threshold", Decimals.text(threshold))
                .put(atLeast ? "probabilityAtLeast" : "probabilityAtMost", Decimals.text(probability))
                .build();
    }

    /** Reads what {@link #toJson} wrote. */
    public static OutcomeLikelihood fromJson(JsonObject json) {
        String bound = json.has("probabilityAtMost") ? "probabilityAtMost" : "probabilityAtLeast";
        Members.only(json, "likelihood", "outcome", "scenario", "event", "threshold", bound);
        return new OutcomeLikelihood(
                json.string("outcome"),
                json.string("scenario"),
                Enums.read(OutcomeEvent.class, json, "event"),
                Decimals.read("threshold", json, "threshold"),
                bound.equals("probabilityAtLeast"),
                Decimals.read("probability", json, bound));
    }
}
