package io.modelimpact.hypothesis;

import io.modelimpact.estimand.Amount;
import io.modelimpact.estimand.AmountRange;
import io.modelimpact.estimand.Estimand;
import io.modelimpact.estimand.Region;
import io.modelimpact.internal.CallSite;
import java.util.Optional;

/** A hypothesis that has an id and awaits what it is about. */
public final class HypothesisName {
    private final String id;

    HypothesisName(String id) {
        this.id = id;
    }

    /** What the hypothesis is about. */
    public That that(Estimand estimand) {
        return new That(id, estimand);
    }

    /** A hypothesis that awaits where its estimand is claimed to lie. */
    public static final class That {
        private final String id;
        private final Estimand estimand;

        private That(String id, Estimand estimand) {
            this.id = id;
            this.estimand = estimand;
        }

        /** Superiority: the effect is above zero. */
        public HypothesisDraft isAboveZero() {
            return isAbove(Amount.zero());
        }

        /** The effect is below zero. */
        public HypothesisDraft isBelowZero() {
            return isBelow(Amount.zero());
        }

        /** The effect is above the amount. */
        public HypothesisDraft isAbove(Amount bound) {
            return claiming(Region.above(bound), Optional.empty());
        }

        /** The effect is below the amount. */
        public HypothesisDraft isBelow(Amount bound) {
            return claiming(Region.below(bound), Optional.empty());
        }

        /** Non-inferiority: the effect is not a fall by the margin or more. The margin is positive. */
        public HypothesisDraft isNotBelow(Amount margin) {
            return claiming(Region.above(margin.negated()), Optional.of(margin));
        }

        /** The effect is not a rise by the margin or more. The margin is positive. */
        public HypothesisDraft isNotAbove(Amount margin) {
            return claiming(Region.below(margin), Optional.of(margin));
        }

        /** Equivalence: the effect is smaller than the margin in either direction. The margin is positive. */
        public HypothesisDraft isWithin(Amount margin) {
            return claiming(Region.between(margin.negated(), margin), Optional.of(margin));
        }

        /** The effect lies between the two amounts. */
        public HypothesisDraft isBetween(AmountRange range) {
            return claiming(Region.between(range.lower(), range.upper()), Optional.empty());
        }

        /** Difference: there is an effect, in whichever direction. Such a claim can not be refuted. */
        public HypothesisDraft differsFromZero() {
            return claiming(Region.differentFromZero(), Optional.empty());
        }

        private HypothesisDraft claiming(Region region, Optional<Amount> margin) {
            return new HypothesisDraft(ImmutableHypothesis.builder()
                    .id(id)
                    .estimand(estimand)
                    .region(region)
                    .margin(margin)
                    .role(Role.PRIMARY)
                    .rationale("")
                    .declaredAt(CallSite.here())
                    .build());
        }
    }
}
