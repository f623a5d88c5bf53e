package io.modelimpact.engine.internal.monitor;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookSample;
import io.modelimpact.engine.MonitoringMethod;
import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.proportion.Proportion;
import io.modelimpact.stats.sequential.BernoulliConfidenceSequence;
import java.util.Optional;

/**
 * Looks at any time at the difference of two proportions: each arm's beta-binomial mixture sequence errs with half of the rate, a quarter a side, and the
 * difference lies within the differences of their ends. Holds for any number of units, without a normal approximation.
 */
record BetaBinomialMethod() implements MonitoringMethod {
    @Override
    public String id() {
        return "monitoring/beta-binomial-mixture@1.0";
    }

    @Override
    public LookRule at(MonitoringPlan plan, LookClock clock, double errorRate) {
        return new Rule(((AlwaysValid) plan).units().orElseThrow() / 2.0, errorRate);
    }

    private record Rule(double trials, double errorRate) implements LookRule {
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
            return interval(sample, errorRate);
        }

        /** The tuning stays that of the declared rate, so that intervals of several rates are nested. */
        private Interval interval(LookSample sample, double rate) {
            BernoulliConfidenceSequence arm = BernoulliConfidenceSequence.of(rate / 4, trials, errorRate / 4);
            Proportion baseline = sample.baseline().orElseThrow();
            Proportion candidate = sample.candidate().orElseThrow();
            return new Interval(
                    arm.lower(candidate.successes(), candidate.units())
                            - arm.upper(baseline.successes(), baseline.units()),
                    arm.upper(candidate.successes(), candidate.units())
                            - arm.lower(baseline.successes(), baseline.units()),
                    rate);
        }

        @Override
        public double decisiveErrorRate(LookSample sample, double from, double to) {
            return RateSearch.decisive(rate -> interval(sample, rate), from, to);
        }
    }
}
