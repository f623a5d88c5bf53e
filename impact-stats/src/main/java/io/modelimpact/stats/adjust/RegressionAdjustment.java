package io.modelimpact.stats.adjust;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.distribution.StudentT;
import java.util.Optional;

/**
 * The effect of a treatment with covariates held fixed, from raw rows: the coefficient of the treatment in a linear regression.
 *
 * <p>{@link #ancova()} gives all units one slope a covariate. {@link #interacted()} gives each arm its own, with covariates centred at their
 * mean over all units (Lin's estimator), which can not do worse than the plain difference in large samples. The interval of choice
 * is by HC2 errors and t with n - k degrees of freedom.
 *
 * <p>Cost: rows times the square of columns.
 *
 * <p>Sources: D. A. Freedman (2008), Advances in Applied Mathematics 40; W. Lin (2013), Annals of Applied Statistics 7.
 */
public final class RegressionAdjustment {
    private final boolean interacted;

    private RegressionAdjustment(boolean interacted) {
        this.interacted = interacted;
    }

    /** One slope for both arms. */
    public static RegressionAdjustment ancova() {
        return new RegressionAdjustment(false);
    }

    /** A slope for each arm: Lin's estimator. */
    public static RegressionAdjustment interacted() {
        return new RegressionAdjustment(true);
    }

    /**
     * Fits.
     *
     * @param treated which rows got the treatment
     * @param covariates a row of values for each row, all of one length; may be empty rows
     * @param outcome one value a row
     * @return refused for values that are not finite, too few rows, or covariates that depend on each other or on the treatment
     */
    public Outcome<Fit> fit(boolean[] treated, double[][] covariates, double[] outcome) {
        if (treated.length != outcome.length || covariates.length != outcome.length) {
            throw new IllegalArgumentException("Expected rows of one number, found " + treated.length + ", "
                    + covariates.length + " and " + outcome.length);
        }
        int n = outcome.length;
        int p = n == 0 ? 0 : covariates[0].length;
        int columns = 2 + (interacted ? 2 * p : p);
        if (n <= columns) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found " + n + " rows, needed more than " + columns);
        }
        for (int row = 0; row < n; row++) {
            if (!isFinite(outcome[row], covariates[row])) {
                return Outcome.refused(RefusalCode.NOT_FINITE, "row " + row + " holds a value that is not finite");
            }
        }
        Optional<LinearModel> model = LinearModel.fit(design(treated, covariates, p), outcome);
        return model.isEmpty()
                ? Outcome.refused(RefusalCode.DEGENERATE, "the covariates depend on each other or on the treatment")
                : Outcome.of(new Fit(model.get(), covariates.clone(), interacted ? p : 0));
    }

    private double[][] design(boolean[] treated, double[][] covariates, int p) {
        double[] means = means(covariates, p);
        double[][] design = new double[treated.length][2 + (interacted ? 2 * p : p)];
        for (int row = 0; row < treated.length; row++) {
            double indicator = treated[row] ? 1 : 0;
            design[row][0] = 1;
            design[row][1] = indicator;
            for (int j = 0; j < p; j++) {
                double centred = covariates[row][j] - means[j];
                design[row][2 + j] = centred;
                if (interacted) {
                    design[row][2 + p + j] = indicator * centred;
                }
            }
        }
        return design;
    }

    static double[] means(double[][] covariates, int p) {
        double[] means = new double[p];
        for (double[] row : covariates) {
            for (int j = 0; j < p; j++) {
                means[j] += row[j] / covariates.length;
            }
        }
        return means;
    }

    private static boolean isFinite(double outcome, double... covariates) {
        boolean finite = Double.isFinite(outcome);
        for (double value : covariates) {
            finite &= Double.isFinite(value);
        }
        return finite;
    }

    /** A regression that was fitted. */
    public static final class Fit {
        private static final int TREATMENT = 1;

        private final LinearModel model;
        private final double[][] covariates;
        private final int interactions;

        private Fit(LinearModel model, double[][] covariates, int interactions) {
            this.model = model;
            this.covariates = covariates;
            this.interactions = interactions;
        }

        /** The effect: the coefficient of the treatment. */
        public double effect() {
            return model.coefficient(TREATMENT);
        }

        /** The slope of a covariate, in the control arm where slopes differ. */
        public double slope(int covariate) {
            return model.coefficient(2 + covariate);
        }

        /** The standard errors of the effect. */
        public RobustErrors errors() {
            return RobustErrors.of(model, TREATMENT);
        }

        /** Rows minus columns. */
        public int degreesOfFreedom() {
            return model.rows() - model.columns();
        }

        /** The largest leverage of a row; near 1 that row alone decides a coefficient. */
        public double largestLeverage() {
            double largest = 0;
            for (int row = 0; row < model.rows(); row++) {
                largest = Math.max(largest, model.leverage(row));
            }
            return largest;
        }

        /** The effect with its HC2 error and a t reference. */
        public Outcome<Estimate> estimate(double errorRate) {
            double error = errors().hc2();
            if (!(error > 0 && Double.isFinite(error))) {
                return Outcome.refused(RefusalCode.DEGENERATE, "the standard error is " + error);
            }
            return Outcome.of(new Estimate(
                    effect(),
                    error,
                    effect() / error,
                    StudentT.withDegreesOfFreedom(degreesOfFreedom()),
                    errorRate,
                    Alternative.TWO_SIDED));
        }

        /**
         * The HC2 error for a population that the units were drawn from: the centring at the sample's mean adds {@code d' S d / n}, with d the
         * interactions and S the covariance of the covariates.
         */
        public double populationError() {
            int n = covariates.length;
            double[] means = means(covariates, interactions);
            double[] projections = new double[n];
            double sum = 0;
            for (int row = 0; row < n; row++) {
                for (int j = 0; j < interactions; j++) {
                    projections[row] += (covariates[row][j] - means[j]) * model.coefficient(2 + interactions + j);
                }
                sum += projections[row] * projections[row];
            }
            double hc2 = errors().hc2();
            return Math.sqrt(hc2 * hc2 + sum / (n - 1) / n);
        }

        /**
         * Errors that allow rows of one cluster to depend on each other.
         *
         * @param clusters the cluster of each row, any numbers
         */
        public Outcome<ClusterErrors> clustered(long... clusters) {
            return ClusterErrors.of(model, TREATMENT, clusters);
        }
    }
}
