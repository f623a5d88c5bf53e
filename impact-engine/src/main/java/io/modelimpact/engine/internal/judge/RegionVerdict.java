package io.modelimpact.engine.internal.judge;

import io.modelimpact.record.GuardrailVerdict;
import io.modelimpact.record.HypothesisVerdict;

/** What an interval says about a region; claims and limits put it into their own words. */
public enum RegionVerdict {
    /** The interval lies inside the region. */
    INSIDE(HypothesisVerdict.SUPPORTED, GuardrailVerdict.HELD),
    /** The interval and the region have no point in common. */
    OUTSIDE(HypothesisVerdict.REFUTED, GuardrailVerdict.BREACHED),
    /** Neither. */
    UNDECIDED(HypothesisVerdict.INCONCLUSIVE, GuardrailVerdict.INCONCLUSIVE),
    /** There is no interval. */
    NOT_EVALUATED(HypothesisVerdict.NOT_EVALUATED, GuardrailVerdict.NOT_EVALUATED);

    private final HypothesisVerdict ofClaim;
    private final GuardrailVerdict ofLimit;

    RegionVerdict(HypothesisVerdict ofClaim, GuardrailVerdict ofLimit) {
        this.ofClaim = ofClaim;
        this.ofLimit = ofLimit;
    }

    /** In the words of a hypothesis. */
    public HypothesisVerdict ofClaim() {
        return ofClaim;
    }

    /** In the words of a guardrail or check. */
    public GuardrailVerdict ofLimit() {
        return ofLimit;
    }
}
