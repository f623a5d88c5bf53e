package io.modelimpact.stats.distribution;

/** Quantiles of the odds {@code X / (1 - X)} of a beta variate: exact at both ends, where X itself is not. */
final class BetaOdds {
    private BetaOdds() {}

    /** The odds exceeded with probability p. */
    static double upperQuantile(double a, double b, double p) {
        TailInversion.requireProbability(p);
        if (p == 0 || p == 1) {
            return p == 0 ? Double.POSITIVE_INFINITY : 0.0;
        }
        // 1 - p is exact where p lies in [1/2, 1].
        return p <= 0.5 ? solve(a, b, p) : 1 / solve(b, a, 1 - p);
    }

    /** The odds not exceeded with probability p. */
    static double quantile(double a, double b, double p) {
        return 1 / upperQuantile(b, a, p);
    }

    private static double solve(double a, double b, double p) {
        return TailInversion.solve(new UpperTail(a, b), p, a / b);
    }

    private record UpperTail(double a, double b) implements TailInversion.Tail {
        @Override
        public double survival(double odds) {
            return BetaTail.atOdds(a, b, odds).upper();
        }

        @Override
        public double density(double odds) {
            return BetaTail.atOdds(a, b, odds).logOddsDensity() / odds;
        }
    }
}
