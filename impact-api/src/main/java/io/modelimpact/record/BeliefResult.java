package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * What is believed of a candidate after the data.
 *
 * @param metric the id of the metric
 * @param candidate the candidate
 * @param arm its arm
 * @param method the method
 * @param prior what was believed before, in words
 * @param scale what losses are in: fractions of the baseline or the metric's measure
 * @param found the numbers, or the reason for which there are none
 */
public record BeliefResult(
        String metric,
        ModelVersion candidate,
        String arm,
        String method,
        String prior,
        EstimateScale scale,
        Quantity<Found> found) {

    /**
     * The numbers.
     *
     * @param chanceToWin the probability that the candidate is better
     * @param harm the probability that it is worse
     * @param expectedLoss what choosing it loses on average where it is worse; not present for counts
     * @param expectedLossOfBaseline what staying loses on average where it is better; not present for counts
     * @param interval the equal-tail interval of the effect, for a belief about the effect
     */
    public record Found(
            double chanceToWin,
            double harm,
            Optional<Double> expectedLoss,
            Optional<Double> expectedLossOfBaseline,
            Optional<Interval> interval) {

        static Found read(JsonObject json) {
            return new Found(
                    json.number("chanceToWin"),
                    json.number("harm"),
                    json.findNumber("expectedLoss"),
                    json.findNumber("expectedLossOfBaseline"),
                    json.findObject("interval").map(Interval::read));
        }
    }

    static BeliefResult read(JsonObject json) {
        return new BeliefResult(
                json.string("metric"),
                ModelVersion.read(json.object("candidate")),
                json.string("arm"),
                json.string("method"),
                json.string("prior"),
                RecordParts.constant(json, "scale", EstimateScale.class),
                RecordParts.quantity(json, "posterior", Found::read));
    }
}
