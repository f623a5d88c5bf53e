package io.modelimpact.stats.distribution;

/**
 * Laplace's continued fraction for the ratio of density to upper tail of the normal distribution, {@code z + 1/(z + 2/(z +
 * 3/(z + ...)))}, evaluated from the inside out.
 *
 * <p>Where the fraction is long, its inner part is replaced by two bounds. Every step is monotonic, also after rounding, so the
 * whole fraction lies between what the bounds lead to; where both lead to one double it is that one, else the whole is
 * evaluated. The shortcut therefore changes the time that a result takes, and no bit of it.
 */
final class MillsFraction {
    private static final double LONG_BELOW = 4;
    /** The inner part is known to 8e-9. */
    private static final double SLACK = 3e-8;

    private MillsFraction() {}

    /** The fraction at {@code z >= 1.5}. */
    static double evaluate(double z) {
        double outer = z < LONG_BELOW ? outerPart(z) : Double.NaN;
        return Double.isNaN(outer) ? whole(z) : outer;
    }

    /** All terms that can matter. */
    static double whole(double z) {
        double fraction = z;
        for (int k = 20 + (int) (500 / (z * z)); k >= 1; k--) {
            fraction = z + k / fraction;
        }
        return fraction;
    }

    /** The fraction from bounds on its inner part, or NaN where they lead to different doubles. */
    static double outerPart(double z) {
        int terms = 12 + (int) (140 / (z * z));
        double inner = innerPart(z, terms + 1);
        double one = inner * (1 - SLACK);
        double other = inner * (1 + SLACK);
        for (int k = terms; k >= 1; k--) {
            one = z + k / one;
            other = z + k / other;
        }
        return one == other ? one : Double.NaN;
    }

    /** The fraction from its k-th term on: thrice improved from the solution of {@code t = z + k / t}. */
    static double innerPart(double z, int k) {
        double first = fixedPoint(z, k);
        double second = fixedPoint(z, k + 1);
        double third = fixedPoint(z, k + 2);
        double fourth = fixedPoint(z, k + 3);
        first = improved(z, k, first, second);
        second = improved(z, k + 1, second, third);
        third = improved(z, k + 2, third, fourth);
        first = improved(z, k, first, second);
        second = improved(z, k + 1, second, third);
        return improved(z, k, first, second);
    }

    private static double fixedPoint(double z, int k) {
        return 0.5 * (z + Math.sqrt(z * z + 4 * k));
    }

    /** The step from the next term on has about the opposite error, smaller by the step's slope. */
    private static double improved(double z, int k, double here, double next) {
        double slope = k / (next * next);
        return here + (z + k / next - here) / (1 + slope);
    }
}
