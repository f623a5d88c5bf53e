package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.calibration.CalibrationCase.Quantity;
import io.modelimpact.stats.proportion.Proportion;
import io.modelimpact.stats.proportion.ProportionInterval;
import io.modelimpact.stats.proportion.ProportionInterval.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Intervals of one proportion. */
final class ProportionCases {
    private static final int TRIALS = 20_000;

    private ProportionCases() {}

    static List<CalibrationCase> cases() {
        List<CalibrationCase> cases = new ArrayList<>();
        Promise onAverage = Promise.none("near nominal on average over p, above or below it for one p");
        cases.add(of("Clopper-Pearson", Method.CLOPPER_PEARSON, Promise.CONSERVATIVE, 50, 0.1));
        cases.add(of("Clopper-Pearson", Method.CLOPPER_PEARSON, Promise.CONSERVATIVE, 200, 0.005));
        cases.add(of("Wilson", Method.WILSON, Promise.LARGE_SAMPLES, 2000, 0.3));
        cases.add(of("Wilson", Method.WILSON, onAverage, 50, 0.02));
        cases.add(new CalibrationCase(
                "Jeffreys",
                "p drawn from beta(1/2, 1/2), 20 units",
                Quantity.COVERAGE,
                0.95,
                Promise.EXACT,
                TRIALS,
                jeffreysOverItsPrior()));
        cases.add(of("Jeffreys", Method.JEFFREYS, onAverage, 50, 0.02));
        cases.add(of("Agresti-Coull", Method.AGRESTI_COULL, Promise.LARGE_SAMPLES, 2000, 0.3));
        cases.add(of("Agresti-Coull", Method.AGRESTI_COULL, onAverage, 50, 0.02));
        cases.add(of("Wald", Method.WALD, Promise.LARGE_SAMPLES, 2000, 0.3));
        cases.add(of("Wald", Method.WALD, Promise.none("falls far below nominal for rare events"), 50, 0.02));
        return List.copyOf(cases);
    }

    private static CalibrationCase of(String name, Method method, Promise promise, long units, double p) {
        Lookup lookup = new Lookup(method, units);
        return interval(
                name,
                "p = " + p + ", " + units + " units",
                promise,
                TRIALS,
                p,
                draws -> lookup.of(draws.successes(units, p)));
    }

    /** A posterior interval has exactly its probability when the truth is drawn from the prior. */
    private static Function<Draws, Outcome<Double>> jeffreysOverItsPrior() {
        long units = 20;
        Lookup lookup = new Lookup(Method.JEFFREYS, units);
        return draws -> {
            double sine = StrictMath.sin(0.5 * StrictMath.PI * draws.uniform());
            double p = sine * sine;
            return lookup.of(draws.successes(units, p)).map(found -> found.contains(p) ? 1.0 : 0.0);
        };
    }

    /** The interval of every number of successes that was seen. */
    private static final class Lookup {
        private final ProportionInterval method;
        private final long units;
        private final SortedMap<Long, Outcome<Interval>> seen = new TreeMap<>();

        Lookup(Method method, long units) {
            this.method = ProportionInterval.withDefaults().with(method).with(Alternative.TWO_SIDED);
            this.units = units;
        }

        Outcome<Interval> of(long successes) {
            return seen.computeIfAbsent(successes, count -> method.of(new Proportion(count, units)));
        }
    }
}
