package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.internal.design.Contrast;
import io.modelimpact.engine.internal.design.SliceMemberKey;
import io.modelimpact.record.Reason;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.IntervalEstimate;
import java.util.List;
import java.util.Optional;

/**
 * What became of one claim for one candidate in one place.
 *
 * @param claim the hypothesis or guardrail
 * @param contrast the arms that were compared
 * @param where everyone or a member
 * @param effect the position of the effect among all effects; -1 if there is none
 * @param basis what was estimated for the claim alone; empty for an effect
 * @param measured the numbers; empty when nothing could be estimated
 * @param reason why nothing could be estimated
 * @param raw what the interval says before diagnostics are looked at
 * @param verdict what stands
 * @param flags why the verdict is not the raw one, or what to keep in mind
 */
public record ClaimFinding(
        Claim claim,
        Contrast contrast,
        SliceMemberKey where,
        int effect,
        Optional<ClaimBasis> basis,
        Optional<Measured> measured,
        Optional<Reason> reason,
        RegionVerdict raw,
        RegionVerdict verdict,
        List<String> flags) {

    /** The claim's key, unique within a record: id, candidate, and member if there is one. */
    public String key() {
        return key(claim, contrast, where);
    }

    static String key(Claim claim, Contrast contrast, SliceMemberKey where) {
        return claim.id() + "/" + contrast.candidate().describe() + where.suffix();
    }

    /**
     * The numbers of a claim.
     *
     * @param estimate the effect on the scale of the region
     * @param bounds the region on the scale of the estimate
     * @param relative whether that scale is relative to the baseline
     * @param interval at the policy's confidence
     * @param simultaneous the one that the verdict rests on
     * @param pValue the smallest error rate at which the interval decides
     * @param adjustedPValue the same, after multiplicity
     */
    public record Measured(
            IntervalEstimate estimate,
            RegionBounds bounds,
            boolean relative,
            Interval interval,
            Interval simultaneous,
            double pValue,
            double adjustedPValue) {}
}
