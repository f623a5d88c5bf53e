package io.modelimpact.engine;

import static io.modelimpact.Impact.plannedLooks;
import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.monitoring.AlwaysValid;
import io.modelimpact.monitoring.MonitoringPlan;
import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Trials without any effect, looked at every day: the methods of the registry keep their error rate, and single looks do not. */
class PeekingTest {
    private static final int DAYS = 20;
    private static final long UNITS_A_DAY = 500;
    private static final double ERROR_RATE = 0.05;

    private static List<MonitoringPlan> plans() {
        long[] days =
                LongStream.rangeClosed(1, DAYS).map(day -> day * UNITS_A_DAY).toArray();
        return List.of(
                plannedLooks(days[0], LongStream.of(days).skip(1).toArray()),
                plannedLooks(days[0], LongStream.of(days).skip(1).toArray())
                        .spending(io.modelimpact.monitoring.Spending.pocock()),
                plannedLooks(days[DAYS / 2 - 1], days[DAYS - 1]),
                AlwaysValid.asymptotic(DAYS * UNITS_A_DAY / 2),
                AlwaysValid.normalMixture(DAYS * UNITS_A_DAY / 2),
                AlwaysValid.stitched(UNITS_A_DAY),
                AlwaysValid.mixtureSprt("0.05"));
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

    /** The daily estimates of a trial without effect: means of unit normal contributions, known to a standard error of one over the root of units. */
    private static List<LookSample> trial(RandomStream draws) {
        List<LookSample> looks = new ArrayList<>();
        double sum = 0;
        for (int day = 1; day <= DAYS; day++) {
            sum += Math.sqrt((double) UNITS_A_DAY) * draws.normalAt(day);
            double units = (double) day * UNITS_A_DAY;
            double error = 1 / Math.sqrt(units);
            double value = sum / units;
            looks.add(new LookSample(
                    new Estimate(
                            value, error, value / error, StandardNormal.INSTANCE, ERROR_RATE, Alternative.TWO_SIDED),
                    Optional.empty(),
                    Optional.empty()));
        }
        return looks;
    }

    private static boolean everExcludesZero(List<LookRule> rules, List<LookSample> trial) {
        for (int day = 0; day < DAYS; day++) {
            if (!rules.get(day).interval(trial.get(day)).contains(0)) {
                return true;
            }
        }
        return false;
    }

    private static void requireThatErrorIsKept(int trials) {
        double fourErrors = 4 * StrictMath.sqrt(ERROR_RATE * (1 - ERROR_RATE) / trials);
        RandomStream random = CounterRandom.of(77).stream("peeking");
        List<List<LookSample>> all = new ArrayList<>();
        for (int i = 0; i < trials; i++) {
            all.add(trial(random.substream(i)));
        }
        for (MonitoringPlan plan : plans()) {
            List<LookRule> rules = rules(plan);
            double errors =
                    all.stream().filter(trial -> everExcludesZero(rules, trial)).count() / (double) trials;
            System.out.println("Error of " + plan.describe() + " over " + trials + " daily peeked trials: " + errors);
            assertThat(errors).as(plan.describe()).isLessThanOrEqualTo(ERROR_RATE + fourErrors);
        }
        double naive = all.stream()
                        .filter(trial -> trial.stream()
                                .anyMatch(look -> !look.estimate()
                                        .intervalAtErrorRate(ERROR_RATE, Alternative.TWO_SIDED)
                                        .contains(0)))
                        .count()
                / (double) trials;
        System.out.println("Error of single-look intervals: " + naive);
        assertThat(naive).isGreaterThan(3 * ERROR_RATE);
    }

    @Test
    void dailyPeekingKeepsTheErrorRateInAFewTrials() {
        requireThatErrorIsKept(1_000);
    }

    @Test
    @Tag("calibration")
    void dailyPeekingKeepsTheErrorRateInManyTrials() {
        requireThatErrorIsKept(50_000);
    }
}
