package io.modelimpact.stats.bayes;

import io.modelimpact.stats.distribution.IncompleteBeta;

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
        return StrictMath.exp(IncompleteBeta.withShapes(control.shape(), treatment.shape())
                .logLower(control.rate() / total, treatment.rate() / total));
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
    }
}
