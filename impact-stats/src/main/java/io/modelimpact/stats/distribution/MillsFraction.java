package io.modelimpact.stats.distribution;

/**
 * Laplace's continued fraction for the ratio of density to upper tail of the normal distribution, {@code z + 1/(z + 2/(z +
 * 3/(z + ...)))}, evaluated from the inside out.
 *
 * <p>Where the fraction is long, all but its first terms are replaced by two bounds around a polynomial. Every step is monotonic,
 * also after rounding, so the whole fraction lies between what the bounds lead to; where both lead to one double it is that
 * one, else the whole is evaluated. The shortcut therefore changes the time that a result takes, and no bit of it.
 */
final class MillsFraction {
    private static final double LONG_BELOW = 4;
    private static final int OUTER_TERMS = 8;
    /**
     * How far the inner part as {@link #whole} evaluates it may lie from the polynomial, in relative terms: 2e-16 for the polynomial,
     * 4e-15 for the terms that count no more, and some roundings, which no step makes larger; twice that for good measure.
     */
    private static final double SLACK = 1e-14;

    private static final double CENTRE = 2.75;
    /** The fraction from its ninth term on in powers of z - 2.75, for z in [1.5, 4]; a Chebyshev fit. */
    private static final double[] INNER = {
        4.632435954411828,
        0.7202639970948952,
        0.02999586359937044,
        -0.00202152081310561,
        1.1017116814326874e-05,
        1.619808570540601e-05,
        -1.8154541743699647e-06,
        7.963311179653196e-09,
        2.2416907383952704e-08,
        -2.7482143600376706e-09,
        1.3878625491412684e-11,
        3.8200954884936175e-11,
        -4.5907786644530506e-12
    };

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
        double inner = innerPart(z);
        double one = inner * (1 - SLACK);
        double other = inner * (1 + SLACK);
        for (int k = OUTER_TERMS; k >= 1; k--) {
            one = z + k / one;
            other = z + k / other;
        }
        return one == other ? one : Double.NaN;
    }

    /** The fraction from its ninth term on: even and odd powers apart, so that a processor can work on both at once. */
    static double innerPart(double z) {
        double u = z - CENTRE;
        double square = u * u;
        double even = INNER[12];
        double odd = INNER[11];
        for (int power = 10; power >= 2; power -= 2) {
            even = even * square + INNER[power];
            odd = odd * square + INNER[power - 1];
        }
        return (even * square + INNER[0]) + odd * u;
    }
}
