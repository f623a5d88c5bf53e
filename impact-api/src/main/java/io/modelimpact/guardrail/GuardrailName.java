package io.modelimpact.guardrail;

import io.modelimpact.change.Version;
import io.modelimpact.estimand.Amount;
import io.modelimpact.estimand.AmountRange;
import io.modelimpact.estimand.AmountStage;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.Region;
import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.Decimals;
import io.modelimpact.measure.Measure;
import io.modelimpact.metric.Metric;
import io.modelimpact.slice.Slice;
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

    /** What is limited is the level itself: of every candidate, unless {@link OnLevel#under} names one. */
    public OnLevel onLevelOf(Metric metric) {
        return new OnLevel(id, Estimand.levelOf(metric));
    }

    private static Limited limited(String id, Estimand estimand, Region region, Optional<Amount> margin) {
        return new Limited(ImmutableGuardrail.builder()
                .id(id)
                .estimand(estimand)
                .region(region)
                .margin(margin)
                .reaction(Reaction.HOLD)
                .declaredAt(CallSite.here())
                .build());
    }

    /** A guardrail on a level that awaits its limit. */
    public static final class OnLevel {
        private final String id;
        private final Estimand estimand;

        private OnLevel(String id, Estimand estimand) {
            this.id = id;
            this.estimand = estimand;
        }

        /** The level of one candidate alone. */
        public OnLevel under(Version candidate) {
            return new OnLevel(id, estimand.under(candidate));
        }

        /** The level in each member of the slice: one limit a member. */
        public OnLevel inEach(Slice slice) {
            return new OnLevel(id, estimand.inEach(slice));
        }

        /** The level in one member of the slice. */
        public OnLevel in(Slice slice, String member) {
            return new OnLevel(id, estimand.in(slice, member));
        }

        /** The level must be below the amount, in the metric's measure; that of a proportion may be counted in percent. */
        public Limited mustStayBelow(String amount, Measure measure) {
            return limited(id, estimand, Region.below(amount(amount, measure)), Optional.empty());
        }

        /** The level must be above the amount, in the metric's measure; that of a proportion may be counted in percent. */
        public Limited mustStayAbove(String amount, Measure measure) {
            return limited(id, estimand, Region.above(amount(amount, measure)), Optional.empty());
        }

        private Amount amount(String amount, Measure measure) {
            return new AmountStage(Decimals.parse("bound of guardrail " + id, amount)).in(measure);
        }
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
            return limited(id, estimand, region, margin);
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
