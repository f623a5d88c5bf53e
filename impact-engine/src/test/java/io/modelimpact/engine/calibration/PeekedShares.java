package io.modelimpact.engine.calibration;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookSample;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.calibration.EngineCase.Promise;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.distribution.Binomial;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.proportion.Proportion;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Trials of two equal shares that are looked at every day. What a look says depends on both arms' successes alone, and the more the candidate has, the
 * higher its interval lies; so for each number of the baseline's successes the numbers of the candidate's at which zero is left out are found once.
 */
final class PeekedShares {
    private static final double SHARE = 0.2;

    private final int trials;
    private final int days;
    private final long armUnitsADay;
    private final double errorRate;

    PeekedShares(int trials, int days, long unitsADay, double errorRate) {
        this.trials = trials;
        this.days = days;
        this.armUnitsADay = unitsADay / 2;
        this.errorRate = errorRate;
    }

    /** The numbers of the candidate's successes whose interval holds zero. */
    private record Undecided(long from, long to) {}

    /** One day's rule with what is known of it so far. */
    private static final class Day {
        private final LookRule rule;
        private final long units;
        private final Map<Long, Undecided> known = new TreeMap<>();

        private Day(LookRule rule, long units) {
            this.rule = rule;
            this.units = units;
        }

        boolean decides(long baseline, long candidate) {
            Undecided undecided = known.computeIfAbsent(baseline, this::undecided);
            return candidate < undecided.from() || candidate > undecided.to();
        }

        private Undecided undecided(long baseline) {
            long from = baseline - last(baseline, baseline, -1);
            long to = baseline + last(units - baseline, baseline, 1);
            return new Undecided(from, to);
        }

        /** The farthest step from equality at which the interval still holds zero. */
        private long last(long most, long baseline, int direction) {
            long low = 0;
            long high = most;
            while (low < high) {
                long middle = (low + high + 1) >>> 1;
                if (holdsZero(baseline, baseline + direction * middle)) {
                    low = middle;
                } else {
                    high = middle - 1;
                }
            }
            return low;
        }

        private boolean holdsZero(long baseline, long candidate) {
            double error = Math.sqrt(2 * SHARE * (1 - SHARE) / units);
            double value = (candidate - baseline) / (double) units;
            return rule.interval(new LookSample(
                            new Estimate(
                                    value, error, value / error, StandardNormal.INSTANCE, 0.05, Alternative.TWO_SIDED),
                            Optional.of(new Proportion(baseline, units)),
                            Optional.of(new Proportion(candidate, units))))
                    .contains(0);
        }
    }

    EngineCase counted(MonitoringPlan plan) {
        List<Day> rules = rules(plan);
        Binomial law = Binomial.withTrials(armUnitsADay, SHARE);
        RandomStream random = CounterRandom.of(78).stream("peeking");
        int wrong = 0;
        for (int trial = 0; trial < trials; trial++) {
            wrong += everDecides(rules, law, random.substream(trial)) ? 1 : 0;
        }
        return new EngineCase(
                plan.method(),
                "shares of 0.2, " + days + " looks",
                EngineCase.Rate.ERROR,
                errorRate,
                wrong / (double) trials,
                trials,
                Promise.SAFE);
    }

    private static boolean everDecides(List<Day> rules, Binomial law, RandomStream draws) {
        long baseline = 0;
        long candidate = 0;
        boolean decides = false;
        for (int day = 0; day < rules.size() && !decides; day++) {
            baseline += law.quantile(draws.uniformAt(2L * day));
            candidate += law.quantile(draws.uniformAt(2L * day + 1));
            decides = rules.get(day).decides(baseline, candidate);
        }
        return decides;
    }

    private List<Day> rules(MonitoringPlan plan) {
        List<Day> rules = new ArrayList<>();
        List<Long> earlier = new ArrayList<>();
        for (int day = 1; day <= days; day++) {
            long units = day * armUnitsADay;
            LookRule rule = MethodRegistry.standard()
                    .monitoring(plan.method())
                    .at(plan, new LookClock(earlier, 2 * units), errorRate);
            rules.add(new Day(rule, units));
            earlier.add(2 * units);
        }
        return rules;
    }
}
