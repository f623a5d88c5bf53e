package io.modelimpact.engine;

import io.modelimpact.monitoring.MonitoringPlan;

/** A way to look repeatedly. A released id never changes a bit of its results on valid input. */
public interface MonitoringMethod {
    /** The stable id, {@code namespace/name@major.minor}. */
    String id();

    /**
     * The rule of one look.
     *
     * @param plan the declared plan, of a kind that names this method
     * @param clock the units at this look and the earlier ones, and the claim's standard errors where the plan counts information by them
     * @param errorRate what a claim may err over all looks together, both sides
     */
    LookRule at(MonitoringPlan plan, LookClock clock, double errorRate);
}
