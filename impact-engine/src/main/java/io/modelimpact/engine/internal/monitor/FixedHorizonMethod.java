package io.modelimpact.engine.internal.monitor;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookSample;
import io.modelimpact.engine.MonitoringMethod;
import io.modelimpact.monitoring.FixedHorizon;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.stats.Interval;

/** One look, at the planned number of units, by the interval of a single look; every other look decides nothing and spends nothing. */
record FixedHorizonMethod() implements MonitoringMethod {
    @Override
    public String id() {
        return "monitoring/fixed-horizon@1.0";
    }

    @Override
    public LookRule at(MonitoringPlan plan, LookClock clock, double errorRate) {
        long horizon = ((FixedHorizon) plan).units();
        boolean planned = clock.units() >= horizon && clock.mostBefore() < horizon;
        double before = clock.mostBefore() >= horizon ? errorRate : 0;
        LookRule.Spending spending =
                planned ? BoundaryRule.spendingAtRate(errorRate, before, errorRate) : BoundaryRule.undecided(before);
        return new BoundaryRule(planned, Math.min(1, (double) clock.units() / horizon), spending, errorRate) {
            @Override
            public double decisiveErrorRate(LookSample sample, double from, double to) {
                return planned ? sample.estimate().decisiveErrorRate(from, to) : 1;
            }

            @Override
            Interval intervalAtRate(LookSample sample, double rate) {
                return BoundaryRule.single(sample, rate, rate);
            }
        };
    }
}
