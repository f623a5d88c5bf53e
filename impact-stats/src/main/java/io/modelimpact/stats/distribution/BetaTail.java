package io.modelimpact.stats.distribution;

/**
 * Both tails of the beta distribution at one point, given so that no information is lost at either end: {@code x}, its
 * complement {@code y = 1 - x} and the excess {@code a - (a + b) x}.
 *
 * <p>The tail on the point's own side of the mean is computed directly: by the continued fraction, or, where both shapes
 * exceed 10,000 and the fraction grows long, by Gauss-Legendre quadrature of the density relative to its value at the
 * point, outwards until nothing is added. The other one is its complement.
 *
 * <p>Source: A. R. DiDonato, A. H. Morris (1992), "Algorithm 708: significant digit computation of the incomplete beta
 * function ratios", doi:10.1145/131766.131776.
 */
final class BetaTail {
    private static final double QUADRATURE_FROM = 10_000;
    private static final double TINY = 1e-300;
    private static final int MAX_TERMS = 100_000;

    private final double a;
    private final double b;
    private final double x;
    private final double y;
    private final double excess;

    private BetaTail(double a, double b, double x, double y, double excess) {
        this.a = a;
        this.b = b;
        this.x = x;
        this.y = y;
        this.excess = excess;
    }

    /** At a point x of the unit interval, both ends included. */
    static BetaTail at(double a, double b, double x) {
        return new BetaTail(a, b, x, 1 - x, Math.fma(-(a + b), x, a));
    }

    /** At the odds {@code x / (1 - x)}, both ends included. */
    static BetaTail atOdds(double a, double b, double odds) {
        if (odds == Double.POSITIVE_INFINITY) {
            return at(a, b, 1);
        }
        double x = odds > 1 ? 1 / (1 + 1 / odds) : odds / (1 + odds);
        return new BetaTail(a, b, x, 1 / (1 + odds), Math.fma(-b, odds, a) / (1 + odds));
    }

    double lower() {
        if (x == 0 || y == 0) {
            return x == 0 ? 0.0 : 1.0;
        }
        return isBelowMean() ? directValue() : 1 - mirrored().directValue();
    }

    double upper() {
        return mirrored().lower();
    }

    double logLower() {
        if (x == 0 || y == 0) {
            return x == 0 ? Double.NEGATIVE_INFINITY : 0.0;
        }
        return isBelowMean() ? directLog() : StrictMath.log1p(-mirrored().directValue());
    }

    double logUpper() {
        return mirrored().logLower();
    }

    /** {@code x^a y^b / B(a, b)}: the density with respect to the logarithm of the odds. */
    double logOddsDensity() {
        return x == 0 || y == 0 ? 0.0 : StrictMath.exp(exponent()) * multiplier();
    }

    private boolean isBelowMean() {
        return x < (a + 1) / (a + b + 2);
    }

    private BetaTail mirrored() {
        return new BetaTail(b, a, y, x, 0.0 - excess);
    }

    private double directValue() {
        return StrictMath.exp(exponent()) * directFactor();
    }

    private double directLog() {
        return exponent() + StrictMath.log(directFactor());
    }

    private double directFactor() {
        return multiplier() * (Math.min(a, b) > QUADRATURE_FROM ? relativeTail() / (x * y) : fraction());
    }

    /**
     * {@code I_x(a, b) B(a, b) / (x^a y^b)} by the continued fraction of DiDonato and Morris, which needs the excess and y
     * rather than differences of x, by the modified Lentz rule.
     */
    private double fraction() {
        double value = a / (a + 1) * (1 + excess);
        double c = value;
        double d = 0;
        for (int n = 1; n <= MAX_TERMS; n++) {
            double rising = n * (b - n) * x / (a + 2 * n - 1);
            double numerator = (a + n - 1) / (a + 2 * n - 1) * (a + b + n - 1) * x * rising;
            double denominator = n + rising + (a + n) / (a + 2 * n + 1) * (1 + excess + n * (1 + y));
            d = 1 / nonZero(denominator + numerator * d);
            c = nonZero(denominator + numerator / c);
            double factor = c * d;
            value *= factor;
            if (Math.abs(factor - 1) <= 0x1p-52) {
                break;
            }
        }
        return 1 / value;
    }

    private static double nonZero(double value) {
        return Math.abs(value) < TINY ? TINY : value;
    }

    private double exponent() {
        double n = a + b;
        return SaddlePoint.stirlingError(n)
                - SaddlePoint.stirlingError(a)
                - SaddlePoint.stirlingError(b)
                - SaddlePoint.deviance(a, n * x, 0.0 - excess)
                - SaddlePoint.deviance(b, n * y, excess);
    }

    private double multiplier() {
        return Math.sqrt(a / (a + b) * b / (2 * Math.PI));
    }

    /** The lower tail over the density at x. */
    private double relativeTail() {
        double slope = Math.max(0, (excess - y + x) / (x * y));
        double width = 2 / (slope + Math.sqrt((a + b) / (x * y)));
        double sum = 0;
        for (double from = 0; from < x; from += width) {
            double part = GaussLegendre.integrate(this::relativeDensity, from, Math.min(x, from + width));
            sum += part;
            if (part <= sum * 0x1p-60) {
                break;
            }
        }
        return sum;
    }

    /** Density at {@code x - step} over that at x. */
    private double relativeDensity(double step) {
        double down = step / x;
        double up = step / y;
        double linear = step * (excess - y + x) / (x * y);
        return StrictMath.exp(-linear
                - (a - 1) * SaddlePoint.deviance(1, 1 - down, -down)
                - (b - 1) * SaddlePoint.deviance(1, 1 + up, up));
    }
}
