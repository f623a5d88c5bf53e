package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * A scenario: what it takes to be so, and what it yields.
 *
 * @param id the scenario's id
 * @param reference whether the other scenarios are compared with it
 * @param description the scenario in words
 * @param version the candidate that is used; every one in turn, if absent
 * @param slice the part of the population in which effects and levels are taken; everyone, if absent
 * @param featureSet the feature set that it supposes, a label
 * @param assumptions what it takes to be so
 * @param correlations how assumptions move together
 * @param statements what it takes for granted, in words
 * @param limitations what it can not say
 * @param outcomes what it yields, expanded over candidates
 */
public record ScenarioResult(
        String id,
        boolean reference,
        String description,
        Optional<ModelVersion> version,
        Optional<SliceMember> slice,
        Optional<String> featureSet,
        List<Assumed> assumptions,
        List<Correlated> correlations,
        List<String> statements,
        List<String> limitations,
        List<OutcomeResult> outcomes) {

    /**
     * An assumption.
     *
     * @param id its id
     * @param description its distribution, in words
     * @param measure what it is in
     * @param because where it is known from
     */
    public record Assumed(String id, String description, String measure, String because) {
        private static Assumed read(JsonObject json) {
            return new Assumed(
                    json.string("id"), json.string("description"), json.string("measure"), json.string("because"));
        }
    }

    /**
     * Two assumptions that move together.
     *
     * @param first the id of the one
     * @param second the id of the other
     * @param correlation of their normal scores, a decimal
     */
    public record Correlated(String first, String second, String correlation) {
        private static Correlated read(JsonObject json) {
            return new Correlated(json.string("first"), json.string("second"), json.string("correlation"));
        }
    }

    static ScenarioResult read(JsonObject json) {
        return new ScenarioResult(
                json.string("id"),
                json.flag("reference"),
                json.string("description"),
                json.findObject("version").map(ModelVersion::read),
                SliceMember.find(json),
                json.findString("featureSet"),
                RecordParts.each(json, "assumptions", Assumed::read),
                RecordParts.each(json, "correlations", Correlated::read),
                RecordParts.texts(json, "statements"),
                RecordParts.texts(json, "limitations"),
                RecordParts.each(json, "outcomes", OutcomeResult::read));
    }
}
