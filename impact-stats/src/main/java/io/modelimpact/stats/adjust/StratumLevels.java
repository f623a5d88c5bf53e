package io.modelimpact.stats.adjust;

import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;

/**
 * The levels of outcomes in one stratum: first the control's, then the treatment's, with their covariances times the stratum's units. Exact,
 * so that no offset of the data costs digits.
 */
final class StratumLevels {
    private final ExactRational[] levels;
    private final ExactRational[][] covariances;

    private StratumLevels(ExactRational[] levels, ExactRational[][] covariances) {
        this.levels = levels;
        this.covariances = covariances;
    }

    ExactRational level(int position) {
        return levels[position];
    }

    /** A weighted sum of the levels. */
    ExactRational combined(ExactRational... weights) {
        return dot(weights, levels);
    }

    /** The variance of that sum, times the stratum's units. */
    ExactRational variance(ExactRational... weights) {
        ExactRational[] inner = new ExactRational[weights.length];
        Arrays.setAll(inner, i -> dot(covariances[i], weights));
        return dot(weights, inner);
    }

    /** Each arm by itself. */
    static StratumLevels plain(Stratum stratum, int outcomes) {
        ArmMoments[] arms = {stratum.control(), stratum.treatment()};
        StratumLevels levels = empty(outcomes);
        for (int arm = 0; arm < 2; arm++) {
            ExactRational scale = ExactRational.of(stratum.units()).dividedBy(arms[arm].count());
            for (int i = 0; i < outcomes; i++) {
                int row = arm * outcomes + i;
                levels.levels[row] = arms[arm].mean(i);
                for (int j = 0; j < outcomes; j++) {
                    levels.covariances[row][arm * outcomes + j] =
                            arms[arm].covariance(i, j).times(scale);
                }
            }
        }
        return levels;
    }

    private static StratumLevels empty(int outcomes) {
        ExactRational[][] covariances = new ExactRational[2 * outcomes][2 * outcomes];
        for (ExactRational[] row : covariances) {
            Arrays.fill(row, ExactRational.ZERO);
        }
        return new StratumLevels(new ExactRational[2 * outcomes], covariances);
    }

    /**
     * Each outcome by least squares on the treatment and the covariates, which follow the outcomes among the variables; levels at the covariates'
     * mean over both arms, that mean being random itself.
     *
     * @param divisor units less this is the divisor of residual sums of squares
     */
    static StratumLevels adjusted(Stratum stratum, int outcomes, int divisor) {
        return new Regression(stratum, outcomes, divisor).levels();
    }

    private static ExactRational dot(ExactRational[] a, ExactRational[] b) {
        ExactRational sum = ExactRational.ZERO;
        for (int i = 0; i < a.length; i++) {
            sum = sum.plus(a[i].times(b[i]));
        }
        return sum;
    }

    /** Least squares in one stratum, from its moments. */
    private static final class Regression {
        private final ArmMoments[] arms;
        private final long units;
        private final int outcomes;
        private final int covariates;
        private final ExactRational freedom;

        /** Cross-products around the arms' own means. */
        private final ExactRational[][] within;

        private final ExactRational[][] spread;
        private final ExactRational[][] slopes;

        /** For each arm the mean of both arms' covariates less the arm's own. */
        private final ExactRational[][] shifts = new ExactRational[2][];

        Regression(Stratum stratum, int outcomes, int divisor) {
            this.arms = new ArmMoments[] {stratum.control(), stratum.treatment()};
            this.units = stratum.units();
            this.outcomes = outcomes;
            this.covariates = arms[0].variables() - outcomes;
            this.freedom = ExactRational.of(units - divisor);
            this.within = within();
            this.spread = new ExactRational[covariates][];
            Arrays.setAll(spread, j -> ofCovariates(within[outcomes + j]));
            this.slopes = new ExactRational[outcomes][];
            Arrays.setAll(slopes, i -> Slopes.solve(spread, ofCovariates(within[i])));
            for (int arm = 0; arm < 2; arm++) {
                shifts[arm] = shift(arm);
            }
        }

        private ExactRational[] ofCovariates(ExactRational... row) {
            return Arrays.copyOfRange(row, outcomes, outcomes + covariates);
        }

        private ExactRational[][] within() {
            int size = arms[0].variables();
            ExactRational[][] sums = new ExactRational[size][size];
            for (int i = 0; i < size; i++) {
                for (int j = 0; j < size; j++) {
                    sums[i][j] = arms[0].covariance(i, j)
                            .times(arms[0].count() - 1)
                            .plus(arms[1].covariance(i, j).times(arms[1].count() - 1));
                }
            }
            return sums;
        }

        private ExactRational gap(int covariate) {
            return arms[1].mean(outcomes + covariate).minus(arms[0].mean(outcomes + covariate));
        }

        private ExactRational[] shift(int arm) {
            long others = arms[1 - arm].count();
            ExactRational[] shift = new ExactRational[covariates];
            Arrays.setAll(shift, j -> gap(j).times(arm == 0 ? others : -others).dividedBy(units));
            return shift;
        }

        StratumLevels levels() {
            StratumLevels found = empty(outcomes);
            for (int arm = 0; arm < 2; arm++) {
                for (int i = 0; i < outcomes; i++) {
                    found.levels[arm * outcomes + i] = arms[arm].mean(i).plus(dot(slopes[i], shifts[arm]));
                }
                for (int other = 0; other < 2; other++) {
                    put(found, arm, other);
                }
            }
            return found;
        }

        /** The covariances of the levels in one arm with those in another: residuals, and what both share through the covariates' mean. */
        private void put(StratumLevels found, int arm, int other) {
            ExactRational reach = dot(shifts[arm], Slopes.solve(spread, shifts[other]));
            ExactRational own = arm == other ? reach.plus(ExactRational.ONE.dividedBy(arms[arm].count())) : reach;
            ExactRational[][] mean = covarianceOfMean();
            ExactRational trace = trace(mean);
            for (int i = 0; i < outcomes; i++) {
                for (int j = 0; j < outcomes; j++) {
                    ExactRational[] inner = new ExactRational[covariates];
                    int column = j;
                    Arrays.setAll(inner, a -> dot(mean[a], slopes[column]));
                    found.covariances[arm * outcomes + i][other * outcomes + j] = residual(i, j)
                            .times(own.plus(trace))
                            .plus(dot(slopes[i], inner))
                            .times(units)
                            .reduced();
                }
            }
        }

        private ExactRational residual(int i, int j) {
            return within[i][j].minus(dot(slopes[i], ofCovariates(within[j]))).dividedBy(freedom);
        }

        /** The covariances of the covariates' mean over both arms. */
        private ExactRational[][] covarianceOfMean() {
            ExactRational product = ExactRational.of(arms[0].count()).times(arms[1].count());
            ExactRational divisor = ExactRational.of(units).times(units - 1);
            ExactRational[][] mean = new ExactRational[covariates][covariates];
            for (int a = 0; a < covariates; a++) {
                for (int b = 0; b < covariates; b++) {
                    ExactRational between = gap(a).times(gap(b)).times(product).dividedBy(units);
                    mean[a][b] = spread[a][b].plus(between).dividedBy(divisor);
                }
            }
            return mean;
        }

        /** The trace of a matrix times the inverse of the covariates' cross-products. */
        private ExactRational trace(ExactRational[]... matrix) {
            ExactRational trace = ExactRational.ZERO;
            for (int a = 0; a < covariates; a++) {
                trace = trace.plus(Slopes.solve(spread, matrix[a])[a]);
            }
            return trace;
        }
    }
}
