package io.modelimpact.stats.sequential;

import io.modelimpact.stats.distribution.StandardNormal;

/**
 * A bound that a sum of centred, sub-Gaussian terms crosses at any intrinsic time with at most probability alpha, by mixing exponential
 * supermartingales with a normal law (two-sided) or half of one (one-sided).
 *
 * <p>Formulas, v the intrinsic time: two-sided {@code sqrt((v + rho)(2 ln(1/alpha) + ln((v + rho)/rho)))}; one-sided the positive s with
 * {@code ln 2 + ln(rho/(v + rho))/2 + s^2/(2(v + rho)) + ln Phi(s/sqrt(v + rho)) = ln(1/alpha)}, solved by bisection to the last bit.
 *
 * <p>Source: S. R. Howard, A. Ramdas, J. McAuliffe, J. Sekhon (2021), "Time-uniform, nonparametric, nonasymptotic confidence
 * sequences", Annals of Statistics 49.
 */
public final class NormalMixtureBound {
    private final double rho;
    private final boolean oneSided;

    private NormalMixtureBound(double rho, boolean oneSided) {
        this.rho = rho;
        this.oneSided = oneSided;
    }

    /** The two-sided bound that is narrowest at an intrinsic time, for the error rate it is tuned to. */
    public static NormalMixtureBound twoSided(double optimalTime, double tunedAlpha) {
        return tuned(optimalTime, tunedAlpha, false);
    }

    /** The one-sided bound that is narrowest at an intrinsic time; the error rate it is tuned to lies below 1/2. */
    public static NormalMixtureBound oneSided(double optimalTime, double tunedAlpha) {
        return tuned(optimalTime, tunedAlpha, true);
    }

    private static NormalMixtureBound tuned(double optimalTime, double tunedAlpha, boolean oneSided) {
        MixtureTuning.requirePositive("The intrinsic time", optimalTime);
        MixtureTuning.requireRate(oneSided ? 2 * tunedAlpha : tunedAlpha);
        return new NormalMixtureBound(MixtureTuning.rho(optimalTime, tunedAlpha, oneSided), oneSided);
    }

    /**
     * The bound.
     *
     * @param time intrinsic time, at least 0
     * @param alpha error rate, in (0, 1)
     */
    public double at(double time, double alpha) {
        MixtureTuning.requireRate(alpha);
        double spread = time + rho;
        double logarithm = -StrictMath.log(alpha);
        double growth = StrictMath.log1p(time / rho);
        if (!oneSided) {
            return Math.sqrt(spread * (2 * logarithm + growth));
        }
        double needed = logarithm - StrictMath.log(2) + 0.5 * growth;
        // With z = s / sqrt(v + rho): z^2/2 + ln Phi(z) rises from ln(1/2) at 0 and lies below z^2/2.
        double low = 0;
        double high = Math.sqrt(2 * Math.max(needed + 1, 1));
        if (needed <= -StrictMath.log(2)) {
            return 0;
        }
        return Math.sqrt(spread) * Bisection.root(z -> 0.5 * z * z + logCumulative(z) - needed, low, high);
    }

    private static double logCumulative(double z) {
        return StrictMath.log1p(-StandardNormal.INSTANCE.survival(z));
    }
}
