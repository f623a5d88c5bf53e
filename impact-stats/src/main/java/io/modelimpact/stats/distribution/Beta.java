package io.modelimpact.stats.distribution;

/**
 * The beta distribution on the unit interval with density {@code x^(a-1) (1-x)^(b-1) / B(a, b)}; its lower tail is the regularised
 * incomplete beta function {@code I_x(a, b)}.
 *
 * <p>Edges: below 0 and above 1 the tails are 0 and 1. Next to 1 the doubles lie too far apart for a point to say how near it is: give
 * {@code 1 - x} as well, see {@link #at(double, double)}, and take a quantile as odds, see {@link #quantileOdds}.
 *
 * <p>Algorithm: tails at a point by {@link BetaTail}; quantiles by {@link TailInversion} of the odds. Relative accuracy about 1e-12 for
 * shapes from 0.01 to 1e12 wherever the result is a normal double; logarithms have the same absolute accuracy, or relative where they
 * are large. Cost: some hundreds of nanoseconds to tens of microseconds for a tail, about ten times that for a quantile. Immutable.
 *
 * <p>Sources: A. R. DiDonato, A. H. Morris (1992), doi:10.1145/131766.131776; C. Loader (2000), "Fast and accurate computation of binomial
 * probabilities".
 */
public final class Beta {
    private static final double HALF_LOG_TWO_PI = 0.9189385332046728;

    private final double a;
    private final double b;
    private final double stirling;

    private Beta(double a, double b, double stirling) {
        this.a = a;
        this.b = b;
        this.stirling = stirling;
    }

    /**
     * The distribution with these shapes.
     *
     * @throws IllegalArgumentException if a shape is not positive and finite
     */
    public static Beta withShapes(double a, double b) {
        if (!(a > 0 && b > 0 && a + b < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Shapes must be positive, found " + a + " and " + b);
        }
        return new Beta(
                a, b, SaddlePoint.stirlingError(a + b) - SaddlePoint.stirlingError(a) - SaddlePoint.stirlingError(b));
    }

    /** Both tails at x, which is taken as exact. */
    public BetaTail at(double x) {
        return BetaTail.at(this, x, 1 - x);
    }

    /** Both tails at x, given with {@code 1 - x} so that neither loses digits next to its end; the smaller is taken as exact. */
    public BetaTail at(double x, double complement) {
        return BetaTail.at(this, x, complement);
    }

    /** Both tails at the odds {@code x / (1 - x)}, which are not negative. */
    BetaTail atOdds(double odds) {
        return BetaTail.atOdds(this, odds);
    }

    /** Probability density at x; 0 outside the open unit interval. */
    public double density(double x) {
        return x > 0 && x < 1 ? at(x).kernel() / (x * (1 - x)) : 0.0;
    }

    /** Upper tail P(X > x); NaN only for NaN. */
    public double survival(double x) {
        return at(x).upper();
    }

    /** Lower tail P(X <= x); NaN only for NaN. */
    public double cumulative(double x) {
        return at(x).lower();
    }

    /** Logarithm of the upper tail, also where the tail itself is below the doubles. */
    public double logSurvival(double x) {
        return at(x).logUpper();
    }

    /** Logarithm of the lower tail, also where the tail itself is below the doubles. */
    public double logCumulative(double x) {
        return at(x).logLower();
    }

    /** Logarithm of the beta function {@code B(a, b)}; absolute accuracy about 1e-14, or relative where it is large. */
    public double logBeta() {
        double n = a + b;
        // B(a, b) = n / (a b) / C(n, a), with C by Stirling's formula and its error term.
        double logChoose = stirling
                + 0.5 * StrictMath.log(n / a / b)
                - HALF_LOG_TWO_PI
                - a * StrictMath.log(a / n)
                - b * StrictMath.log(b / n);
        return StrictMath.log(n / a / b) - logChoose;
    }

    /**
     * The x with P(X > x) = p.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]; 0 gives 1, 1 gives 0
     */
    public double upperQuantile(double p) {
        return share(upperQuantileOdds(p));
    }

    /**
     * The x with P(X &lt;= x) = p.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]; 0 gives 0, 1 gives 1
     */
    public double quantile(double p) {
        return share(quantileOdds(p));
    }

    /**
     * The odds {@code x / (1 - x)} of the x with P(X > x) = p: accurate at both ends, where x itself is not.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]; 0 gives infinity, 1 gives 0
     */
    public double upperQuantileOdds(double p) {
        TailInversion.requireProbability(p);
        if (p == 0 || p == 1) {
            return p == 0 ? Double.POSITIVE_INFINITY : 0.0;
        }
        // 1 - p is exact where p lies in [1/2, 1].
        return p <= 0.5 ? solve(p) : 1 / mirrored().solve(1 - p);
    }

    /**
     * The odds {@code x / (1 - x)} of the x with P(X &lt;= x) = p: accurate at both ends, where x itself is not.
     *
     * @throws IllegalArgumentException if p is not in [0, 1]; 0 gives 0, 1 gives infinity
     */
    public double quantileOdds(double p) {
        return 1 / mirrored().upperQuantileOdds(p);
    }

    private double solve(double p) {
        return TailInversion.solve(new UpperTailOfOdds(), p, a / b);
    }

    /** The x of the odds {@code x / (1 - x)}. */
    static double share(double odds) {
        return odds > 1 ? 1 / (1 + 1 / odds) : odds / (1 + odds);
    }

    /** The distribution of 1 - X. */
    Beta mirrored() {
        return new Beta(/* a= */ b, /* b= */ a, stirling);
    }

    double a() {
        return a;
    }

    double b() {
        return b;
    }

    /** What Stirling's formula is off by for {@code a + b}, less that for a and for b. */
    double stirling() {
        return stirling;
    }

    /** The solver asks for tail and density of one point after the other. */
    private final class UpperTailOfOdds implements TailInversion.Tail {
        private double point = Double.NaN;
        private BetaTail tails = at(Double.NaN);

        @Override
        public double survival(double odds) {
            return tailsAt(odds).upper();
        }

        @Override
        public double density(double odds) {
            return tailsAt(odds).kernel() / odds;
        }

        private BetaTail tailsAt(double odds) {
            if (odds != point) {
                point = odds;
                tails = atOdds(odds);
            }
            return tails;
        }
    }
}
