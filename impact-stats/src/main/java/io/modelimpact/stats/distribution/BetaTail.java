package io.modelimpact.stats.distribution;

/**
 * Both tails of the beta distribution at one point, given so that no information is lost at either end: {@code x}, its
 * complement {@code y = 1 - x} and the excess {@code a - (a + b) x}.
 *
 * <p>The tail on the point's own side of the mean is computed directly: by the continued fraction, or, where both shapes
 * exceed 10,000 and the fraction grows long, by Gauss-Legendre quadrature of the density relative to its value at the
 * point, outwards until nothing is added. The other one is its complement.
 */
final class BetaTail {
    private static final double QUADRATURE_FROM = 10_000;

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
        double shape = Math.min(a, b) > QUADRATURE_FROM
                ? relativeTail() / (x * y)
                : IncompleteBetaFraction.evaluate(a, b, x) / a;
        return multiplier() * shape;
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
