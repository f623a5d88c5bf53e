package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.random.RandomStream;
import java.util.List;

/**
 * Joint draws of quantities with their own laws, tied by the correlations of their normal scores: draw i takes correlated
 * standard normal scores {@code L z} (see {@link MultivariateNormal}) and gives each quantity's quantile at its score. Each
 * quantity keeps its own law exactly.
 *
 * <p>Correlations may be declared by rank: {@link #fromSpearman} and {@link #fromKendall} give the normal correlation that has
 * the given rank correlation under continuous laws. Accuracy of the conversions: about 1e-15. Immutable.
 *
 * <p>Source: K. Pearson (1907); W. H. Kruskal (1958), "Ordinal measures of association", doi:10.1080/01621459.1958.10501481.
 */
public final class GaussianCopula {
    private final List<ProbabilityDistribution> distributions;
    private final CorrelationMatrix correlations;

    private GaussianCopula(List<ProbabilityDistribution> distributions, CorrelationMatrix correlations) {
        this.distributions = distributions;
        this.correlations = correlations;
    }

    /** The quantities with these laws and normal correlations; refused unless there are as many of both. */
    public static Outcome<GaussianCopula> of(
            List<? extends ProbabilityDistribution> distributions, CorrelationMatrix correlations) {
        if (distributions.size() != correlations.size()) {
            return Outcome.refused(
                    RefusalCode.INVALID_PARAMETERS,
                    "expected " + correlations.size() + " distributions, found " + distributions.size());
        }
        return Outcome.of(new GaussianCopula(List.copyOf(distributions), correlations));
    }

    /**
     * Draw i of all quantities.
     *
     * @param index   which draw
     * @param streams one stream for each quantity
     * @throws IllegalArgumentException if there are not as many streams as quantities
     */
    public double[] drawAt(long index, RandomStream... streams) {
        double[] draw = correlations.correlate(Scores.at(index, streams, distributions.size()));
        for (int i = 0; i < draw.length; i++) {
            draw[i] = distributions.get(i).atNormalScore(draw[i]);
        }
        return draw;
    }

    /**
     * Spearman's rank correlation under the normal correlation r: {@code 6/pi asin(r/2)}.
     *
     * @throws IllegalArgumentException if r is not in [-1, 1]; so for the other conversions
     */
    public static double spearman(double r) {
        return 6 / StrictMath.PI * StrictMath.asin(0.5 * requireCorrelation(r));
    }

    /** Kendall's rank correlation under the normal correlation r: {@code 2/pi asin(r)}. */
    public static double kendall(double r) {
        return 2 / StrictMath.PI * StrictMath.asin(requireCorrelation(r));
    }

    /** The normal correlation that has this Spearman correlation: {@code 2 sin(pi rho/6)}. */
    public static double fromSpearman(double rho) {
        return 2 * StrictMath.sin(StrictMath.PI / 6 * requireCorrelation(rho));
    }

    /** The normal correlation that has this Kendall correlation: {@code sin(pi tau/2)}. */
    public static double fromKendall(double tau) {
        return StrictMath.sin(StrictMath.PI / 2 * requireCorrelation(tau));
    }

    /** Probability that both of two quantities exceed their medians: {@code 1/4 + asin(r)/(2 pi)}. */
    public static double orthantProbability(double r) {
        // pi/2 + asin(r) = acos(-r), which does not cancel near r = -1.
        return StrictMath.acos(-requireCorrelation(r)) / (2 * StrictMath.PI);
    }

    private static double requireCorrelation(double r) {
        if (!(r >= -1 && r <= 1)) {
            throw new IllegalArgumentException("Correlation must lie in [-1, 1], found " + r);
        }
        return r;
    }
}
