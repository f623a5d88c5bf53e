package io.modelimpact.stats.adjust;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.Estimate;
import io.modelimpact.stats.compare.SampleSummary;
import io.modelimpact.stats.compare.WelchTTest;
import io.modelimpact.stats.exact.ExactCrossProducts;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * CUPED: the outcome minus theta times a covariate that the treatment can not have changed. The estimate stays unbiased, the variance
 * falls by the square of the correlation.
 *
 * <p>For means theta is {@code cov(y, x)/var(x)} over both arms together, around one grand mean; for ratios of sums it is the sum of
 * the arms' covariances of the linearised values over the sum of their variances, or that of both arms together, see
 * {@link Slope}. Per arm the level is {@code m_y - theta m_x} and the
 * variance {@code s2_y + theta^2 s2_x - 2 theta s_xy}; difference, error and degrees of freedom are Welch's of these.
 *
 * <p>With several covariates of a mean theta is the vector {@code S_xx^-1 s_xy} of least-squares slopes, and the products are those of vectors
 * and matrices. The slopes take no degrees of freedom off, so there should be far more units than covariates.
 *
 * <p>Edges: a covariate that does not vary, or that is a linear combination of earlier ones, gets the slope 0; without any other the result
 * is the unadjusted one. Everything up to the last division and root is exact. Cost: microseconds, whatever the number of units.
 *
 * <p>Sources: A. Deng, Y. Xu, R. Kohavi, T. Walker (2013), "Improving the sensitivity of online controlled experiments by utilizing
 * pre-experiment data", WSDM; A. Deng, U. Knoblich, J. Lu (2018), KDD.
 */
public final class Cuped {
    private final boolean ratio;
    private final Slope slope;
    private final double errorRate;

    private Cuped(boolean ratio, Slope slope, double errorRate) {
        this.ratio = ratio;
        this.slope = slope;
        this.errorRate = errorRate;
    }

    /** Which units theta is taken from. */
    public enum Slope {
        /** Both arms as one sample around one grand mean. */
        POOLED,
        /** Within the arms: sums of their covariances over sums of their variances, without weights. */
        SUM_OF_ARMS,
        /** Within the arms: cross-products around each arm's own mean, so that no effect leaks into theta. */
        WITHIN_ARMS
    }

    /** For means; states hold the outcome, then one covariate or more. */
    public static Cuped forMeans() {
        return new Cuped(false, Slope.POOLED, 0.05);
    }

    /** For ratios of sums; states hold numerator, denominator, and both of the covariate. */
    public static Cuped forRatios() {
        return new Cuped(true, Slope.SUM_OF_ARMS, 0.05);
    }

    /** With another theta. */
    public Cuped with(Slope other) {
        return new Cuped(ratio, other, errorRate);
    }

    /** At another confidence. */
    public Cuped withErrorRate(double rate) {
        return new Cuped(ratio, slope, rate);
    }

    /**
     * Takes the covariates out.
     *
     * @param control cross-products of the control's units
     * @param treatment of the treatment's
     * @throws IllegalArgumentException if the states have another number of variables
     */
    public Outcome<Adjustment> adjust(ExactCrossProducts control, ExactCrossProducts treatment) {
        return adjust(ArmMoments.of(control), ArmMoments.of(treatment));
    }

    /** The same from moments, in whatever measures these are. */
    public Outcome<Adjustment> adjust(ArmMoments control, ArmMoments treatment) {
        requireVariables(control);
        requireVariables(treatment);
        Optional<Refusal> refusal = refusal(control).or(() -> refusal(treatment));
        return refusal.isPresent() ? Outcome.refused(refusal.get()) : Outcome.of(adjustment(control, treatment));
    }

    private void requireVariables(ArmMoments arm) {
        int found = arm.variables();
        if (ratio ? found != 4 : found < 2) {
            throw new IllegalArgumentException(
                    "Expected " + (ratio ? "4" : "2 or more") + " variables, found " + found);
        }
    }

    private Optional<Refusal> refusal(ArmMoments arm) {
        return ratio ? ControlVariates.refusalOfRatios(arm) : arm.refusal();
    }

    private Adjustment adjustment(ArmMoments control, ArmMoments treatment) {
        ControlVariates pooled = moments(control.plus(treatment));
        ControlVariates c = moments(control);
        ControlVariates t = moments(treatment);
        ExactRational[][] spread = switch (slope) {
            case POOLED -> pooled.covariances();
            case SUM_OF_ARMS -> sum(c, 1, t, 1);
            case WITHIN_ARMS -> sum(c, c.count() - 1, t, t.count() - 1);
        };
        return new Adjustment(slopes(spread), c, t, pooled, ratio, errorRate);
    }

    private ControlVariates moments(ArmMoments arm) {
        return ratio ? ControlVariates.ofRatios(arm) : ControlVariates.ofMeans(arm);
    }

    private static ExactRational[][] sum(ControlVariates c, long cTimes, ControlVariates t, long tTimes) {
        int size = c.levels().length;
        ExactRational[][] sum = new ExactRational[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                sum[i][j] = c.covariances()[i][j].times(cTimes).plus(t.covariances()[i][j].times(tTimes));
            }
        }
        return sum;
    }

    /** The slopes of variable 0 on the others. */
    private static ExactRational[] slopes(ExactRational[][] spread) {
        int covariates = spread.length - 1;
        ExactRational[][] matrix = new ExactRational[covariates][];
        for (int i = 0; i < covariates; i++) {
            matrix[i] = Arrays.copyOfRange(spread[i + 1], 1, covariates + 1);
        }
        return Slopes.solve(matrix, Arrays.copyOfRange(spread[0], 1, covariates + 1));
    }

    /** Two arms with the covariates taken out. */
    public static final class Adjustment {
        private final ExactRational[] slopes;
        private final ControlVariates control;
        private final ControlVariates treatment;
        private final ControlVariates pooled;
        private final boolean ratio;
        private final double errorRate;

        private Adjustment(
                ExactRational[] slopes,
                ControlVariates control,
                ControlVariates treatment,
                ControlVariates pooled,
                boolean ratio,
                double errorRate) {
            this.slopes = slopes;
            this.control = control;
            this.treatment = treatment;
            this.pooled = pooled;
            this.ratio = ratio;
            this.errorRate = errorRate;
        }

        /** The coefficient of the first covariate. */
        public double theta() {
            return slopes[0].doubleValue();
        }

        /** The exact coefficients of the covariates, in their order. */
        public List<ExactRational> coefficients() {
            return List.of(slopes);
        }

        /** The control's level at the covariates' levels over both arms. */
        public double controlLevel() {
            return centred(control).mean().doubleValue();
        }

        /** The treatment's level at the covariates' levels over both arms. */
        public double treatmentLevel() {
            return centred(treatment).mean().doubleValue();
        }

        /** The control, adjusted, as a sample for any comparison of two arms; its level is that at both arms' covariates. */
        public SampleSummary control() {
            return centred(control);
        }

        /** The treatment, adjusted, likewise. */
        public SampleSummary treatment() {
            return centred(treatment);
        }

        private SampleSummary centred(ControlVariates arm) {
            return SampleSummary.of(arm.count(), arm.adjusted(slopes, pooled.levels()), arm.adjustedVariance(slopes));
        }

        /** The difference of adjusted levels. */
        public Outcome<Estimate> absolute() {
            return WelchTTest.withDefaults().withErrorRate(errorRate).test(control(), treatment());
        }

        /**
         * The adjusted difference over the size of the control's level, that not being adjusted.
         *
         * <p>Formula, for one covariate: {@code SE^2 = s_t/(n_t m_c^2) + (k^2 s2_y,c - 2 theta k s_xy,c + theta^2 s2_x,c)/(n_c m_c^2)}, with k the ratio of unadjusted
         * levels for means, and one plus the relative effect for ratios of sums. Degrees of freedom are those of the
         * difference.
         */
        public Outcome<Estimate> relative() {
            ExactRational base = control.levels()[0];
            if (base.signum() == 0) {
                return Outcome.refused(RefusalCode.ZERO_BASELINE, "the control level is 0");
            }
            return absolute().then(difference -> {
                ExactRational effect =
                        treatment.adjusted(slopes, pooled.levels()).minus(control.adjusted(slopes, pooled.levels()));
                ExactRational factor =
                        ratio ? ExactRational.ONE.plus(effect.dividedBy(base)) : treatment.levels()[0].dividedBy(base);
                ExactRational squared = treatment
                        .adjustedVariance(slopes)
                        .dividedBy(treatment.count())
                        .plus(control.adjustedVariance(slopes, factor).dividedBy(control.count()))
                        .dividedBy(base.squared());
                return Estimate.from(
                        effect.dividedBy(base.abs()),
                        squared,
                        difference.reference(),
                        errorRate,
                        Alternative.TWO_SIDED);
            });
        }

        /** The share of the difference's variance that the covariates took away; negative where it added some. */
        public double varianceReduction() {
            ExactRational before =
                    squaredError(control.covariances()[0][0], treatment.covariances()[0][0]);
            ExactRational after = squaredError(control.adjustedVariance(slopes), treatment.adjustedVariance(slopes));
            return before.signum() == 0
                    ? 0
                    : ExactRational.ONE.minus(after.dividedBy(before)).doubleValue();
        }

        private ExactRational squaredError(ExactRational ofControl, ExactRational ofTreatment) {
            return ofControl.dividedBy(control.count()).plus(ofTreatment.dividedBy(treatment.count()));
        }

        /**
         * The correlation of the outcome with the covariate over both arms together; with several covariates the multiple correlation, which
         * is not negative. 0 where nothing varies together.
         */
        public double correlation() {
            ExactRational[][] spread = pooled.covariances();
            ExactRational explained = ExactRational.ZERO;
            ExactRational[] pooledSlopes = Cuped.slopes(spread);
            for (int j = 0; j < pooledSlopes.length; j++) {
                explained = explained.plus(pooledSlopes[j].times(spread[0][j + 1]));
            }
            if (explained.signum() == 0) {
                return 0;
            }
            int sign = pooledSlopes.length == 1 ? spread[0][1].signum() : 1;
            return sign * explained.dividedBy(spread[0][0]).sqrt();
        }

        /** As {@link #imbalance(int)}, of the first covariate. */
        public Outcome<Estimate> imbalance() {
            return imbalance(0);
        }

        /**
         * Whether a covariate itself differs between the arms, which chance alone makes it do at the error rate; a clear difference says that
         * the assignment, or the covariate's time, is not what it should be.
         *
         * @param covariate its position
         */
        public Outcome<Estimate> imbalance(int covariate) {
            return WelchTTest.withDefaults()
                    .withErrorRate(errorRate)
                    .test(summary(control, covariate + 1), summary(treatment, covariate + 1));
        }

        private static SampleSummary summary(ControlVariates arm, int variable) {
            return SampleSummary.of(arm.count(), arm.levels()[variable], arm.covariances()[variable][variable]);
        }
    }
}
