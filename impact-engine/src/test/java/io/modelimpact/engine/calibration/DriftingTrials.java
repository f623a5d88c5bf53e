package io.modelimpact.engine.calibration;

import static io.modelimpact.Impact.by;
import static io.modelimpact.Impact.plannedLooks;

import io.modelimpact.engine.LookClock;
import io.modelimpact.engine.LookRule;
import io.modelimpact.engine.LookSample;
import io.modelimpact.engine.MethodRegistry;
import io.modelimpact.engine.MonitoringMethod;
import io.modelimpact.engine.StandardErrors;
import io.modelimpact.engine.calibration.EngineCase.Promise;
import io.modelimpact.measure.Measure;
import io.modelimpact.monitoring.Information;
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
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Trials without any effect, looked at every day, whose later units tell more or less than the earlier ones: boundaries from units, and from standard
 * errors.
 */
final class DriftingTrials {
    private static final int DAYS = 20;
    private static final long UNITS_A_DAY = 500;
    private static final double ERROR_RATE = 0.05;

    /**
     * A way in which days differ.
     *
     * @param words for the page
     * @param measured of each day's units, how many have a value
     * @param deviations of one unit's value on each day
     */
    @SuppressWarnings("ArrayRecordComponent") // read, never compared
    private record Law(String words, double[] measured, double[] deviations) {

        /** Of the mean of all values up to each day. */
        double[] errors() {
            double[] errors = new double[DAYS];
            double variance = 0;
            double units = 0;
            for (int day = 0; day < DAYS; day++) {
                variance += measured[day] * deviations[day] * deviations[day];
                units += measured[day];
                errors[day] = Math.sqrt(variance) / units;
            }
            return errors;
        }

        /** Of the mean of all values up to each day, in one trial. */
        double[] means(RandomStream draws) {
            double[] means = new double[DAYS];
            double sum = 0;
            double units = 0;
            for (int day = 0; day < DAYS; day++) {
                sum += Math.sqrt(measured[day]) * deviations[day] * draws.normalAt(day);
                units += measured[day];
                means[day] = sum / units;
            }
            return means;
        }
    }

    private static final List<Law> LAWS = List.of(
            new Law("deviations from 1 to 5", constant(UNITS_A_DAY), rising(1, 5)),
            new Law("deviations from 5 to 1", constant(UNITS_A_DAY), rising(5, 1)),
            new Law("values for 2 % of the first day's units, 100 % of the last's", rising(10, 500), constant(1)),
            new Law("values for 100 % of the first day's units, 2 % of the last's", rising(500, 10), constant(1)));

    private final int trials;

    DriftingTrials(int trials) {
        this.trials = trials;
    }

    private static double[] constant(double value) {
        return IntStream.range(0, DAYS).mapToDouble(day -> value).toArray();
    }

    private static double[] rising(double first, double last) {
        return IntStream.range(0, DAYS)
                .mapToDouble(day -> first + (last - first) * day / (DAYS - 1))
                .toArray();
    }

    List<EngineCase> cases() {
        List<EngineCase> cases = new ArrayList<>();
        for (Law law : LAWS) {
            List<double[]> means = new ArrayList<>();
            RandomStream draws = CounterRandom.of(79).stream(law.words());
            for (int i = 0; i < trials; i++) {
                means.add(law.means(draws.substream(i)));
            }
            Information errors = Information.standardErrors();
            cases.add(counted(law, means, Information.units(), "units as information", Promise.NONE));
            cases.add(counted(law, means, errors, "standard errors as information", Promise.SAFE));
            cases.add(counted(
                    law,
                    means,
                    errors.full(
                            "H1", by(Double.toString(law.errors()[DAYS - 1])).in(Measure.NONE)),
                    "standard errors as information, spent over it",
                    Promise.SAFE));
        }
        return cases;
    }

    private EngineCase counted(Law law, List<double[]> means, Information information, String words, Promise promise) {
        long[] days =
                LongStream.rangeClosed(2, DAYS).map(day -> day * UNITS_A_DAY).toArray();
        PlannedLooks plan =
                plannedLooks(UNITS_A_DAY, days).spending(Spending.pocock()).informationBy(information);
        double[] errors = law.errors();
        List<LookRule> rules = rules(plan, errors);
        long wrong = means.stream()
                .filter(trial -> IntStream.range(0, DAYS)
                        .anyMatch(day -> !rules.get(day)
                                .interval(look(trial[day], errors[day]))
                                .contains(0)))
                .count();
        return new EngineCase(
                plan.method(),
                "normal, " + law.words() + ", 20 planned looks, " + words,
                EngineCase.Rate.ERROR,
                ERROR_RATE,
                wrong / (double) trials,
                trials,
                promise);
    }

    private static List<LookRule> rules(PlannedLooks plan, double... errors) {
        MonitoringMethod method = MethodRegistry.standard().monitoring(plan.method());
        Optional<Double> full = plan.information().planned().values().stream()
                .findFirst()
                .map(amount -> amount.value().doubleValue());
        List<LookRule> rules = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            List<Long> earlier = LongStream.rangeClosed(1, day)
                    .mapToObj(before -> before * UNITS_A_DAY)
                    .toList();
            List<Optional<Double>> before = IntStream.range(0, day)
                    .mapToObj(one -> Optional.of(errors[one]))
                    .toList();
            LookClock units = new LookClock(earlier, (day + 1) * UNITS_A_DAY);
            LookClock clock = plan.information().isByStandardErrors()
                    ? units.with(new StandardErrors(before, Optional.of(errors[day]), full))
                    : units;
            rules.add(method.at(plan, clock, ERROR_RATE));
        }
        return rules;
    }

    private static LookSample look(double value, double error) {
        return new LookSample(
                new Estimate(value, error, value / error, StandardNormal.INSTANCE, ERROR_RATE, Alternative.TWO_SIDED),
                Optional.empty(),
                Optional.empty());
    }
}
