package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.Interval;
import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.TestOptions;
import io.modelimpact.stats.distribution.Beta;
import io.modelimpact.stats.distribution.StandardNormal;

/**
 * Confidence intervals of one proportion from x successes among n units. With z the normal quantile, {@code p = x/n} and a
 * tail error rate e (half of the error rate for two sides):
 *
 * <pre>
 * WILSON           (p + z^2/2n -+ z sqrt(p(1-p)/n + z^2/4n^2)) / (1 + z^2/n)
 * CLOPPER_PEARSON  beta quantiles: e of (x, n-x+1), 1-e of (x+1, n-x); 0 for x = 0, 1 for x = n
 * JEFFREYS         beta quantiles e and 1-e of (x + 1/2, n - x + 1/2)
 * AGRESTI_COULL    n~ = n + z^2, p~ = (x + z^2/2)/n~, p~ -+ z sqrt(p~(1-p~)/n~), clipped to [0, 1]
 * WALD             p -+ z sqrt(p(1-p)/n), clipped to [0, 1]
 * </pre>
 *
 * For {@link Alternative#GREATER} the interval is {@code [lower, 1]}, for {@link Alternative#LESS} {@code [0, upper]}.
 *
 * <p>Edges: refused for no units; WALD also where no unit, or every unit, succeeds, for it would have no width. The others
 * are defined there. CLOPPER_PEARSON covers at least at its level; the others cover near it on average.
 *
 * <p>Accuracy: about 1e-12 relative, also for limits near 0. Cost: nanoseconds, for the beta quantiles microseconds. Immutable.
 *
 * <p>Sources: E. B. Wilson (1927), doi:10.1080/01621459.1927.10502953; C. J. Clopper, E. S. Pearson (1934),
 * doi:10.1093/biomet/26.4.404; A. Agresti, B. A. Coull (1998), doi:10.1080/00031305.1998.10480550; L. D. Brown, T. T. Cai,
 * A. DasGupta (2001), doi:10.1214/ss/1009213286.
 */
public final class ProportionInterval {
    /** The construction of the interval. */
    public enum Method {
        /** Inverts the score test. */
        WILSON,
        /** Inverts the exact binomial tests. */
        CLOPPER_PEARSON,
        /** Equal-tailed posterior interval under Jeffreys' prior. */
        JEFFREYS,
        /** Wald's interval around a shrunken centre. */
        AGRESTI_COULL,
        /** Normal interval with the estimated variance. */
        WALD
    }

    private static final ProportionInterval DEFAULT = new ProportionInterval(Method.WILSON, TestOptions.DEFAULT);

    private final Method method;
    private final TestOptions options;

    private ProportionInterval(Method method, TestOptions options) {
        this.method = method;
        this.options = options;
    }

    /** Wilson's, two-sided, 95 %. */
    public static ProportionInterval withDefaults() {
        return DEFAULT;
    }

    /** By another method. */
    public ProportionInterval with(Method construction) {
        return new ProportionInterval(construction, options);
    }

    /** With another alternative. */
    public ProportionInterval with(Alternative alternative) {
        return new ProportionInterval(method, options.with(alternative));
    }

    /**
     * With another error rate.
     *
     * @throws IllegalArgumentException if the rate is not in (0, 1)
     */
    public ProportionInterval withErrorRate(double errorRate) {
        return new ProportionInterval(method, options.withErrorRate(errorRate));
    }

    /**
     * With another confidence level, one minus the error rate.
     *
     * @throws IllegalArgumentException if the level is not in (0, 1)
     */
    public ProportionInterval withConfidenceLevel(double confidenceLevel) {
        return withErrorRate(1 - confidenceLevel);
    }

    /** The interval of a proportion. */
    public Outcome<Interval> of(Proportion proportion) {
        if (proportion.units() == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no units");
        }
        if (method == Method.WALD && (proportion.successes() == 0 || proportion.failures() == 0)) {
            return Outcome.refused(RefusalCode.DEGENERATE, "no unit, or every unit, succeeds");
        }
        double rate = options.errorRate();
        double tail = options.alternative() == Alternative.TWO_SIDED ? 0.5 * rate : rate;
        double lower = options.alternative() == Alternative.LESS ? 0.0 : lower(proportion, tail);
        double upper = options.alternative() == Alternative.GREATER ? 1.0 : upper(proportion, tail);
        return Outcome.of(new Interval(lower, upper, rate));
    }

    private double lower(Proportion proportion, double tail) {
        double x = (double) proportion.successes();
        double rest = (double) proportion.failures();
        return switch (method) {
            case WILSON -> wilson(proportion, StandardNormal.INSTANCE.upperQuantile(tail));
            case CLOPPER_PEARSON -> x == 0 ? 0.0 : Beta.withShapes(x, rest + 1).quantile(tail);
            case JEFFREYS -> Beta.withShapes(x + 0.5, rest + 0.5).quantile(tail);
            case AGRESTI_COULL -> around(proportion, -1, tail, true);
            case WALD -> around(proportion, -1, tail, false);
        };
    }

    private double upper(Proportion proportion, double tail) {
        double x = (double) proportion.successes();
        double rest = (double) proportion.failures();
        return switch (method) {
            case WILSON -> wilson(proportion, -StandardNormal.INSTANCE.upperQuantile(tail));
            case CLOPPER_PEARSON ->
                rest == 0 ? 1.0 : Beta.withShapes(x + 1, rest).upperQuantile(tail);
            case JEFFREYS -> Beta.withShapes(x + 0.5, rest + 0.5).upperQuantile(tail);
            case AGRESTI_COULL -> around(proportion, 1, tail, true);
            case WALD -> around(proportion, 1, tail, false);
        };
    }

    /** The p below the observed proportion for a positive z, above it for a negative one, that lies z errors of its own away. */
    static double wilson(Proportion proportion, double z) {
        double n = (double) proportion.units();
        double x = (double) proportion.successes();
        double square = z * z;
        double root = Math.abs(z) * Math.sqrt(square + 4 * x * ((double) proportion.failures() / n));
        double sum = 2 * x + square + root;
        // The roots of a quadratic multiply to x^2 / (n (n + z^2)); the smaller one is not formed as a difference.
        if (x == 0 && z >= 0) {
            return 0.0;
        }
        return z >= 0 ? 2 * x * (x / n) / sum : x == n ? 1.0 : sum / (2 * (n + square));
    }

    private static double around(Proportion proportion, int side, double tail, boolean shrunken) {
        double z = StandardNormal.INSTANCE.upperQuantile(tail);
        double prior = shrunken ? z * z : 0;
        double n = (double) proportion.units() + prior;
        double p = ((double) proportion.successes() + 0.5 * prior) / n;
        double q = ((double) proportion.failures() + 0.5 * prior) / n;
        return Math.min(1.0, Math.max(0.0, p + side * z * Math.sqrt(p * q / n)));
    }
}
