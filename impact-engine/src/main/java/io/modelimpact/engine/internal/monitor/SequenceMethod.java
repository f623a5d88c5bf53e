package io.modelimpact.engine.internal.monitor;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookSample;
import io.modelimpact.engine.MonitoringMethod;
import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.stats.Interval;
import java.util.Optional;

/**
 * Looks at any time by a confidence sequence for an effect with a normal estimate. The standard error carries the scale; the clock enters only as
 * the time that the sequence is tuned to, so that any clock in proportion to information gives a valid sequence.
 *
 * <p>Without a standard error a look decides nothing. An estimate has none where no unit differs from another, such as a share of 0 or 1 or a quantile in
 * the midst of ties: there the interval of a sequence, so many standard errors long, would be a point and decide with certainty, though a single further
 * unit could give it any length. Score and order-statistic intervals of a single look know better, but there is no sequence of them here; planned looks use them at
 * their boundaries, and {@link BetaBinomialMethod} is exact for the difference of shares.
 */
record SequenceMethod(String id, Sequence sequence) implements MonitoringMethod {

    /** A kind of sequence. */
    interface Sequence {
        StandardisedSequence at(AlwaysValid plan, long units, double errorRate);
    }

    @Override
    public LookRule at(MonitoringPlan plan, LookClock clock, double errorRate) {
        StandardisedSequence standardised = sequence.at((AlwaysValid) plan, Math.max(1, clock.units()), errorRate);
        return new Rule(standardised, errorRate);
    }

    private record Rule(StandardisedSequence standardised, double errorRate) implements LookRule {
        @Override
        public boolean isPlanned() {
            return true;
        }

        @Override
        public Optional<Double> fraction() {
            return Optional.empty();
        }

        @Override
        public Optional<Spending> spending() {
            return Optional.empty();
        }

        @Override
        public Interval interval(LookSample sample) {
            if (sample.estimate().standardError() == 0) {
                return new Interval(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY, errorRate);
            }
            double value = sample.estimate().value();
            double reach = standardised.reach() * sample.estimate().standardError();
            return new Interval(value - reach, value + reach, errorRate);
        }

        @Override
        public double decisiveErrorRate(LookSample sample, double from, double to) {
            if (sample.estimate().standardError() == 0) {
                return 1;
            }
            double value = sample.estimate().value();
            if (value < from) {
                return against(sample, from);
            }
            if (value > to) {
                return against(sample, to);
            }
            return Math.max(against(sample, from), against(sample, to));
        }

        /** An infinite end is no hindrance. */
        private double against(LookSample sample, double end) {
            return Double.isInfinite(end)
                    ? 0
                    : standardised.pValue((sample.estimate().value() - end)
                            / sample.estimate().standardError());
        }
    }
}
