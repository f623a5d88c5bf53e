package io.modelimpact.engine.internal.monitor;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookRule.Spending;
import io.modelimpact.engine.LookSample;
import io.modelimpact.engine.MonitoringMethod;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.monitoring.PlannedLooks;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.sequential.GroupSequentialDesign;
import io.modelimpact.stats.sequential.SpendingFunction;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Group-sequential boundaries from the looks that were really taken: every look at more information than any before it is charged what the spending
 * function allows up to its fraction, planned or not. A look without new information is charged nothing and can not decide.
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
        double[] fractions = fractions(plan, clock);
        boolean informs = fraction(plan, clock.units()) > fraction(plan, clock.mostBefore());
        return new BoundaryRule(
                planned, fraction(plan, clock.units()), boundary(plan, fractions, informs, errorRate), errorRate) {
            @Override
            Interval intervalAtRate(LookSample sample, double rate) {
                return single(sample, boundary(plan, fractions, informs, rate).nominalErrorRate(), rate);
            }

            @Override
            public double decisiveErrorRate(LookSample sample, double from, double to) {
                return informs ? super.decisiveErrorRate(sample, from, to) : 1;
            }
        };
    }

    private static Spending boundary(PlannedLooks plan, double[] fractions, boolean informs, double rate) {
        if (!informs) {
            double last = fractions.length == 0 ? 0 : fractions[fractions.length - 1];
            return BoundaryRule.undecided(2 * function(plan).spent(last, rate / 2));
        }
        GroupSequentialDesign design = GroupSequentialDesign.spending(function(plan), rate, true, fractions);
        int look = fractions.length - 1;
        double critical = design.critical(look);
        return new Spending(
                critical,
                2 * StandardNormal.INSTANCE.survival(critical),
                look == 0 ? 0 : design.alphaSpent(look - 1),
                design.alphaSpent(look));
    }

    /** The fractions of the looks that brought information, this one included. */
    private static double[] fractions(PlannedLooks plan, LookClock clock) {
        double[] found = new double[clock.number()];
        int count = 0;
        for (int i = 0; i < found.length; i++) {
            long units = i < clock.earlier().size() ? clock.earlier().get(i) : clock.units();
            double fraction = fraction(plan, units);
            if (fraction > (count == 0 ? 0 : found[count - 1])) {
                found[count++] = fraction;
            }
        }
        return Arrays.copyOf(found, count);
    }

    private static double fraction(PlannedLooks plan, long units) {
        return Math.min(1, (double) units / plan.fullInformation());
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
