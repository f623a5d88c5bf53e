package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * An estimated effect with its uncertainty. Values are in the metric's measure if the effect is absolute, fractions if it is relative.
 *
 * @param estimate the estimated effect
 * @param standardError the standard error of the estimate
 * @param degreesOfFreedom of the reference distribution, where it has any
 * @param lower the lower end of the interval; unbounded if not present
 * @param upper the upper end of the interval; unbounded if not present
 * @param confidence the confidence level of the interval as declared, such as {@code 0.95}
 * @param pValue two-sided, against an effect of zero
 * @param method the method, such as {@code compare/welch-t@1.0}
 * @param resampling what stands behind it, for an estimate by bootstrap replicates
 */
public record EstimateResult(
        double estimate,
        Optional<Double> standardError,
        Optional<Double> degreesOfFreedom,
        Optional<Double> lower,
        Optional<Double> upper,
        String confidence,
        Optional<Double> pValue,
        String method,
        Optional<ResamplingResult> resampling) {

    static EstimateResult read(JsonObject json) {
        return new EstimateResult(
                json.number("estimate"),
                RecordParts.number(json, "standardError"),
                RecordParts.number(json, "degreesOfFreedom"),
                RecordParts.number(json, "lower"),
                RecordParts.number(json, "upper"),
                json.string("confidence"),
                RecordParts.number(json, "pValue"),
                json.string("method"),
                json.findObject("resampling").map(ResamplingResult::read));
    }
}
