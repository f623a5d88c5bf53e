package io.modelimpact.record;

import io.modelimpact.json.JsonObject;

/**
 * How the answers of a candidate shift on an ordered scale, by all pairs of one of its answers and one of the baseline's.
 *
 * @param higher the share of pairs in which the candidate's answer is the higher one
 * @param tied the share of pairs on one level
 * @param lower the share of pairs in which the candidate's answer is the lower one
 * @param cliffsDelta {@code higher - lower} with its uncertainty
 * @param test whether the answers shift at all
 */
public record ShiftResult(
        double higher, double tied, double lower, Quantity<EstimateResult> cliffsDelta, Quantity<Test> test) {

    /**
     * A test that no answer is more likely to be the higher one.
     *
     * @param method the method, such as {@code compare/mann-whitney@1.0}
     * @param pValue two-sided
     */
    public record Test(String method, double pValue) {
        static Test read(JsonObject json) {
            return new Test(json.string("method"), json.number("pValue"));
        }
    }

    static ShiftResult read(JsonObject json) {
        return new ShiftResult(
                json.number("higher"),
                json.number("tied"),
                json.number("lower"),
                RecordParts.quantity(json, "cliffsDelta", EstimateResult::read),
                RecordParts.quantity(json, "test", Test::read));
    }
}
