package io.modelimpact.stats.distribution;

/**
 * Student's t distribution with any positive, also non-integer, number of degrees of freedom.
 *
 * <p>Algorithm: by the substitution {@code v^2 = (df - 1/2) log(1 + t^2/df)} the tail becomes {@code c integral from v of
 * phi(u) sqrt(z / sinh z) du, z = u^2 / (2 df - 1)}. From 4,000 degrees of freedom on, and from 100 on where {@code
 * log(1 + t^2/df) < 0.36}, the root is expanded in z, which leaves normal tail moments with a relative error below 1e-14;
 * else the continued fraction of the incomplete beta function. The constant c comes from {@link GammaRatio}. Relative
 * accuracy about 1e-13 wherever the result is a normal double; quantiles by {@link TailInversion}.
 *
 * <p>Source: M. Abramowitz, I. A. Stegun (1964), 26.5.8, 26.7.1; the integral follows from the density by the substitution
 * given.
 */
public final class StudentT implements ReferenceDistribution {
    private static final double EXPANSION_ALWAYS_FROM = 4000;
    private static final double EXPANSION_FROM = 100;
    /** Largest {@code log(1 + t^2/df)} for the expansion; keeps z below 0.18. */
    private static final double EXPANSION_REACH = 0.36;

    /** Below this tail the logarithm is formed without the tail. */
    private static final double DEEP_TAIL = 1e-290;

    private static final double INVERSE_SQRT_TWO_PI = 0.3989422804014327;
    /** Coefficients of sqrt(z / sinh z) in powers of z^2. */
    private static final double[] ROOT_SERIES = {
        1.0, -1.0 / 12, 1.0 / 160, -61.0 / 120960, 1261.0 / 29030400, -79.0 / 20275200
    };

    private final double degreesOfFreedom;
    private final double gammaRatio;

    private StudentT(double degreesOfFreedom) {
        this.degreesOfFreedom = degreesOfFreedom;
        this.gammaRatio = GammaRatio.scaledHalfStep(0.5 * degreesOfFreedom);
    }

    /**
     * The distribution with these degrees of freedom.
     *
     * @throws IllegalArgumentException if they are not positive and finite
     */
    public static StudentT withDegreesOfFreedom(double degreesOfFreedom) {
        if (!(degreesOfFreedom > 0 && degreesOfFreedom < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("Degrees of freedom must be positive, found " + degreesOfFreedom);
        }
        return new StudentT(degreesOfFreedom);
    }

    /** The degrees of freedom. */
    public double degreesOfFreedom() {
        return degreesOfFreedom;
    }

    @Override
    public double density(double x) {
        return densityAt(logOnePlusSquare(Math.abs(x)));
    }

    private double densityAt(double logTerm) {
        double exponent = 0.5 * (degreesOfFreedom + 1) * logTerm;
        return INVERSE_SQRT_TWO_PI * gammaRatio * StrictMath.exp(-exponent);
    }

    @Override
    public double survival(double x) {
        if (Double.isNaN(x)) {
            return Double.NaN;
        }
        double tail = upperTail(Math.abs(x));
        return x >= 0 ? tail : 1 - tail;
    }

    @Override
    public double logSurvival(double x) {
        if (!(x > 0)) {
            return x < 0 ? StrictMath.log1p(-survival(-x)) : StrictMath.log(survival(x));
        }
        double tail = upperTail(x);
        return tail > DEEP_TAIL || x == Double.POSITIVE_INFINITY
                ? StrictMath.log(tail)
                : logBetaTail(logOnePlusSquare(x));
    }

    @Override
    public double upperQuantile(double p) {
        return TailInversion.upperQuantile(new PointTail(), p, this::roughUpperQuantile);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StudentT that && degreesOfFreedom == that.degreesOfFreedom;
    }

    @Override
    public int hashCode() {
        return Double.hashCode(degreesOfFreedom);
    }

    @Override
    public String toString() {
        return "t with " + degreesOfFreedom + " degrees of freedom";
    }

    private double upperTail(double t) {
        if (t == 0) {
            return 0.5;
        }
        if (t == Double.POSITIVE_INFINITY) {
            return 0.0;
        }
        return upperTailAt(logOnePlusSquare(t));
    }

    private double upperTailAt(double logTerm) {
        boolean expandable = degreesOfFreedom >= EXPANSION_ALWAYS_FROM
                || (degreesOfFreedom >= EXPANSION_FROM && logTerm < EXPANSION_REACH);
        return expandable ? expandedTail(logTerm) : betaTail(logTerm);
    }

    /** {@code log(1 + t^2 / df)} for t >= 0, also where the square overflows. */
    private double logOnePlusSquare(double t) {
        double scaled = t / Math.sqrt(degreesOfFreedom);
        return scaled < 1e100 ? StrictMath.log1p(scaled * scaled) : 2 * StrictMath.log(scaled);
    }

    private double expandedTail(double logTerm) {
        double v = Math.sqrt((degreesOfFreedom - 0.5) * logTerm);
        if (v > 40) {
            return 0.0;
        }
        double phi = StandardNormal.INSTANCE.density(v);
        double moment = StandardNormal.INSTANCE.upperTail(v, phi);
        double boundary = phi * v;
        double scale = 1;
        double sum = moment;
        for (int k = 1; k < ROOT_SERIES.length; k++) {
            // Tail moments of order 4k by the recurrence E_n = v^(n-1) phi + (n-1) E_(n-2).
            moment = boundary + (4 * k - 3) * moment;
            boundary *= v * v;
            moment = boundary + (4 * k - 1) * moment;
            boundary *= v * v;
            scale /= (2 * degreesOfFreedom - 1) * (2 * degreesOfFreedom - 1);
            sum += ROOT_SERIES[k] * scale * moment;
        }
        return gammaRatio * sum / Math.sqrt(1 - 0.5 / degreesOfFreedom);
    }

    /** Half of the incomplete beta function at {@code df / (df + t^2)}. */
    private double betaTail(double logTerm) {
        double a = 0.5 * degreesOfFreedom;
        double x = StrictMath.exp(-logTerm);
        double y = -StrictMath.expm1(-logTerm);
        // x^a y^(1/2) / B(a, 1/2), with B(a, 1/2) = sqrt(pi) / (gammaRatio sqrt(a)).
        double front = StrictMath.exp(-a * logTerm) * Math.sqrt(y / Math.PI) * gammaRatio * Math.sqrt(a);
        if (x < (a + 1) / (a + 2.5)) {
            return 0.5 * front / a * IncompleteBetaFraction.evaluate(a, 0.5, x);
        }
        return 0.5 - front * IncompleteBetaFraction.evaluate(0.5, a, y);
    }

    /** As {@link #betaTail}, for a tail so far out that the fraction always converges fast. */
    private double logBetaTail(double logTerm) {
        double a = 0.5 * degreesOfFreedom;
        double y = -StrictMath.expm1(-logTerm);
        double fraction = IncompleteBetaFraction.evaluate(a, 0.5, StrictMath.exp(-logTerm));
        return -a * logTerm + StrictMath.log(0.5 * Math.sqrt(y / Math.PI) * gammaRatio / Math.sqrt(a) * fraction);
    }

    /** Tail and density at positive points, of which the logarithm is formed once for both. */
    private final class PointTail implements TailInversion.Tail {
        private double point = Double.NaN;
        private double logTerm;

        @Override
        public double survival(double x) {
            moveTo(x);
            return upperTailAt(logTerm);
        }

        @Override
        public double density(double x) {
            moveTo(x);
            return densityAt(logTerm);
        }

        private void moveTo(double x) {
            if (x != point) {
                point = x;
                logTerm = logOnePlusSquare(x);
            }
        }
    }

    /** Starting value for a tail probability p below one half, good to a part in five. */
    double roughUpperQuantile(double p) {
        double v = degreesOfFreedom;
        double z = StandardNormal.roughUpperQuantile(p);
        if (z * z < v) {
            double square = z * z;
            return z + z * (square + 1) / (4 * v) + z * ((5 * square + 16) * square + 3) / (96 * v * v);
        }
        // Leading term of the power tail: P(T > t) ~ density constant * v^((v-1)/2) t^-v.
        double logConstant = StrictMath.log(INVERSE_SQRT_TWO_PI * gammaRatio) + 0.5 * (v - 1) * StrictMath.log(v);
        return StrictMath.exp((logConstant - StrictMath.log(p)) / v);
    }
}
