package io.modelimpact.hypothesis;

import io.modelimpact.estimand.AmountRange;

/** A hypothesis that lacks nothing but its reason, the mandatory last word. */
public final class HypothesisDraft {
    private final ImmutableHypothesis draft;

    HypothesisDraft(Hypothesis draft) {
        this.draft = (ImmutableHypothesis) draft;
    }

    /** How large the effect is expected to be; shown beside what was observed, never tested. */
    public HypothesisDraft expecting(AmountRange range) {
        return new HypothesisDraft(draft.withExpectation(range));
    }

    /** The decision does not rest on this hypothesis. */
    public HypothesisDraft secondary() {
        return new HypothesisDraft(draft.withRole(Role.SECONDARY));
    }

    /** Why the effect is expected. */
    public Hypothesis because(String reason) {
        return draft.withRationale(reason);
    }
}
