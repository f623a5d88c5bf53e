package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.compare.TestOptions;
import io.modelimpact.stats.exact.DoubleDouble;
import io.modelimpact.stats.internal.Bisection;

/**
 * Score inference about the difference of two independent proportions.
 *
 * @param difference treatment minus control, with what rounding leaves of it
 * @param control   counts of the control arm
 * @param treatment counts of the treatment arm
 * @param corrected whether the variance has the factor N / (N - 1)
 * @param options   alternative and error rate asked for
 */
public record IndependentScore(
        DoubleDouble difference, Proportion control, Proportion treatment, boolean corrected, TestOptions options)
        implements ScoreInference {

    /** Treatment minus control, rounded once. */
    @Override
    public double value() {
        return difference.high();
    }

    @Override
    public double errorRate() {
        return options.errorRate();
    }

    @Override
    public Alternative alternative() {
        return options.alternative();
    }

    @Override
    public double statistic(double nullValue) {
        if (!(nullValue >= -1 && nullValue <= 1)) {
            throw new IllegalArgumentException("A difference of proportions lies in [-1, 1], found " + nullValue);
        }
        double distance = difference.minus(nullValue);
        if (distance == 0) {
            return 0.0;
        }
        double variance = variance(nullValue);
        return variance > 0 ? distance / Math.sqrt(variance) : Math.copySign(Double.POSITIVE_INFINITY, distance);
    }

    private double variance(double delta) {
        double units = (double) control.units() + (double) treatment.units();
        double factor = corrected ? units / (units - 1) : 1;
        boolean mostSucceed = (double) control.successes() + (double) treatment.successes() > 0.5 * units;
        // Counting the rarer outcome and naming the smaller arm first keeps both shares near 0, where doubles are
        // dense.
        Proportion c = mostSucceed ? control.complement() : control;
        Proportion t = mostSucceed ? treatment.complement() : treatment;
        double shift = mostSucceed ? 0.0 - delta : delta;
        return factor * (shift >= 0 ? restricted(c, t, shift) : restricted(t, c, 0.0 - shift));
    }

    /** Variance of the difference at the maximum of the likelihood under {@code q_higher = q_lower + delta}, delta >= 0. */
    private static double restricted(Proportion lower, Proportion higher, double delta) {
        double q = Bisection.lastWhere(at -> slope(lower, at, 0) + slope(higher, at, delta) > 0, 0, 1 - delta);
        double shifted = q + delta;
        return q * (1 - q) / (double) lower.units() + shifted * Math.max(0, 1 - shifted) / (double) higher.units();
    }

    /** Derivative of the log likelihood; falls in q. */
    private static double slope(Proportion arm, double q, double delta) {
        double gain = arm.successes() == 0 ? 0 : (double) arm.successes() / (q + delta);
        double loss = arm.failures() == 0 ? 0 : (double) arm.failures() / Math.max(0, 1 - delta - q);
        return gain - loss;
    }
}
