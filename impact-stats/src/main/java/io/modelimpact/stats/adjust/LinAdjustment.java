package io.modelimpact.stats.adjust;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.distribution.StudentT;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Lin's estimator of the effect on a mean from cross-products alone: each arm has slopes of its own, and both are compared at the covariates' mean over
 * all units. In large samples it can not do worse than the plain difference, nor than one slope for both arms.
 *
 * <p>Formula: {@code level_a = m_a - theta_a'(x_a - x)}, {@code theta_a} the least-squares slopes within arm a, x the covariates' mean over both arms;
 * {@code SE^2 = sum over arms of s2_a (1/n_a + (x - x_a)' Q_a^-1 (x - x_a)) + d'S d/n}, with {@code s2_a} the squared residuals over {@code n_a - 1 - r}, r
 * the number of independent covariates, {@code Q_a} the arm's cross-products of the covariates about their mean, {@code d = theta_t - theta_c}, and S the
 * covariance of the covariates over both arms. The last term is what the covariates' mean of the units adds, as these were drawn from a population.
 * Reference: Student's t with Welch and Satterthwaite's degrees of freedom of the three terms, {@code n_a - 1 - r} and {@code n - 1}.
 *
 * <p>Beside {@link RegressionAdjustment#interacted()} with HC2 errors, which need the rows: HC2 divides each squared residual by one minus its leverage, a
 * rational function of the covariates that no finite number of sums over rows determines. Both estimate the same variance. They differ by a random
 * term of order {@code n^-1/2} of it, without a sign, where squared residuals go with the covariates, and by terms of order {@code 1/n}.
 *
 * <p>Edges: covariates that do not vary or depend on earlier ones have slope 0, if they do so in each arm; where covariates vary less within an arm
 * than over both, the arm has no slopes and the result is refused ({@link RefusalCode#DEGENERATE}). Refused, too, for fewer than {@code r + 3} units
 * in an arm, values that are not finite, and outcomes that are explained without rest. Everything up to the last division and root is exact. Cost: microseconds.
 *
 * <p>Sources: W. Lin (2013), "Agnostic notes on regression adjustments to experimental data", Annals of Applied Statistics 7, doi:10.1214/12-AOAS583;
 * A. Negi, J. M. Wooldridge (2021), "Revisiting regression adjustment in experiments with heterogeneous treatment effects", Econometric Reviews 40,
 * for the variance under sampling.
 */
public final class LinAdjustment {
    private final double errorRate;

    private LinAdjustment(double errorRate) {
        this.errorRate = errorRate;
    }

    /** At a confidence of 0.95. */
    public static LinAdjustment withDefaults() {
        return new LinAdjustment(0.05);
    }

    /** At another confidence. */
    public LinAdjustment withErrorRate(double rate) {
        return new LinAdjustment(rate);
    }

    /**
     * Adjusts.
     *
     * @param control cross-products of the control's units: the outcome, then one covariate or more
     * @param treatment of the treatment's
     * @throws IllegalArgumentException if the states have another number of variables than each other, or fewer than two
     */
    public Outcome<Fit> adjust(ExactCrossProducts control, ExactCrossProducts treatment) {
        return adjust(ArmMoments.of(control), ArmMoments.of(treatment));
    }

    /** The same from moments, in whatever measures these are. */
    public Outcome<Fit> adjust(ArmMoments control, ArmMoments treatment) {
        if (control.variables() < 2) {
            throw new IllegalArgumentException("Expected 2 or more variables, found " + control.variables());
        }
        ArmMoments both = control.plus(treatment);
        Optional<Refusal> refusal = control.refusal().or(treatment::refusal);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        ControlVariates all = ControlVariates.ofMeans(both);
        int rank = Arm.rank(all);
        return Arm.of(ControlVariates.ofMeans(control), all, rank)
                .then(c ->
                        Arm.of(ControlVariates.ofMeans(treatment), all, rank).map(t -> new Fit(c, t, all, errorRate)));
    }

    /** One arm at the covariates' mean over both. */
    private record Arm(
            long count, List<ExactRational> slopes, ExactRational level, ExactRational variance, long freedom) {

        static Outcome<Arm> of(ControlVariates arm, ControlVariates all, int rank) {
            long freedom = arm.count() - 1 - rank;
            if (freedom < 2) {
                return Outcome.refused(
                        RefusalCode.TOO_FEW_UNITS,
                        "found " + arm.count() + " units in an arm with " + rank + " covariates, needed at least "
                                + (rank + 3));
            }
            if (rank(arm) < rank) {
                return Outcome.refused(
                        RefusalCode.DEGENERATE, "the covariates vary less within an arm than over both arms");
            }
            ExactRational[] slopes = Slopes.solve(spread(arm), ofOutcome(arm));
            ExactRational residual =
                    arm.adjustedVariance(slopes).times(arm.count() - 1).dividedBy(freedom);
            ExactRational reach = ExactRational.ONE
                    .dividedBy(arm.count())
                    .plus(distance(arm, all).dividedBy(arm.count() - 1));
            return Outcome.of(new Arm(
                    arm.count(),
                    List.of(slopes),
                    arm.adjusted(slopes, all.levels()),
                    residual.times(reach).reduced(),
                    freedom));
        }

        /** How many covariates are independent: the trace of a matrix times its own inverse, as far as there is one. */
        static int rank(ControlVariates moments) {
            ExactRational[][] spread = spread(moments);
            int rank = 0;
            for (int a = 0; a < spread.length; a++) {
                rank += Slopes.solve(spread, spread[a])[a].signum();
            }
            return rank;
        }

        /** Of the arm's mean from that over both arms, in squares of the covariates' deviations within the arm. */
        private static ExactRational distance(ControlVariates arm, ControlVariates all) {
            ExactRational[] gap = new ExactRational[arm.levels().length - 1];
            Arrays.setAll(gap, a -> all.levels()[a + 1].minus(arm.levels()[a + 1]));
            return dot(gap, Slopes.solve(spread(arm), gap));
        }

        private static ExactRational[][] spread(ControlVariates moments) {
            int covariates = moments.levels().length - 1;
            ExactRational[][] spread = new ExactRational[covariates][];
            Arrays.setAll(spread, a -> Arrays.copyOfRange(moments.covariances()[a + 1], 1, covariates + 1));
            return spread;
        }

        private static ExactRational[] ofOutcome(ControlVariates moments) {
            return Arrays.copyOfRange(moments.covariances()[0], 1, moments.levels().length);
        }
    }

    private static ExactRational dot(ExactRational[] left, ExactRational[] right) {
        ExactRational sum = ExactRational.ZERO;
        for (int i = 0; i < left.length; i++) {
            sum = sum.plus(left[i].times(right[i]));
        }
        return sum;
    }

    /** Two arms at the same covariates. */
    public static final class Fit {
        private final Arm control;
        private final Arm treatment;
        private final ControlVariates all;
        private final double errorRate;

        private Fit(Arm control, Arm treatment, ControlVariates all, double errorRate) {
            this.control = control;
            this.treatment = treatment;
            this.all = all;
            this.errorRate = errorRate;
        }

        /** The exact slopes of the control's outcome on the covariates, in their order. */
        public List<ExactRational> controlSlopes() {
            return control.slopes();
        }

        /** The exact slopes of the treatment's. */
        public List<ExactRational> treatmentSlopes() {
            return treatment.slopes();
        }

        /**
         * What each difference of the covariates' means is multiplied with before it is subtracted from the difference of the outcome's: the slopes of each
         * arm weighted by the units of the other.
         */
        public List<ExactRational> coefficients() {
            ExactRational[] weighted = new ExactRational[control.slopes().size()];
            Arrays.setAll(
                    weighted,
                    a -> control.slopes()
                            .get(a)
                            .times(treatment.count())
                            .plus(treatment.slopes().get(a).times(control.count()))
                            .dividedBy(all.count()));
            return List.of(weighted);
        }

        /** The control's level at the covariates' mean over both arms. */
        public double controlLevel() {
            return control.level().doubleValue();
        }

        /** The treatment's level there. */
        public double treatmentLevel() {
            return treatment.level().doubleValue();
        }

        /** The difference of the levels. */
        public Outcome<Estimate> absolute() {
            return estimate(ExactRational.ONE, ExactRational.ONE);
        }

        /**
         * The difference over the size of the control's level, both at the same covariates. Refused with {@link RefusalCode#ZERO_BASELINE} where that level
         * is 0.
         *
         * <p>Formula: the delta method on the ratio k of the levels; the error is that of the difference with {@code k} times the control's residuals and
         * slopes in the place of the control's, over the size of the control's level.
         */
        public Outcome<Estimate> relative() {
            return control.level().signum() == 0
                    ? Outcome.refused(RefusalCode.ZERO_BASELINE, "the control level is 0")
                    : estimate(
                            treatment.level().dividedBy(control.level()),
                            control.level().abs());
        }

        private Outcome<Estimate> estimate(ExactRational factor, ExactRational base) {
            ExactRational ofTreatment = treatment.variance();
            ExactRational ofControl = control.variance().times(factor.squared());
            ExactRational ofMean = meanVariance(factor);
            ExactRational variance = ofTreatment.plus(ofControl).plus(ofMean);
            if (ofTreatment.plus(ofControl).signum() == 0) {
                return Outcome.refused(RefusalCode.DEGENERATE, "the covariates explain the outcome without rest");
            }
            ExactRational freedom = variance.squared()
                    .dividedBy(perFreedom(ofTreatment, treatment.freedom())
                            .plus(perFreedom(ofControl, control.freedom()))
                            .plus(perFreedom(ofMean, all.count() - 1)));
            return Estimate.from(
                    treatment.level().minus(control.level()).dividedBy(base),
                    variance.dividedBy(base.squared()),
                    StudentT.withDegreesOfFreedom(freedom.doubleValue()),
                    errorRate,
                    Alternative.TWO_SIDED);
        }

        private static ExactRational perFreedom(ExactRational variance, long freedom) {
            return variance.squared().dividedBy(freedom);
        }

        /** What the covariates' mean over both arms adds. */
        private ExactRational meanVariance(ExactRational factor) {
            int covariates = control.slopes().size();
            ExactRational sum = ExactRational.ZERO;
            for (int a = 0; a < covariates; a++) {
                for (int b = 0; b < covariates; b++) {
                    sum = sum.plus(interaction(a, factor)
                            .times(interaction(b, factor))
                            .times(all.covariances()[a + 1][b + 1]));
                }
            }
            return sum.dividedBy(all.count()).reduced();
        }

        private ExactRational interaction(int covariate, ExactRational factor) {
            return treatment
                    .slopes()
                    .get(covariate)
                    .minus(control.slopes().get(covariate).times(factor));
        }
    }
}
