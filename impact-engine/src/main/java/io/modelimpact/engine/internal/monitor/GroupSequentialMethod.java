package io.modelimpact.engine.internal.monitor;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookSample;
import io.modelimpact.engine.MonitoringMethod;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.monitoring.PlannedLooks;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.sequential.SpendingFunction;
import java.math.BigDecimal;

/**
 * Group-sequential boundaries from the looks that were really taken: every look that finds more than any before it is charged what the spending
 * function allows up to there, planned or not. A look that finds nothing new is charged nothing and can not decide.
 */
record GroupSequentialMethod() implements MonitoringMethod {
    @Override
    public String id() {
        return "monitoring/group-sequential@1.0";
    }

    @Override
    public LookRule at(MonitoringPlan declared, LookClock clock, double errorRate) {
        PlannedLooks plan = (PlannedLooks) declared;
        boolean planned = plan.reached(clock.units()) > plan.reached(clock.mostBefore());
        InformationPath path = InformationPath.of(plan, clock);
        SpendingFunction function = function(plan);
        return new BoundaryRule(planned, path.time(), path.boundary(function, errorRate), errorRate) {
            @Override
            Interval intervalAtRate(LookSample sample, double rate) {
                return single(sample, path.boundary(function, rate).nominalErrorRate(), rate);
            }

            @Override
            public double decisiveErrorRate(LookSample sample, double from, double to) {
                return path.lastSpends() ? super.decisiveErrorRate(sample, from, to) : 1;
            }
        };
    }

    private static SpendingFunction function(PlannedLooks plan) {
        double gamma = plan.spending().gamma().map(BigDecimal::doubleValue).orElse(Double.NaN);
        return switch (plan.spending().family()) {
            case OBRIEN_FLEMING -> SpendingFunction.obrienFleming();
            case POCOCK -> SpendingFunction.pocock();
            case POWER -> SpendingFunction.power(gamma);
            case HWANG_SHIH_DECANI -> SpendingFunction.hwangShihDeCani(gamma);
        };
    }
}
