package io.modelimpact.stats.resample;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactMoments;
import io.modelimpact.stats.random.CounterRandom;
import io.modelimpact.stats.random.RandomStream;

/**
 * Bootstrap of a difference of means from raw samples: each arm is resampled with replacement to its own size. Draws are a pure function of the
 * seed, the arm, the replicate and the position in the resample.
 *
 * <p>Cost: replicates times units. For many units use replicates from bucketed or Poisson weights.
 */
public final class MeanDifferenceBootstrap {
    private final double[] control;
    private final double[] treatment;
    private final double[] replicates;

    private MeanDifferenceBootstrap(double[] control, double[] treatment, double[] replicates) {
        this.control = control;
        this.treatment = treatment;
        this.replicates = replicates;
    }

    /**
     * Draws the replicates.
     *
     * @param control at least two finite values
     * @param treatment at least two finite values
     * @param count number of replicates, positive
     * @param random where draws come from
     */
    public static Outcome<MeanDifferenceBootstrap> draw(
            double[] control, double[] treatment, int count, CounterRandom random) {
        if (control.length < 2 || treatment.length < 2) {
            return Outcome.refused(
                    RefusalCode.TOO_FEW_UNITS,
                    "found " + control.length + " and " + treatment.length + " units, needed at least 2 in each arm");
        }
        if (ExactMoments.of(control).nonFiniteCount()
                        + ExactMoments.of(treatment).nonFiniteCount()
                > 0) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "a value is not finite");
        }
        double[] replicates = new double[count];
        RandomStream ofControl = random.stream("bootstrap/control");
        RandomStream ofTreatment = random.stream("bootstrap/treatment");
        for (int i = 0; i < count; i++) {
            replicates[i] = mean(treatment, ofTreatment.substream(i)) - mean(control, ofControl.substream(i));
        }
        return Outcome.of(new MeanDifferenceBootstrap(control.clone(), treatment.clone(), replicates));
    }

    private static double mean(double[] values, RandomStream draws) {
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            sum += values[(int) draws.longBelow(i, values.length)];
        }
        return sum / values.length;
    }

    /** The difference of means as observed. */
    public double observed() {
        return exactMean(treatment) - exactMean(control);
    }

    /** The acceleration: {@code sum U^3/n^3} over both arms over {@code 6 (sum U^2/n^2)^1.5}, U the deviations from the arm's mean. */
    public double acceleration() {
        double[] sums = new double[2];
        add(treatment, 1, sums);
        add(control, -1, sums);
        return sums[0] == 0 ? 0 : sums[1] / (6 * sums[0] * Math.sqrt(sums[0]));
    }

    private static void add(double[] values, int sign, double[] sums) {
        double mean = exactMean(values);
        for (double value : values) {
            double influence = sign * (value - mean) / values.length;
            sums[0] += influence * influence;
            sums[1] += influence * influence * influence;
        }
    }

    private static double exactMean(double... values) {
        return ExactMoments.of(values).mean().doubleValue();
    }

    /** Intervals from the replicates. */
    public Outcome<BootstrapIntervals> intervals(double errorRate) {
        return BootstrapIntervals.of(observed(), replicates, errorRate);
    }

    /** The replicates, in the order of their numbers. */
    public double[] replicates() {
        return replicates.clone();
    }
}
