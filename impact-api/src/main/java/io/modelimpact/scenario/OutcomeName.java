package io.modelimpact.scenario;

import io.modelimpact.internal.CallSite;
import io.modelimpact.internal.Decimals;
import io.modelimpact.measure.Measure;
import io.modelimpact.metric.Direction;
import java.math.BigDecimal;

/** An outcome by id: to be declared in a scenario, or to be looked at in one by a policy. */
public final class OutcomeName {
    private final String id;

    OutcomeName(String id) {
        this.id = id;
    }

    /** How it is computed. */
    public Projected as(Operand projection) {
        return new Projected(id, projection.projection());
    }

    /** The outcome of this id in the scenario of that id, for a policy to look at. */
    public InScenario in(String scenario) {
        return new InScenario(id, scenario);
    }

    /** An outcome that awaits its measure. */
    public static final class Projected {
        private final String id;
        private final Projection projection;

        private Projected(String id, Projection projection) {
            this.id = id;
            this.projection = projection;
        }

        /** What it is measured in. */
        public Measured in(Measure measure) {
            return new Measured(id, projection, measure);
        }

        /** It is a plain number, such as a share. */
        public Measured asNumber() {
            return in(Measure.NONE);
        }
    }

    /** An outcome that awaits which way it is better, the mandatory last word. */
    public static final class Measured {
        private final String id;
        private final Projection projection;
        private final Measure measure;

        private Measured(String id, Projection projection, Measure measure) {
            this.id = id;
            this.projection = projection;
            this.measure = measure;
        }

        /** Larger values are better, smaller ones worse. */
        public Outcome higherIsBetter() {
            return directed(Direction.HIGHER_IS_BETTER);
        }

        /** Smaller values are better, larger ones worse. */
        public Outcome lowerIsBetter() {
            return directed(Direction.LOWER_IS_BETTER);
        }

        /** Neither way is better; nothing is said of being worse. */
        public Outcome withoutDirection() {
            return directed(Direction.WITHOUT_DIRECTION);
        }

        private Outcome directed(Direction direction) {
            return ImmutableOutcome.builder()
                    .id(id)
                    .projection(projection)
                    .measure(measure)
                    .direction(direction)
                    .declaredAt(CallSite.here())
                    .build();
        }
    }

    /** An outcome in a scenario that awaits what is looked at. */
    public static final class InScenario {
        private final String outcome;
        private final String scenario;

        private InScenario(String outcome, String scenario) {
            this.outcome = outcome;
            this.scenario = scenario;
        }

        /** The outcome is above zero. */
        public Event aboveZero() {
            return above("0");
        }

        /** The outcome is below zero. */
        public Event belowZero() {
            return below("0");
        }

        /** The outcome is above a value in its measure. */
        public Event above(String threshold) {
            return event(OutcomeEvent.ABOVE, threshold);
        }

        /** The outcome is below a value in its measure. */
        public Event below(String threshold) {
            return event(OutcomeEvent.BELOW, threshold);
        }

        /** The outcome is worse than the one of the same id in the reference scenario. */
        public Event worseThanReference() {
            return event(OutcomeEvent.WORSE_THAN_REFERENCE, "0");
        }

        private Event event(OutcomeEvent event, String threshold) {
            return new Event(outcome, scenario, event, Decimals.parse("threshold of outcome " + outcome, threshold));
        }
    }

    /** Something that may come about in a scenario, and awaits how probable it must be. */
    public static final class Event {
        private final String outcome;
        private final String scenario;
        private final OutcomeEvent event;
        private final BigDecimal threshold;

        private Event(String outcome, String scenario, OutcomeEvent event, BigDecimal threshold) {
            this.outcome = outcome;
            this.scenario = scenario;
            this.event = event;
            this.threshold = threshold;
        }

        /** It has this probability or a larger one. */
        public OutcomeLikelihood withProbabilityAtLeast(String probability) {
            return likely(true, probability);
        }

        /** It has this probability or a smaller one. */
        public OutcomeLikelihood withProbabilityAtMost(String probability) {
            return likely(false, probability);
        }

        private OutcomeLikelihood likely(boolean atLeast, String probability) {
            return new OutcomeLikelihood(
                    outcome, scenario, event, threshold, atLeast, Decimals.parse("probability", probability));
        }
    }
}
