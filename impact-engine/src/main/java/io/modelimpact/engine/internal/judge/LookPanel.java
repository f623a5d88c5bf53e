package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookHistory;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.MonitoringMethod;
import io.modelimpact.engine.Protocol;
import io.modelimpact.engine.StandardErrors;
import io.modelimpact.monitoring.Information;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.monitoring.PlannedLooks;
import java.util.Optional;

/**
 * What a look at a monitored assessment is made of.
 *
 * @param plan the declared plan
 * @param method the registered method of the plan
 * @param clock the units at this look and the earlier ones
 * @param history the earlier looks
 */
record LookPanel(MonitoringPlan plan, MonitoringMethod method, LookClock clock, LookHistory history) {

    static Optional<LookPanel> of(Protocol protocol, MethodRegistry registry, LookHistory history, long units) {
        return protocol.assessment()
                .monitoring()
                .map(plan -> new LookPanel(plan, registry.monitoring(plan.method()), history.clock(units), history));
    }

    /** The intervals of the look for claims that each may err with their share of the family's rate, where all have one clock. */
    MonitoredLook intervals(double errorRate, double share) {
        return intervals(clock, errorRate, share);
    }

    /** The intervals of the look for one claim, whose information is that of its own standard errors. */
    MonitoredLook intervals(StandardErrors errors, double errorRate, double share) {
        return intervals(clock.with(errors), errorRate, share);
    }

    private MonitoredLook intervals(LookClock of, double errorRate, double share) {
        return new MonitoredLook(method.at(plan, of, errorRate), method.at(plan, of, share));
    }

    /** What standard errors tell of information, if the plan counts by them. */
    Optional<Information> byStandardErrors() {
        return Optional.of(plan)
                .filter(PlannedLooks.class::isInstance)
                .map(PlannedLooks.class::cast)
                .map(PlannedLooks::information)
                .filter(Information::isByStandardErrors);
    }
}
