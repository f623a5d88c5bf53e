package io.modelimpact.stats.sequential;

/** The variance of a mixture that makes its bound narrowest at one intrinsic time; S. R. Howard et al. (2021), proposition 3. */
final class MixtureTuning {
    private MixtureTuning() {}

    /** {@code v / (2 ln(1/A) + ln(1 + 2 ln(1/A)))} with A the error rate, doubled one-sided. */
    static double rho(double optimalTime, double alpha, boolean oneSided) {
        double logarithm = -StrictMath.log(oneSided ? 2 * alpha : alpha);
        return optimalTime / (2 * logarithm + StrictMath.log1p(2 * logarithm));
    }

    static void requireRate(double alpha) {
        if (!(alpha > 0 && alpha < 1)) {
            throw new IllegalArgumentException("The error rate must lie in (0, 1), found " + alpha);
        }
    }

    static void requirePositive(String name, double value) {
        if (!(value > 0 && Double.isFinite(value))) {
            throw new IllegalArgumentException(name + " must be positive, found " + value);
        }
    }
}
