package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.compare.Inference;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.internal.Bisection;

/**
 * Inference about a difference of proportions on the scale [-1, 1] by inverting, with a normal reference, a statistic that
 * falls as the null value rises. Bounds are found by bisection to the last bit.
 */
public sealed interface ScoreInference extends Inference permits IndependentScore, PairedScore, NewcombeHybrid {

    /**
     * As {@link #statisticAgainst}, within the scale.
     *
     * @throws IllegalArgumentException if the null value is not in [-1, 1]
     */
    double statistic(double nullValue);

    @Override
    default double statisticAgainst(double nullValue) {
        if (Math.abs(nullValue) > 1) {
            return nullValue < 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
        }
        return statistic(nullValue);
    }

    @Override
    default double pValueAgainst(double nullValue, Alternative claim) {
        double z = statisticAgainst(nullValue);
        return switch (claim) {
            case TWO_SIDED -> 2 * StandardNormal.INSTANCE.survival(Math.abs(z));
            case GREATER -> StandardNormal.INSTANCE.survival(z);
            case LESS -> StandardNormal.INSTANCE.cumulative(z);
        };
    }

    @Override
    default Interval intervalAtErrorRate(double rate, Alternative claim) {
        double z = StandardNormal.INSTANCE.upperQuantile(claim == Alternative.TWO_SIDED ? 0.5 * rate : rate);
        double lower = claim == Alternative.LESS ? -1 : Bisection.firstWhereNot(d -> statistic(d) > z, -1, 1);
        double upper = claim == Alternative.GREATER ? 1 : Bisection.lastWhere(d -> statistic(d) >= -z, -1, 1);
        return new Interval(lower, upper, rate);
    }
}
