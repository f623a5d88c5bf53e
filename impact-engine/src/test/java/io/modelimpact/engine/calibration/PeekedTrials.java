package io.modelimpact.engine.calibration;

import static io.modelimpact.Impact.fixedHorizon;
import static io.modelimpact.Impact.plannedLooks;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookSample;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.MonitoringMethod;
import io.modelimpact.engine.calibration.EngineCase.Promise;
import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.monitoring.PlannedLooks;
import io.modelimpact.monitoring.Spending;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/** Trials without any effect that are looked at every day, under every kind of plan. */
final class PeekedTrials {
    private static final int DAYS = 20;
    private static final long UNITS_A_DAY = 500;
    private static final double ERROR_RATE = 0.05;

    private final int trials;
    private final List<List<LookSample>> normal = new ArrayList<>();

    PeekedTrials(int trials) {
        this.trials = trials;
        RandomStream random = CounterRandom.of(77).stream("peeking");
        for (int i = 0; i < trials; i++) {
            normal.add(normal(random.substream(i)));
        }
    }

    List<EngineCase> cases() {
        long[] days =
                LongStream.rangeClosed(1, DAYS).map(day -> day * UNITS_A_DAY).toArray();
        PlannedLooks daily = plannedLooks(days[0], LongStream.of(days).skip(1).toArray());
        PlannedLooks two = plannedLooks(days[DAYS / 2 - 1], days[DAYS - 1]);
        List<EngineCase> cases = new ArrayList<>();
        for (Spending spending : List.of(
                Spending.obrienFleming(), Spending.pocock(), Spending.power("2"), Spending.hwangShihDeCani("-4"))) {
            cases.add(
                    peeked(daily.spending(spending), "20 planned looks, " + spending.describe(), Promise.NEAR_NOMINAL));
        }
        cases.add(peeked(two, "2 planned looks, looked at 20 times", Promise.NEAR_NOMINAL));
        cases.add(peeked(fixedHorizon(days[DAYS - 1]), "one planned look, looked at 20 times", Promise.NEAR_NOMINAL));
        long tuned = DAYS * UNITS_A_DAY / 2;
        cases.add(peeked(AlwaysValid.asymptotic(tuned), "20 looks", Promise.SAFE));
        cases.add(peeked(AlwaysValid.normalMixture(tuned), "20 looks", Promise.SAFE));
        cases.add(peeked(AlwaysValid.stitched(UNITS_A_DAY), "20 looks", Promise.SAFE));
        cases.add(peeked(AlwaysValid.mixtureSprt("0.05"), "20 looks", Promise.SAFE));
        cases.add(new PeekedShares(trials, DAYS, UNITS_A_DAY, ERROR_RATE)
                .counted(AlwaysValid.betaBinomialMixture(tuned)));
        cases.add(naive());
        return cases;
    }

    private EngineCase peeked(MonitoringPlan plan, String looks, Promise promise) {
        return error(plan.method(), "normal, " + looks, rules(plan), normal, promise);
    }

    private static EngineCase error(
            String method, String design, List<LookRule> rules, List<List<LookSample>> trials, Promise promise) {
        long wrong =
                trials.stream().filter(trial -> everExcludesZero(rules, trial)).count();
        return new EngineCase(
                method,
                design,
                EngineCase.Rate.ERROR,
                ERROR_RATE,
                wrong / (double) trials.size(),
                trials.size(),
                promise);
    }

    private EngineCase naive() {
        long wrong = normal.stream()
                .filter(trial -> trial.stream()
                        .anyMatch(look -> !look.estimate()
                                .intervalAtErrorRate(ERROR_RATE, Alternative.TWO_SIDED)
                                .contains(0)))
                .count();
        return new EngineCase(
                "none: intervals of a single look",
                "normal, 20 looks",
                EngineCase.Rate.ERROR,
                ERROR_RATE,
                wrong / (double) trials,
                trials,
                Promise.NONE);
    }

    private static List<LookRule> rules(MonitoringPlan plan) {
        MonitoringMethod method = MethodRegistry.standard().monitoring(plan.method());
        List<Long> earlier = new ArrayList<>();
        List<LookRule> rules = new ArrayList<>();
        for (int day = 1; day <= DAYS; day++) {
            rules.add(method.at(plan, new LookClock(earlier, day * UNITS_A_DAY), ERROR_RATE));
            earlier.add(day * UNITS_A_DAY);
        }
        return rules;
    }

    private static boolean everExcludesZero(List<LookRule> rules, List<LookSample> trial) {
        for (int day = 0; day < DAYS; day++) {
            if (!rules.get(day).interval(trial.get(day)).contains(0)) {
                return true;
            }
        }
        return false;
    }

    /** Daily estimates: means of unit normal contributions, known to a standard error of one over the root of units. */
    private static List<LookSample> normal(RandomStream draws) {
        List<LookSample> looks = new ArrayList<>();
        double sum = 0;
        for (int day = 1; day <= DAYS; day++) {
            sum += Math.sqrt((double) UNITS_A_DAY) * draws.normalAt(day);
            double units = (double) day * UNITS_A_DAY;
            looks.add(look(sum / units, 1 / Math.sqrt(units)));
        }
        return looks;
    }

    private static LookSample look(double value, double error) {
        return new LookSample(
                new Estimate(value, error, value / error, StandardNormal.INSTANCE, ERROR_RATE, Alternative.TWO_SIDED),
                Optional.empty(),
                Optional.empty());
    }
}
