package io.modelimpact.engine.internal.judge;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookHistory;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.MonitoringMethod;
import io.modelimpact.engine.Protocol;
import io.modelimpact.monitoring.MonitoringPlan;
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

    /** The intervals of the look for claims that each may err with their share of the family's rate. */
    MonitoredLook intervals(double errorRate, double share) {
        return new MonitoredLook(method.at(plan, clock, errorRate), method.at(plan, clock, share));
    }

    LookFinding finding(MonitoredLook look, double errorRate, double share) {
        return new LookFinding(plan, clock.number(), clock.units(), look.inFamily(), errorRate / share, history);
    }
}
