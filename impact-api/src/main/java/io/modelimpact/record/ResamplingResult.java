package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * What stands behind an estimate by bootstrap replicates.
 *
 * @param replicates how many were drawn
 * @param resolution the smallest tail probability that they resolve; an interval end with a smaller one is unbounded
 * @param baseline what was drawn of the baseline
 * @param candidate what was drawn of the candidate
 * @param bias normal quantile of the share of replicates below the estimate, for intervals that are corrected for it
 * @param acceleration for intervals that are corrected for it
 * @param deltaMethod what the delta method says of the same effect at the same confidence
 */
public record ResamplingResult(
        int replicates,
        double resolution,
        Drawn baseline,
        Drawn candidate,
        Optional<Double> bias,
        Optional<Double> acceleration,
        DeltaMethod deltaMethod) {

    /** What a bootstrap draws. */
    public enum Unit {
        /** Randomised units. */
        UNITS,
        /** Buckets of units by their hash. */
        BUCKETS
    }

    /**
     * What was drawn of an arm.
     *
     * @param drawn units or buckets of them
     * @param number how many
     */
    public record Drawn(Unit drawn, long number) {
        static Drawn read(JsonObject json) {
            return new Drawn(RecordParts.constant(json, "drawn", Unit.class), json.integer("number"));
        }
    }

    /**
     * The estimate's uncertainty by the delta method, in the unit of the estimate.
     *
     * @param standardError the standard error
     * @param lower the lower end of the interval; unbounded if not present
     * @param upper the upper end of the interval; unbounded if not present
     */
    public record DeltaMethod(double standardError, Optional<Double> lower, Optional<Double> upper) {
        static DeltaMethod read(JsonObject json) {
            return new DeltaMethod(
                    json.number("standardError"), RecordParts.number(json, "lower"), RecordParts.number(json, "upper"));
        }
    }

    static ResamplingResult read(JsonObject json) {
        return new ResamplingResult(
                Math.toIntExact(json.integer("replicates")),
                json.number("resolution"),
                Drawn.read(json.object("baseline")),
                Drawn.read(json.object("candidate")),
                RecordParts.number(json, "bias"),
                RecordParts.number(json, "acceleration"),
                DeltaMethod.read(json.object("deltaMethod")));
    }
}
