package io.modelimpact.stats.sequential;

import io.modelimpact.stats.distribution.Beta;
import io.modelimpact.stats.internal.Bisection;

/**
 * A bound for sums of centred terms that lie between -g and h, Bernoulli terms above all: exponential supermartingales of the two-point law,
 * mixed by a beta law. Tighter than the normal mixture where the terms are skewed.
 *
 * <p>The bound is the s in (0, v/g) at which the logarithm of the mixture reaches ln(1/alpha), by bisection to the last bit; v/g, which no
 * sum can exceed, where it never does.
 *
 * <p>Source: S. R. Howard, A. Ramdas, J. McAuliffe, J. Sekhon (2021), Annals of Statistics 49, proposition 7.
 */
public final class BetaBinomialMixtureBound {
    private static final double SMALLEST_SHARE = 0.001;

    private final double g;
    private final double h;
    private final double r;
    private final boolean oneSided;

    private BetaBinomialMixtureBound(double g, double h, double rho, boolean oneSided) {
        this.g = g;
        this.h = h;
        this.r = Math.max(rho - g * h, SMALLEST_SHARE * g * h);
        this.oneSided = oneSided;
    }

    /** The bound that guards both sides with one mixture. */
    public static BetaBinomialMixtureBound twoSided(double g, double h, double optimalTime, double tunedAlpha) {
        return tuned(g, h, optimalTime, tunedAlpha, false);
    }

    /** The bound whose mixture leans to one side. */
    public static BetaBinomialMixtureBound oneSided(double g, double h, double optimalTime, double tunedAlpha) {
        return tuned(g, h, optimalTime, tunedAlpha, true);
    }

    private static BetaBinomialMixtureBound tuned(
            double g, double h, double optimalTime, double tunedAlpha, boolean oneSided) {
        MixtureTuning.requirePositive("g", g);
        MixtureTuning.requirePositive("h", h);
        MixtureTuning.requirePositive("The intrinsic time", optimalTime);
        MixtureTuning.requireRate(oneSided ? 2 * tunedAlpha : tunedAlpha);
        return new BetaBinomialMixtureBound(g, h, MixtureTuning.rho(optimalTime, tunedAlpha, oneSided), oneSided);
    }

    /**
     * The bound.
     *
     * @param time intrinsic time, positive
     * @param alpha error rate, in (0, 1)
     */
    public double at(double time, double alpha) {
        MixtureTuning.requirePositive("The intrinsic time", time);
        MixtureTuning.requireRate(alpha);
        double needed = -StrictMath.log(alpha);
        return Bisection.root(s -> logMixture(s, time) - needed, 0, time / g);
    }

    /** Natural logarithm of the mixture of supermartingales when the sum is s at intrinsic time v. */
    double logMixture(double s, double v) {
        double total = g + h;
        double a = r / (g * total);
        double b = r / (h * total);
        double below = (v - g * s) / (g * total);
        double above = (v + h * s) / (h * total);
        return v / (g * h) * StrictMath.log(total)
                - above * StrictMath.log(g)
                - below * StrictMath.log(h)
                + logBeta(a + below, b + above)
                - logBeta(a, b);
    }

    private double logBeta(double a, double b) {
        Beta law = Beta.withShapes(a, b);
        double x = h / (g + h);
        return law.logBeta() + (oneSided ? law.at(x, g / (g + h)).logLower() : 0);
    }
}
