package io.modelimpact.guardrail;

import io.modelimpact.estimand.Amount;
import io.modelimpact.estimand.AmountRange;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.Region;
import io.modelimpact.internal.CallSite;
import java.util.Optional;

/** A guardrail that has an id and awaits what it limits. */
public final class GuardrailName {
    private final String id;

    GuardrailName(String id) {
        this.id = id;
    }

    /** What is limited. */
    public On on(Estimand estimand) {
        return new On(id, estimand);
    }

    /** A guardrail that awaits its limit. */
    public static final class On {
        private final String id;
        private final Estimand estimand;

        private On(String id, Estimand estimand) {
            this.id = id;
            this.estimand = estimand;
        }

        /** The effect must not be a fall by the amount or more. The amount is positive. */
        public Limited mustNotFallBy(Amount amount) {
            return within(Region.above(amount.negated()), Optional.of(amount));
        }

        /** The effect must not be a rise by the amount or more. The amount is positive. */
        public Limited mustNotRiseBy(Amount amount) {
            return within(Region.below(amount), Optional.of(amount));
        }

        /** The effect must be smaller than the amount in either direction. The amount is positive. */
        public Limited mustNotMoveBy(Amount amount) {
            return within(Region.between(amount.negated(), amount), Optional.of(amount));
        }

        /** The effect must lie between the two amounts. */
        public Limited mustStayBetween(AmountRange range) {
            return within(Region.between(range.lower(), range.upper()), Optional.empty());
        }

        private Limited within(Region region, Optional<Amount> margin) {
            return new Limited(ImmutableGuardrail.builder()
                    .id(id)
                    .estimand(estimand)
                    .region(region)
                    .margin(margin)
                    .reaction(Reaction.HOLD)
                    .declaredAt(CallSite.here())
                    .build());
        }
    }

    /** A guardrail that lacks nothing but what follows when it is broken, the mandatory last word. */
    public static final class Limited {
        private final ImmutableGuardrail draft;

        private Limited(Guardrail draft) {
            this.draft = (ImmutableGuardrail) draft;
        }

        /** What follows when the limit is broken. */
        public Guardrail otherwise(Reaction reaction) {
            return draft.withReaction(reaction);
        }
    }
}
