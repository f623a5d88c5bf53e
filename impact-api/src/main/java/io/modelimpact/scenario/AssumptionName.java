package io.modelimpact.scenario;

import io.modelimpact.internal.CallSite;
import io.modelimpact.measure.Measure;

/** An assumption that awaits its measure and its reason. */
public final class AssumptionName {
    private final String id;
    private final Distribution distribution;

    AssumptionName(String id, Distribution distribution) {
        this.id = id;
        this.distribution = distribution;
    }

    /** What the quantity is measured in. */
    public Reasoned in(Measure measure) {
        return new Reasoned(ImmutableAssumption.builder()
                .id(id)
                .distribution(distribution)
                .measure(measure)
                .rationale("")
                .declaredAt(CallSite.here())
                .build());
    }

    /** The quantity is a plain number, such as a share. */
    public Reasoned asNumber() {
        return in(Measure.NONE);
    }

    /** An assumption that lacks nothing but its reason, the mandatory last word. */
    public static final class Reasoned {
        private final ImmutableAssumption draft;

        private Reasoned(Assumption draft) {
            this.draft = (ImmutableAssumption) draft;
        }

        /** Where the quantity is known from. */
        public Assumption because(String reason) {
            return draft.withRationale(reason);
        }
    }
}
