package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.internal.judge.EffectFinding.Estimated;
import io.modelimpact.estimand.Gap;
import java.util.Optional;

/**
 * What is estimated for a claim that is not about an effect on a metric: the effect on a gap, or a level.
 *
 * @param estimated the estimate, or why there is none
 * @param gap the levels behind a gap
 */
public record ClaimBasis(Estimated estimated, Optional<GapLevels> gap) {

    /**
     * The levels of two members under two versions, each rounded once; empty where there is none.
     *
     * @param gap the two members
     * @param baseline the levels under the baseline
     * @param candidate the levels under the candidate
     */
    public record GapLevels(Gap gap, MemberLevels baseline, MemberLevels candidate) {}

    /**
     * The levels of two members under one version.
     *
     * @param member the level that is counted positive
     * @param other the level that is subtracted
     */
    public record MemberLevels(Optional<Double> member, Optional<Double> other) {

        /** How far the level of the member lies above that of the other. */
        public Optional<Double> difference() {
            return member.flatMap(level -> other.map(subtracted -> level - subtracted));
        }
    }
}
