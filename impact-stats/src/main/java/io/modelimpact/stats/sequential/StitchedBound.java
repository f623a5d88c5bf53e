package io.modelimpact.stats.sequential;

/**
 * The stitched bound: linear bounds over geometrically growing epochs of intrinsic time, joined to one curve of order
 * {@code sqrt(v ln ln v)}, the best order possible.
 *
 * <p>Formula, with {@code u = max(v, v_min)}, {@code k1 = (eta^(1/4) + eta^(-1/4))/sqrt 2}, {@code k2 = (sqrt(eta) + 1)/2},
 * {@code l = s ln ln(eta u/v_min) + ln(zeta(s)/(alpha (ln eta)^s))}: {@code sqrt(k1^2 u l + k2^2 c^2 l^2) + k2 c l}.
 *
 * <p>Source: S. R. Howard, A. Ramdas, J. McAuliffe, J. Sekhon (2021), Annals of Statistics 49, theorem 1.
 */
public final class StitchedBound {
    private final double earliestTime;
    private final double scale;
    private final double power;
    private final double eta;

    private StitchedBound(double earliestTime, double scale, double power, double eta) {
        this.earliestTime = earliestTime;
        this.scale = scale;
        this.power = power;
        this.eta = eta;
    }

    /**
     * A bound.
     *
     * @param earliestTime intrinsic time before which the bound stays flat, positive
     * @param scale the sub-gamma scale of the terms, 0 for sub-Gaussian ones
     * @param power how the error rate is spread over epochs, above 1
     * @param eta growth of the epochs, above 1
     */
    public static StitchedBound of(double earliestTime, double scale, double power, double eta) {
        MixtureTuning.requirePositive("The earliest time", earliestTime);
        if (!(scale >= 0 && power > 1 && eta > 1)) {
            throw new IllegalArgumentException("Expected a scale of at least 0 and power and growth above 1, found "
                    + scale + ", " + power + ", " + eta);
        }
        return new StitchedBound(earliestTime, scale, power, eta);
    }

    /** The bound at an intrinsic time for an error rate. */
    public double at(double time, double alpha) {
        MixtureTuning.requireRate(alpha);
        double u = Math.max(time, earliestTime);
        double root = Math.sqrt(Math.sqrt(eta));
        double k1 = (root + 1 / root) / Math.sqrt(2);
        double k2 = (Math.sqrt(eta) + 1) / 2;
        double logEta = StrictMath.log(eta);
        double l = power * StrictMath.log(StrictMath.log(eta * u / earliestTime))
                + StrictMath.log(zeta(power) / (alpha * StrictMath.pow(logEta, power)));
        double linear = k2 * scale * l;
        return Math.sqrt(k1 * k1 * u * l + linear * linear) + linear;
    }

    /** Riemann's zeta function above 1, by Euler and Maclaurin's formula after twenty terms. */
    private static double zeta(double s) {
        int terms = 20;
        double sum = 0;
        for (int n = 1; n < terms; n++) {
            sum += StrictMath.pow(n, -s);
        }
        double last = StrictMath.pow(terms, -s);
        double[] bernoulli = {1.0 / 12, -1.0 / 720, 1.0 / 30240, -1.0 / 1209600, 1.0 / 47900160};
        double rest = terms * last / (s - 1) + 0.5 * last;
        double factor = s * last / terms;
        for (int k = 0; k < bernoulli.length; k++) {
            rest += bernoulli[k] * factor;
            factor *= (s + 2 * k + 1) * (s + 2 * k + 2) / ((double) terms * terms);
        }
        return sum + rest;
    }
}
