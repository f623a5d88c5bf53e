package io.modelimpact.stats.distribution;

/**
 * Both tails of a {@link Beta} distribution at one point, given so that no information is lost at either end: {@code x}, its complement
 * {@code y = 1 - x} and the excess {@code a - (a + b) x}.
 *
 * <p>Edges: at and below 0 the lower tail is 0, at and above 1 the upper one; NaN only for NaN.
 *
 * <p>Algorithm: the front factor {@code x^a y^b / B(a, b)} by saddle-point deviances. The tail on the point's own side of the mean is
 * computed directly: by the continued fraction, or, where both shapes exceed 10,000 and the fraction grows long, by Gauss-Legendre
 * quadrature of the density relative to its value at the point, outwards until nothing is added. The other one is its complement.
 * Accuracy and cost: see {@link Beta}. Immutable.
 *
 * <p>Source: A. R. DiDonato, A. H. Morris (1992), "Algorithm 708: significant digit computation of the incomplete beta
 * function ratios", doi:10.1145/131766.131776.
 */
public final class BetaTail {
    private static final double QUADRATURE_FROM = 10_000;
    private static final double TINY = 1e-300;
    private static final int MAX_TERMS = 100_000;

    private final Beta law;
    private final double a;
    private final double b;
    private final double x;
    private final double y;
    private final double excess;
    /** The logarithm of the kernel but for the multiplier. */
    private final double exponent;

    private BetaTail(Beta law, double x, double y, double excess, double exponent) {
        this.law = law;
        this.a = law.a();
        this.b = law.b();
        this.x = x;
        this.y = y;
        this.excess = excess;
        this.exponent = exponent;
    }

    private static BetaTail of(Beta law, double x, double y, double excess) {
        double n = law.a() + law.b();
        double exponent = law.stirling()
                - SaddlePoint.deviance(law.a(), n * x, 0.0 - excess)
                - SaddlePoint.deviance(law.b(), n * y, excess);
        return new BetaTail(law, x, y, excess, exponent);
    }

    /** At a point and its complement, of which the smaller decides how far it is from the mean. */
    static BetaTail at(Beta law, double x, double y) {
        double n = law.a() + law.b();
        return of(law, x, y, x <= y ? Math.fma(-n, x, law.a()) : Math.fma(n, y, 0.0 - law.b()));
    }

    /** At the odds {@code x / (1 - x)}, both ends included. */
    static BetaTail atOdds(Beta law, double odds) {
        if (odds == Double.POSITIVE_INFINITY) {
            return at(law, 1, 0);
        }
        return of(law, Beta.share(odds), 1 / (1 + odds), Math.fma(-law.b(), odds, law.a()) / (1 + odds));
    }

    /** P(X &lt;= x). */
    public double lower() {
        return isInside() ? (isBelowMean() ? directValue() : 1 - mirrored().directValue()) : outside();
    }

    /** P(X > x). */
    public double upper() {
        return mirrored().lower();
    }

    /** Logarithm of P(X &lt;= x), also where that is below the doubles. */
    public double logLower() {
        if (!isInside()) {
            return StrictMath.log(outside());
        }
        return isBelowMean() ? directLog() : StrictMath.log1p(-mirrored().directValue());
    }

    /** Logarithm of P(X > x), also where that is below the doubles. */
    public double logUpper() {
        return mirrored().logLower();
    }

    /** {@code x^a y^b / B(a, b)}: the density with respect to the logarithm of the odds; that of x times {@code x y}. */
    public double kernel() {
        return isInside() ? StrictMath.exp(exponent) * multiplier() : 0 * outside();
    }

    /** The logarithm of the kernel. */
    public double logKernel() {
        return isInside() ? exponent + StrictMath.log(multiplier()) : StrictMath.log(0 * outside());
    }

    private boolean isInside() {
        return x > 0 && y > 0;
    }

    /** The lower tail at and beyond the ends. */
    private double outside() {
        return x > 0 ? (y <= 0 ? 1.0 : Double.NaN) : (x <= 0 ? 0.0 : Double.NaN);
    }

    private boolean isBelowMean() {
        return x < (a + 1) / (a + b + 2);
    }

    private BetaTail mirrored() {
        return new BetaTail(law.mirrored(), y, x, 0.0 - excess, exponent);
    }

    private double directValue() {
        return StrictMath.exp(exponent) * directFactor();
    }

    private double directLog() {
        return exponent + StrictMath.log(directFactor());
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
