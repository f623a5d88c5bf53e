package io.modelimpact.stats.calibration;

import static io.modelimpact.stats.calibration.CalibrationCase.interval;
import static io.modelimpact.stats.calibration.Draws.sample;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.resample.BootstrapIntervals;
import io.modelimpact.stats.resample.MeanDifferenceBootstrap;
import io.modelimpact.stats.resample.WeightedReplicates;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/** Bootstrap intervals of means, and of differences of means. */
final class ResampleCases {
    private static final int TRIALS = 2_000;
    private static final int REPLICATES = 499;
    private static final double[] POISSON = cumulativePoisson();
    private static final Promise SKEWED = Promise.none("few skewed values");

    private ResampleCases() {}

    /** An interval from replicates of a difference of means. */
    private interface OfDifference extends Function<MeanDifferenceBootstrap, Outcome<Interval>> {}

    static List<CalibrationCase> cases() {
        List<CalibrationCase> cases = new ArrayList<>();
        difference(cases, "bootstrap, percentile", drawn -> intervals(drawn).map(BootstrapIntervals::percentile));
        difference(cases, "bootstrap, basic", drawn -> intervals(drawn).map(BootstrapIntervals::basic));
        difference(
                cases,
                "bootstrap, BCa",
                drawn -> intervals(drawn)
                        .then(found -> found.accelerated(drawn.acceleration()))
                        .map(BootstrapIntervals.AcceleratedInterval::interval));
        mean(cases, "bootstrap, studentised", "100 units", ResampleCases::studentised);
        mean(cases, "bootstrap, in 50 buckets", "1,000 units", ResampleCases::bucketed);
        mean(cases, "bootstrap, Poisson weights", "100 units", ResampleCases::poisson);
        cases.add(interval(
                "bootstrap, studentised",
                "mean, lognormal, 20 units",
                SKEWED,
                TRIALS,
                StrictMath.exp(0.5),
                draws -> studentised(draws, sample(20, draws::lognormal))));
        return List.copyOf(cases);
    }

    private static Outcome<BootstrapIntervals> intervals(MeanDifferenceBootstrap drawn) {
        return drawn.intervals(CalibrationCase.ALPHA);
    }

    private static void difference(List<CalibrationCase> cases, String method, OfDifference made) {
        cases.add(interval(
                method,
                "difference of means, exponential, 100 units each",
                Promise.LARGE_SAMPLES,
                TRIALS,
                0,
                draws -> drawn(draws, 100, draws::exponential).then(made)));
        cases.add(interval(
                method,
                "difference of means, lognormal, 10 and 50 units",
                SKEWED,
                TRIALS,
                0,
                draws -> MeanDifferenceBootstrap.draw(
                                sample(10, draws::lognormal), sample(50, draws::lognormal), REPLICATES, random(draws))
                        .then(made)));
    }

    private static Outcome<MeanDifferenceBootstrap> drawn(Draws draws, int units, DoubleSupplier law) {
        return MeanDifferenceBootstrap.draw(sample(units, law), sample(units, law), REPLICATES, random(draws));
    }

    private static CounterRandom random(Draws draws) {
        return CounterRandom.of((long) (0x1p53 * draws.uniform()));
    }

    private static void mean(
            List<CalibrationCase> cases,
            String method,
            String units,
            BiFunction<Draws, double[], Outcome<Interval>> made) {
        int count = units.equals("1,000 units") ? 1_000 : 100;
        cases.add(interval(
                method,
                "mean, exponential, " + units,
                Promise.LARGE_SAMPLES,
                TRIALS,
                1,
                draws -> made.apply(draws, sample(count, draws::exponential))));
    }

    private static Outcome<Interval> studentised(Draws draws, double... values) {
        double[] observed = meanAndError(values);
        double[] replicates = new double[REPLICATES];
        double[] pivots = new double[REPLICATES];
        for (int i = 0; i < REPLICATES; i++) {
            double[] resampled =
                    meanAndError(sample(values.length, () -> values[(int) (values.length * draws.uniform())]));
            replicates[i] = resampled[0];
            pivots[i] = (resampled[0] - observed[0]) / resampled[1];
        }
        return BootstrapIntervals.of(observed[0], replicates, CalibrationCase.ALPHA)
                .map(found -> found.studentised(observed[1], pivots));
    }

    private static double[] meanAndError(double... values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new double[] {mean, Math.sqrt(squares / (values.length - 1) / values.length)};
    }

    private static Outcome<Interval> bucketed(Draws draws, double... values) {
        double[] sums = new double[50];
        double[] counts = new double[50];
        for (double value : values) {
            int bucket = (int) (50 * draws.uniform());
            sums[bucket] += value;
            counts[bucket]++;
        }
        int[][] weights = new int[REPLICATES][50];
        for (int[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                row[(int) (50 * draws.uniform())]++;
            }
        }
        return percentile(meanAndError(values)[0], WeightedReplicates.ratios(sums, counts, weights));
    }

    private static Outcome<Interval> poisson(Draws draws, double... values) {
        int[][] weights = new int[REPLICATES][values.length];
        for (int[] row : weights) {
            for (int i = 0; i < row.length; i++) {
                double u = draws.uniform();
                while (row[i] < POISSON.length && u >= POISSON[row[i]]) {
                    row[i]++;
                }
            }
        }
        return percentile(meanAndError(values)[0], WeightedReplicates.means(values, weights));
    }

    private static Outcome<Interval> percentile(double observed, double... replicates) {
        return BootstrapIntervals.of(observed, replicates, CalibrationCase.ALPHA)
                .map(BootstrapIntervals::percentile);
    }

    private static double[] cumulativePoisson() {
        double[] cumulative = new double[18];
        double mass = StrictMath.exp(-1);
        double sum = 0;
        for (int k = 0; k < cumulative.length; k++) {
            sum += mass;
            cumulative[k] = sum;
            mass /= k + 1;
        }
        return cumulative;
    }
}
