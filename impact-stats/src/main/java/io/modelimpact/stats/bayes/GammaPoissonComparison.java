package io.modelimpact.stats.bayes;

import io.modelimpact.stats.Interval;
import io.modelimpact.stats.distribution.Beta;
import io.modelimpact.stats.distribution.ChiSquared;

/**
 * Two independent beliefs about rates: gamma distributions with shape {@code prior shape + events} and rate {@code prior rate + exposure}.
 *
 * <p>Formula: {@code P(T > C) = I_x(shape_C, shape_T)} with {@code x = rate_C / (rate_C + rate_T)}.
 */
public final class GammaPoissonComparison {
    private final Posterior control;
    private final Posterior treatment;

    private GammaPoissonComparison(Posterior control, Posterior treatment) {
        this.control = control;
        this.treatment = treatment;
    }

    /** The comparison of two posteriors. */
    public static GammaPoissonComparison of(Posterior control, Posterior treatment) {
        return new GammaPoissonComparison(control, treatment);
    }

    /** P(treatment's rate > control's). */
    public double chanceToWin() {
        double total = control.rate() + treatment.rate();
        return Beta.withShapes(control.shape(), treatment.shape())
                .at(control.rate() / total, treatment.rate() / total)
                .lower();
    }

    /** E[max(control - treatment, 0)], what choosing the treatment loses on average; the integral of F_T (1 - F_C) on the scale of logarithms. */
    public double expectedLossOfTreatment() {
        return loss(treatment, control);
    }

    /** E[max(treatment - control, 0)], what staying with the control loses on average. */
    public double expectedLossOfControl() {
        return loss(control, treatment);
    }

    private static double loss(Posterior chosen, Posterior other) {
        ChiSquared below = chosen.chiSquared();
        ChiSquared above = other.chiSquared();
        return LogConcaveIntegral.of(y -> {
            double rate = StrictMath.exp(y);
            return below.logCumulative(2 * chosen.rate() * rate) + above.logSurvival(2 * other.rate() * rate) + y;
        });
    }

    /** The equal-tailed credible interval of treatment's rate less control's; half the error rate lies outside on each side. */
    public Interval interval(double errorRate) {
        return new DifferenceOfLevels(control.level(), treatment.level()).interval(errorRate);
    }

    /**
     * A gamma belief about a rate.
     *
     * @param shape positive
     * @param rate positive, in units of exposure
     */
    public record Posterior(double shape, double rate) {

        /** Refuses what is no distribution with {@link IllegalArgumentException}. */
        public Posterior {
            if (!(shape > 0 && rate > 0 && Double.isFinite(shape) && Double.isFinite(rate))) {
                throw new IllegalArgumentException(
                        "Shape and rate must be positive and finite, found " + shape + " and " + rate);
            }
        }

        /** The posterior after counts. */
        public static Posterior after(double priorShape, double priorRate, long events, double exposure) {
            return new Posterior(priorShape + events, priorRate + exposure);
        }

        /** Expected rate. */
        public double mean() {
            return shape / rate;
        }

        /** The equal-tailed credible interval of the rate; half the error rate lies outside on each side. */
        public Interval interval(double errorRate) {
            return new Interval(
                    chiSquared().quantile(errorRate / 2) / (2 * rate),
                    chiSquared().upperQuantile(errorRate / 2) / (2 * rate),
                    errorRate);
        }

        /** Twice the rate's belief times its rate is chi-squared with twice the shape degrees of freedom. */
        ChiSquared chiSquared() {
            return ChiSquared.withDegreesOfFreedom(2 * shape);
        }

        UncertainLevel level() {
            Interval nearlyAll = interval(2 * DifferenceOfLevels.NEGLIGIBLE);
            return new Level(chiSquared(), 2 * rate, nearlyAll.lower(), nearlyAll.upper());
        }
    }

    /** The belief for differences. */
    private record Level(ChiSquared law, double scale, double lowest, double highest) implements UncertainLevel {
        @Override
        public double end() {
            return Double.POSITIVE_INFINITY;
        }

        @Override
        public double density(double level, double fromEnd) {
            return scale * law.density(scale * level);
        }

        @Override
        public double cumulative(double level, double fromEnd) {
            return law.cumulative(scale * level);
        }

        @Override
        public double survival(double level, double fromEnd) {
            return law.survival(scale * level);
        }
    }
}
