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
import java.util.Optional;

/**
 * CUPED: the outcome minus theta times a covariate that the treatment can not have changed. The estimate stays unbiased, the variance
 * falls by the square of the correlation.
 *
 * <p>For means theta is {@code cov(y, x)/var(x)} over both arms together, around one grand mean; for ratios of sums it is the sum of
 * the arms' covariances of the linearised values over the sum of their variances, or that of both arms together, see
 * {@link Slope}. A covariate that does not vary gives theta 0, hence the unadjusted result. Per arm the level is {@code m_y - theta m_x} and the
 * variance {@code s2_y + theta^2 s2_x - 2 theta s_xy}; difference, error and degrees of freedom are Welch's of these.
 *
 * <p>Everything up to the last division and root is exact. Cost: microseconds, whatever the number of units.
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

    /** For means; states hold outcome and covariate, in this order. */
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
     * Takes the covariate out.
     *
     * @param control cross-products of the control's units
     * @param treatment of the treatment's
     * @throws IllegalArgumentException if the states have another number of variables
     */
    public Outcome<Adjustment> adjust(ExactCrossProducts control, ExactCrossProducts treatment) {
        int needed = ratio ? 4 : 2;
        if (control.variables() != needed || treatment.variables() != needed) {
            throw new IllegalArgumentException("Expected " + needed + " variables, found " + control.variables()
                    + " and " + treatment.variables());
        }
        Optional<Refusal> refusal = refusal(control).or(() -> refusal(treatment));
        return refusal.isPresent() ? Outcome.refused(refusal.get()) : Outcome.of(adjustment(control, treatment));
    }

    private Optional<Refusal> refusal(ExactCrossProducts state) {
        SampleSummary outcome = ratio ? SampleSummary.ofRatio(state, 0, 1) : SampleSummary.ofMean(state, 0);
        SampleSummary covariate = ratio ? SampleSummary.ofRatio(state, 2, 3) : SampleSummary.ofMean(state, 1);
        return outcome.refusal().or(covariate::refusal);
    }

    private Adjustment adjustment(ExactCrossProducts control, ExactCrossProducts treatment) {
        ExactCrossProducts both = control.copy();
        both.merge(treatment);
        ControlVariate pooled = moments(both);
        ControlVariate c = moments(control);
        ControlVariate t = moments(treatment);
        ExactRational theta = switch (slope) {
            case POOLED -> quotient(pooled.covariance(), pooled.covariateVariance());
            case SUM_OF_ARMS ->
                quotient(
                        c.covariance().plus(t.covariance()),
                        c.covariateVariance().plus(t.covariateVariance()));
            case WITHIN_ARMS ->
                quotient(
                        c.covariance().times(c.count() - 1).plus(t.covariance().times(t.count() - 1)),
                        c.covariateVariance()
                                .times(c.count() - 1)
                                .plus(t.covariateVariance().times(t.count() - 1)));
        };
        return new Adjustment(theta, c, t, pooled, ratio, errorRate);
    }

    private ControlVariate moments(ExactCrossProducts state) {
        return ratio ? ControlVariate.ofRatios(state) : ControlVariate.ofMeans(state);
    }

    private static ExactRational quotient(ExactRational covariance, ExactRational variance) {
        return variance.signum() == 0 ? ExactRational.ZERO : covariance.dividedBy(variance);
    }

    /** Two arms with the covariate taken out. */
    public static final class Adjustment {
        private final ExactRational theta;
        private final ControlVariate control;
        private final ControlVariate treatment;
        private final ControlVariate pooled;
        private final boolean ratio;
        private final double errorRate;

        private Adjustment(
                ExactRational theta,
                ControlVariate control,
                ControlVariate treatment,
                ControlVariate pooled,
                boolean ratio,
                double errorRate) {
            this.theta = theta;
            this.control = control;
            this.treatment = treatment;
            this.pooled = pooled;
            this.ratio = ratio;
            this.errorRate = errorRate;
        }

        /** The coefficient of the covariate. */
        public double theta() {
            return theta.doubleValue();
        }

        /** The control's level at the covariate's level over both arms. */
        public double controlLevel() {
            return centred(control).mean().doubleValue();
        }

        /** The treatment's level at the covariate's level over both arms. */
        public double treatmentLevel() {
            return centred(treatment).mean().doubleValue();
        }

        /** The control, adjusted, as a sample for any comparison of two arms; its level is that of both arms' covariate. */
        public SampleSummary control() {
            return centred(control);
        }

        /** The treatment, adjusted, likewise. */
        public SampleSummary treatment() {
            return centred(treatment);
        }

        private SampleSummary centred(ControlVariate arm) {
            return SampleSummary.of(arm.count(), arm.adjusted(theta, pooled.covariate()), arm.adjustedVariance(theta));
        }

        /** The difference of adjusted levels. */
        public Outcome<Estimate> absolute() {
            return WelchTTest.withDefaults().withErrorRate(errorRate).test(control(), treatment());
        }

        /**
         * The adjusted difference over the size of the control's level, that not being adjusted.
         *
         * <p>Formula: {@code SE^2 = s_t/(n_t m_c^2) + (k^2 s2_y,c - 2 theta k s_xy,c + theta^2 s2_x,c)/(n_c m_c^2)}, with k the ratio of unadjusted
         * levels for means, and one plus the relative effect for ratios of sums. Degrees of freedom are those of the
         * difference.
         */
        public Outcome<Estimate> relative() {
            ExactRational base = control.outcome();
            if (base.signum() == 0) {
                return Outcome.refused(RefusalCode.ZERO_BASELINE, "the control level is 0");
            }
            return absolute().then(difference -> {
                ExactRational effect = treatment
                        .adjusted(theta, pooled.covariate())
                        .minus(control.adjusted(theta, pooled.covariate()));
                ExactRational factor = ratio
                        ? ExactRational.ONE.plus(effect.dividedBy(base))
                        : treatment.outcome().dividedBy(base);
                ExactRational squared = treatment
                        .adjustedVariance(theta)
                        .dividedBy(treatment.count())
                        .plus(control.adjustedVariance(theta, factor).dividedBy(control.count()))
                        .dividedBy(base.squared());
                return Estimate.from(
                        effect.dividedBy(base.abs()),
                        squared,
                        difference.reference(),
                        errorRate,
                        Alternative.TWO_SIDED);
            });
        }

        /** The share of the difference's variance that the covariate took away; negative where it added some. */
        public double varianceReduction() {
            ExactRational before = squaredError(control.outcomeVariance(), treatment.outcomeVariance());
            ExactRational after = squaredError(control.adjustedVariance(theta), treatment.adjustedVariance(theta));
            return before.signum() == 0
                    ? 0
                    : ExactRational.ONE.minus(after.dividedBy(before)).doubleValue();
        }

        private ExactRational squaredError(ExactRational ofControl, ExactRational ofTreatment) {
            return ofControl.dividedBy(control.count()).plus(ofTreatment.dividedBy(treatment.count()));
        }

        /** The correlation of outcome and covariate over both arms together; 0 where one does not vary. */
        public double correlation() {
            ExactRational product = pooled.outcomeVariance().times(pooled.covariateVariance());
            return product.signum() == 0
                    ? 0
                    : pooled.covariance().signum()
                            * pooled.covariance().squared().dividedBy(product).sqrt();
        }

        /**
         * Whether the covariate itself differs between the arms, which chance alone makes it do at the error rate; a clear difference says that
         * the assignment, or the covariate's time, is not what it should be.
         */
        public Outcome<Estimate> imbalance() {
            return WelchTTest.withDefaults()
                    .withErrorRate(errorRate)
                    .test(
                            SampleSummary.of(control.count(), control.covariate(), control.covariateVariance()),
                            SampleSummary.of(treatment.count(), treatment.covariate(), treatment.covariateVariance()));
        }
    }
}
