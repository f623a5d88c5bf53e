package io.modelimpact.stats.calibration;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;
import java.util.function.Function;

/**
 * A method on data of one known law, run again and again.
 *
 * @param method the method
 * @param design the law and the number of units
 * @param quantity what is counted
 * @param nominal the rate that the method is asked for
 * @param promise what theory says of the rate
 * @param trials number of independent repetitions
 * @param trial counts one repetition: 1 or 0, or a share; a refusal is not counted
 */
record CalibrationCase(
        String method,
        String design,
        Quantity quantity,
        double nominal,
        Promise promise,
        int trials,
        Function<Draws, Outcome<Double>> trial) {
    /** What is counted. */
    enum Quantity {
        TYPE_ONE_ERROR("type I error", false),
        FAMILY_WISE_ERROR("family-wise error", false),
        FALSE_DISCOVERIES("false discovery rate", false),
        COVERAGE("coverage", true),
        POWER("power", true);

        private final String words;
        private final boolean higherIsSafer;

        Quantity(String words, boolean higherIsSafer) {
            this.words = words;
            this.higherIsSafer = higherIsSafer;
        }

        String words() {
            return words;
        }

        boolean higherIsSafer() {
            return higherIsSafer;
        }
    }

    /** Error rate of two-sided tests and of intervals in most cases. */
    static final double ALPHA = 0.05;

    /** A test that is used where its null hypothesis is true. */
    static CalibrationCase test(
            String method, String design, Promise promise, int trials, Function<Draws, Outcome<Double>> pValue) {
        return new CalibrationCase(
                method,
                design,
                Quantity.TYPE_ONE_ERROR,
                ALPHA,
                promise,
                trials,
                draws -> pValue.apply(draws).map(p -> p <= ALPHA ? 1.0 : 0.0));
    }

    /** An interval at 95 % and the truth that it should cover. */
    static CalibrationCase interval(
            String method,
            String design,
            Promise promise,
            int trials,
            double truth,
            Function<Draws, Outcome<Interval>> interval) {
        return new CalibrationCase(
                method,
                design,
                Quantity.COVERAGE,
                1 - ALPHA,
                promise,
                trials,
                draws -> interval.apply(draws).map(found -> found.contains(truth) ? 1.0 : 0.0));
    }

    /** Unique within the page. */
    String name() {
        return method + " | " + design + " | " + quantity.words();
    }

    Calibration run() {
        RandomStream stream = CounterRandom.of("calibration/" + name()).stream("trials");
        double sum = 0;
        int refused = 0;
        for (int i = 0; i < trials; i++) {
            Outcome<Double> counted = trial.apply(new Draws(stream.substream(i)));
            sum += counted.value().orElse(0.0);
            refused += counted.refusal().isPresent() ? 1 : 0;
        }
        return new Calibration(this, sum / (trials - refused), refused);
    }
}
