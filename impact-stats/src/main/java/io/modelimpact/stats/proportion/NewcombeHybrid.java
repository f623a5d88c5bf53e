package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.TestOptions;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.exact.DoubleDouble;
import io.modelimpact.stats.internal.Bisection;

/**
 * Newcombe's hybrid score inference about the difference of two independent proportions.
 *
 * @param difference treatment minus control, with what rounding leaves of it
 * @param control   counts of the control arm
 * @param treatment counts of the treatment arm
 * @param options   alternative and error rate asked for
 */
public record NewcombeHybrid(DoubleDouble difference, Proportion control, Proportion treatment, TestOptions options)
        implements ScoreInference {
    private static final double LARGEST_STATISTIC = 1e12;

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

    /** The z at which a bound of the interval meets the null value; infinite where no bound ever does. */
    @Override
    public double statistic(double nullValue) {
        if (!(nullValue >= -1 && nullValue <= 1)) {
            throw new IllegalArgumentException("A difference of proportions lies in [-1, 1], found " + nullValue);
        }
        double distance = difference.minus(nullValue);
        double z = distance > 0
                ? Bisection.lastWhere(at -> below(at) < distance, 0, LARGEST_STATISTIC)
                : Bisection.lastWhere(at -> above(at) < -distance, 0, LARGEST_STATISTIC);
        return Math.copySign(z < LARGEST_STATISTIC ? z : Double.POSITIVE_INFINITY, distance);
    }

    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        double z = StandardNormal.INSTANCE.upperQuantile(claim == Alternative.TWO_SIDED ? 0.5 * rate : rate);
        double lower = claim == Alternative.LESS ? -1 : value() - Math.copySign(below(z), z);
        double upper = claim == Alternative.GREATER ? 1 : value() + Math.copySign(above(z), z);
        return new Interval(lower, upper, rate);
    }

    /** Distance from the estimate to the lower bound; for a negative z to the bound on the other side. */
    private double below(double z) {
        return hypotenuse(
                WilsonDistances.of(treatment, z).below(),
                WilsonDistances.of(control, z).above());
    }

    private double above(double z) {
        return hypotenuse(
                WilsonDistances.of(treatment, z).above(),
                WilsonDistances.of(control, z).below());
    }

    private static double hypotenuse(double a, double b) {
        return Math.sqrt(a * a + b * b);
    }
}
