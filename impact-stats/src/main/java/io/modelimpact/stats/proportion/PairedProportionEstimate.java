package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.IntervalEstimate;
import io.modelimpact.stats.compare.TestOptions;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.internal.Bisection;
import java.util.OptionalDouble;

/**
 * The difference of two paired proportions by {@link PairedProportionTest}: p-values and interval are the two ways to read one statistic.
 *
 * @param counts the fourfold table of at least one pair
 * @param options alternative and error rate asked for
 */
public record PairedProportionEstimate(PairedCounts counts, TestOptions options) implements IntervalEstimate {

    private PairedScore score() {
        return new PairedScore(counts, options);
    }

    @Override
    public double value() {
        return score().value();
    }

    @Override
    public double errorRate() {
        return options.errorRate();
    }

    @Override
    public Alternative alternative() {
        return options.alternative();
    }

    /** The root of the estimated variance at the observed difference; 0 where no pair, or every pair alike, is discordant. */
    @Override
    public double standardError() {
        double gained = (double) counts.treatmentOnly();
        double lost = (double) counts.controlOnly();
        double spread = gained + lost - (gained - lost) * value();
        return Math.sqrt(Math.max(0, spread)) / (double) counts.units();
    }

    @Override
    public OptionalDouble degreesOfFreedom() {
        return OptionalDouble.empty();
    }

    /** The score statistic itself, without what few discordant pairs take away. */
    @Override
    public double statisticAgainst(double nullValue) {
        return score().statisticAgainst(nullValue);
    }

    @Override
    public double pValueAgainst(double nullValue, Alternative claim) {
        double z = statisticAgainst(nullValue);
        double greater = tail(z - correction(Alternative.GREATER));
        double less = tail(0.0 - z - correction(Alternative.LESS));
        return switch (claim) {
            case GREATER -> greater;
            case LESS -> less;
            case TWO_SIDED -> Math.min(1.0, 2 * Math.min(greater, less));
        };
    }

    private static double tail(double z) {
        return Double.isInfinite(z) ? (z > 0 ? 0 : 1) : StandardNormal.INSTANCE.survival(z);
    }

    @Override
    public Interval intervalAtErrorRate(double rate, Alternative claim) {
        double z = StandardNormal.INSTANCE.upperQuantile(claim == Alternative.TWO_SIDED ? 0.5 * rate : rate);
        double forLower = z + correction(Alternative.GREATER);
        double forUpper = z + correction(Alternative.LESS);
        PairedScore score = score();
        double lower =
                claim == Alternative.LESS ? -1 : Bisection.firstWhereNot(d -> score.statistic(d) > forLower, -1, 1);
        double upper = claim == Alternative.GREATER
                ? 1
                : Bisection.lastWhere(d -> score.statistic(d) >= 0.0 - forUpper, -1, 1);
        return new Interval(lower, upper, rate);
    }

    /** By how much the statistic must move so that its tail against no difference is that of the exact test, if that is larger. */
    private double correction(Alternative claim) {
        if (counts.discordant() == 0 || counts.discordant() >= PairedProportionTest.FEW_DISCORDANT) {
            return 0;
        }
        double exact = McNemarTest.withDefaults().test(counts).orElseThrow().pValue(claim);
        double z = claim == Alternative.GREATER ? statisticAgainst(0) : 0.0 - statisticAgainst(0);
        return Math.max(0, z - StandardNormal.INSTANCE.upperQuantile(Math.min(exact, Math.nextDown(1.0))));
    }
}
