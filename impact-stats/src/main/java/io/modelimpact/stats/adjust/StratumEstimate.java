package io.modelimpact.stats.adjust;

/**
 * The levels of outcomes in one stratum: first the control's, then the treatment's, with their covariance times the stratum's units.
 */
final class StratumEstimate {
    final double[] levels;
    final double[][] covariances;

    private StratumEstimate(double[] levels, double[][] covariances) {
        this.levels = levels;
        this.covariances = covariances;
    }

    /** Each arm by itself. */
    static StratumEstimate plain(Stratum stratum, int outcomes) {
        ArmMatrices control = ArmMatrices.of(stratum.control());
        ArmMatrices treatment = ArmMatrices.of(stratum.treatment());
        double units = stratum.units();
        double[] levels = new double[2 * outcomes];
        double[][] covariances = new double[2 * outcomes][2 * outcomes];
        for (int i = 0; i < outcomes; i++) {
            levels[i] = control.means[i];
            levels[outcomes + i] = treatment.means[i];
            for (int j = 0; j < outcomes; j++) {
                covariances[i][j] = units / control.count * control.covariances[i][j];
                covariances[outcomes + i][outcomes + j] = units / treatment.count * treatment.covariances[i][j];
            }
        }
        return new StratumEstimate(levels, covariances);
    }

    /**
     * Each outcome by least squares on the treatment and the covariates, which follow the outcomes among the variables; levels at the covariates'
     * mean over both arms, that mean being random itself.
     *
     * @param divisor units less this is the divisor of residual sums of squares
     */
    static StratumEstimate adjusted(Stratum stratum, int outcomes, int divisor) {
        ArmMatrices c = ArmMatrices.of(stratum.control());
        ArmMatrices t = ArmMatrices.of(stratum.treatment());
        int covariates = c.means.length - outcomes;
        double units = stratum.units();
        double[][] within = within(c, t);
        double[][] inverse = inverse(block(within, outcomes, outcomes, covariates, covariates));
        double[][] slopes = product(block(within, 0, outcomes, outcomes, covariates), inverse);
        double[] toControl = new double[covariates];
        double[] toTreatment = new double[covariates];
        for (int j = 0; j < covariates; j++) {
            double gap = t.means[outcomes + j] - c.means[outcomes + j];
            toControl[j] = -gap * (t.count / units);
            toTreatment[j] = gap * (c.count / units);
        }
        double[] levels = new double[2 * outcomes];
        for (int i = 0; i < outcomes; i++) {
            levels[i] = c.means[i] - dot(slopes[i], toControl);
            levels[outcomes + i] = t.means[i] - dot(slopes[i], toTreatment);
        }
        double[][] residual = residuals(within, slopes, outcomes, units - divisor);
        double[][] shared = shared(residual, slopes, inverse, c, t, outcomes);
        double[][] covariances = new double[2 * outcomes][2 * outcomes];
        double own = 1.0 / c.count + quadratic(toControl, inverse, toControl);
        double other = 1.0 / t.count + quadratic(toTreatment, inverse, toTreatment);
        double cross = quadratic(toControl, inverse, toTreatment);
        for (int i = 0; i < outcomes; i++) {
            for (int j = 0; j < outcomes; j++) {
                covariances[i][j] = units * (own * residual[i][j] + shared[i][j]);
                covariances[outcomes + i][outcomes + j] = units * (other * residual[i][j] + shared[i][j]);
                covariances[i][outcomes + j] = units * (cross * residual[i][j] + shared[i][j]);
                covariances[outcomes + i][j] = units * (cross * residual[i][j] + shared[i][j]);
            }
        }
        return new StratumEstimate(levels, covariances);
    }

    /** Cross-products around the arms' own means. */
    private static double[][] within(ArmMatrices c, ArmMatrices t) {
        int k = c.means.length;
        double[][] sums = new double[k][k];
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < k; j++) {
                sums[i][j] = (c.count - 1) * c.covariances[i][j] + (t.count - 1) * t.covariances[i][j];
            }
        }
        return sums;
    }

    private static double[][] residuals(double[][] within, double[][] slopes, int outcomes, double divisor) {
        int covariates = slopes[0].length;
        double[][] residual = new double[outcomes][outcomes];
        for (int i = 0; i < outcomes; i++) {
            for (int j = 0; j < outcomes; j++) {
                double explained = 0;
                for (int a = 0; a < covariates; a++) {
                    explained += slopes[i][a] * within[outcomes + a][j];
                }
                residual[i][j] = (within[i][j] - explained) / divisor;
            }
        }
        return residual;
    }

    /** What the random mean of the covariates adds to both arms: {@code G S G' + R tr(S W^-1)}, S the covariance of that mean. */
    private static double[][] shared(
            double[][] residual, double[][] slopes, double[][] inverse, ArmMatrices c, ArmMatrices t, int outcomes) {
        int covariates = slopes[0].length;
        double units = c.count + t.count;
        double[][] spread = new double[covariates][covariates];
        double trace = 0;
        for (int a = 0; a < covariates; a++) {
            for (int b = 0; b < covariates; b++) {
                double between = (t.means[outcomes + a] - c.means[outcomes + a])
                        * (t.means[outcomes + b] - c.means[outcomes + b])
                        * (c.count / units * t.count);
                double inside = (c.count - 1) * c.covariances[outcomes + a][outcomes + b]
                        + (t.count - 1) * t.covariances[outcomes + a][outcomes + b];
                spread[a][b] = (inside + between) / (units - 1) / units;
                trace += spread[a][b] * inverse[b][a];
            }
        }
        double[][] shared = new double[outcomes][outcomes];
        for (int i = 0; i < outcomes; i++) {
            for (int j = 0; j < outcomes; j++) {
                shared[i][j] = quadratic(slopes[i], spread, slopes[j]) + residual[i][j] * trace;
            }
        }
        return shared;
    }

    private static double[][] block(double[][] matrix, int fromRow, int fromColumn, int rows, int columns) {
        double[][] part = new double[rows][columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                part[i][j] = matrix[fromRow + i][fromColumn + j];
            }
        }
        return part;
    }

    private static double[][] product(double[][] left, double[][] right) {
        double[][] result = new double[left.length][right[0].length];
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right[0].length; j++) {
                for (int k = 0; k < right.length; k++) {
                    result[i][j] += left[i][k] * right[k][j];
                }
            }
        }
        return result;
    }

    /** The inverse of a matrix of one or two rows. */
    private static double[][] inverse(double[][] matrix) {
        if (matrix.length == 1) {
            return new double[][] {{1 / matrix[0][0]}};
        }
        double determinant = matrix[0][0] * matrix[1][1] - matrix[0][1] * matrix[1][0];
        return new double[][] {
            {matrix[1][1] / determinant, -matrix[0][1] / determinant},
            {-matrix[1][0] / determinant, matrix[0][0] / determinant}
        };
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double quadratic(double[] left, double[][] matrix, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            for (int j = 0; j < right.length; j++) {
                sum += left[i] * matrix[i][j] * right[j];
            }
        }
        return sum;
    }
}
