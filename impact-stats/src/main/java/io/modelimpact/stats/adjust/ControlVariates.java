package io.modelimpact.stats.adjust;

import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Optional;

/**
 * The moments of one arm that control variates need: levels and covariances per unit of the outcome, in position 0, and of the covariates,
 * each exact. For a ratio of sums the values of a unit are the linearised ones.
 *
 * @param count number of units
 * @param levels of the outcome and the covariates
 * @param covariances per unit, divisor n - 1
 */
@SuppressWarnings("ArrayRecordComponent") // handed on and read, never compared
record ControlVariates(long count, ExactRational[] levels, ExactRational[][] covariances) {

    /** Of means: the outcome, then the covariates. */
    static ControlVariates ofMeans(ArmMoments arm) {
        int size = arm.variables();
        ExactRational[] levels = new ExactRational[size];
        ExactRational[][] covariances = new ExactRational[size][size];
        for (int i = 0; i < size; i++) {
            levels[i] = arm.mean(i);
            for (int j = 0; j <= i; j++) {
                covariances[i][j] = arm.covariance(i, j);
                covariances[j][i] = covariances[i][j];
            }
        }
        return new ControlVariates(arm.count(), levels, covariances);
    }

    /** Of two ratios of sums: variable 0 over 1 the outcome, 2 over 3 the covariate. */
    static ControlVariates ofRatios(ArmMoments arm) {
        ExactRational[] levels = new ExactRational[2];
        ExactRational[][] covariances = new ExactRational[2][2];
        for (int i = 0; i < 2; i++) {
            levels[i] = arm.mean(2 * i).dividedBy(arm.mean(2 * i + 1));
            for (int j = 0; j <= i; j++) {
                covariances[i][j] = arm.linearised(2 * i, 2 * i + 1, 2 * j, 2 * j + 1);
                covariances[j][i] = covariances[i][j];
            }
        }
        return new ControlVariates(arm.count(), levels, covariances);
    }

    /** Why the ratios of an arm are not defined. */
    static Optional<Refusal> refusalOfRatios(ArmMoments arm) {
        return arm.refusal()
                .or(() -> zero(arm, 1, "the denominator"))
                .or(() -> zero(arm, 3, "the covariate's denominator"));
    }

    private static Optional<Refusal> zero(ArmMoments arm, int variable, String name) {
        return arm.mean(variable).signum() != 0
                ? Optional.empty()
                : Optional.of(
                        new Refusal(RefusalCode.ZERO_DENOMINATOR, name + " sums to 0 over " + arm.count() + " units"));
    }

    /** The level of the outcome with the covariates' part taken out, around reference levels of the covariates. */
    ExactRational adjusted(ExactRational[] slopes, ExactRational[] reference) {
        ExactRational level = levels[0];
        for (int j = 0; j < slopes.length; j++) {
            level = level.minus(slopes[j].times(levels[j + 1].minus(reference[j + 1])));
        }
        return level;
    }

    /** The variance per unit of the outcome times a factor, with the covariates' part taken out. */
    ExactRational adjustedVariance(ExactRational[] slopes, ExactRational factor) {
        ExactRational variance = factor.squared().times(covariances[0][0]);
        for (int i = 0; i < slopes.length; i++) {
            variance = variance.minus(
                    slopes[i].times(factor).times(covariances[0][i + 1]).times(2));
            for (int j = 0; j < slopes.length; j++) {
                variance = variance.plus(slopes[i].times(slopes[j]).times(covariances[i + 1][j + 1]));
            }
        }
        return variance;
    }

    /** The variance per unit that is left. */
    ExactRational adjustedVariance(ExactRational[] slopes) {
        return adjustedVariance(slopes, ExactRational.ONE);
    }
}
