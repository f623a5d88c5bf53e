package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import io.modelimpact.metric.Direction;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An outcome of a scenario, for one candidate.
 *
 * @param key names it within the record, such as {@code base/revenue/ranker 2.0}
 * @param outcome the id of the outcome
 * @param formula how it is computed
 * @param measure what it is in, such as {@code EUR}; {@code 1} for plain numbers
 * @param direction which way is better
 * @param candidate the candidate; absent where the outcome depends on none, or on several
 * @param result what the draws yield, or why nothing can be said
 */
public record OutcomeResult(
        String key,
        String outcome,
        String formula,
        String measure,
        Direction direction,
        Optional<ModelVersion> candidate,
        Quantity<Projected> result) {

    /**
     * What the draws of an outcome yield.
     *
     * @param method the method, with its version
     * @param draws how many draws
     * @param summary mean, spread and quantiles
     * @param probabilities of being above zero and above each declared threshold
     * @param base the outcome with every input in its middle
     * @param bars one for each uncertain input, the most important first
     * @param comparison with the reference scenario, draw by draw; absent for the reference itself
     * @param rollback what going back to the baseline restores; absent where the outcome depends on no candidate
     */
    public record Projected(
            String method,
            long draws,
            DrawSummary summary,
            List<Exceedance> probabilities,
            double base,
            List<TornadoBar> bars,
            Optional<Quantity<Comparison>> comparison,
            Optional<Quantity<Rollback>> rollback) {

        private static Projected read(JsonObject json) {
            JsonObject tornado = json.object("tornado");
            return new Projected(
                    json.string("method"),
                    json.integer("draws"),
                    DrawSummary.read(json),
                    RecordParts.each(json, "probabilities", Exceedance::read),
                    tornado.number("base"),
                    RecordParts.each(tornado, "bars", TornadoBar::read),
                    find(json, "comparison", Comparison::read),
                    find(json, "rollback", Rollback::read));
        }

        private static <T> Optional<Quantity<T>> find(JsonObject json, String key, Function<JsonObject, T> reader) {
            return json.has(key) ? Optional.of(RecordParts.quantity(json, key, reader)) : Optional.empty();
        }
    }

    /**
     * The probability of being above a threshold.
     *
     * @param above the threshold, a decimal in the outcome's measure
     * @param probability the probability
     */
    public record Exceedance(String above, MonteCarloFigure probability) {
        private static Exceedance read(JsonObject json) {
            return new Exceedance(json.string("above"), MonteCarloFigure.read(json));
        }
    }

    /**
     * The outcome with one input at its low and its high value, the others in the middle.
     *
     * @param input the input, in words
     * @param assumption the id of the assumption, if it is one
     * @param inputLow the input's quantile at 0.05
     * @param inputHigh the input's quantile at 0.95
     * @param low the outcome at the one
     * @param high the outcome at the other
     */
    public record TornadoBar(
            String input, Optional<String> assumption, double inputLow, double inputHigh, double low, double high) {
        private static TornadoBar read(JsonObject json) {
            return new TornadoBar(
                    json.string("input"),
                    json.findString("assumption"),
                    json.number("inputLow"),
                    json.number("inputHigh"),
                    json.number("low"),
                    json.number("high"));
        }
    }

    /**
     * A comparison with the reference scenario, draw by draw.
     *
     * @param reference the key of the outcome compared with
     * @param delta this outcome minus the reference
     * @param worse the probability of being worse; absent for an outcome without direction
     */
    public record Comparison(String reference, DrawSummary delta, Optional<MonteCarloFigure> worse) {
        private static Comparison read(JsonObject json) {
            return new Comparison(
                    json.string("reference"),
                    DrawSummary.read(json.object("delta")),
                    json.findObject("worse").map(MonteCarloFigure::read));
        }
    }

    /**
     * What going back to the baseline restores.
     *
     * @param restores the outcome after a rollback minus the outcome, draw by draw
     * @param better the probability that the rollback is better; absent for an outcome without direction
     */
    public record Rollback(DrawSummary restores, Optional<MonteCarloFigure> better) {
        private static Rollback read(JsonObject json) {
            return new Rollback(
                    DrawSummary.read(json.object("restores")),
                    json.findObject("better").map(MonteCarloFigure::read));
        }
    }

    static OutcomeResult read(JsonObject json) {
        return new OutcomeResult(
                json.string("key"),
                json.string("outcome"),
                json.string("formula"),
                json.string("measure"),
                RecordParts.constant(json, "direction", Direction.class),
                json.findObject("candidate").map(ModelVersion::read),
                RecordParts.quantity(json, "result", Projected::read));
    }
}
