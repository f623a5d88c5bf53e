package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;

/**
 * The normal law (mu, sigma) given that the value lies in [min, max]; an end may be infinite.
 *
 * <p>Algorithm: mean and variance by integrating the density from the point of the interval where it is largest
 * (Gauss-Legendre, 64 panels of 16 nodes), so that no difference of tails is taken; quantiles by normal tails on the side
 * where they are small, and in an interval too narrow for that by Newton's rule on the same integral.
 *
 * <p>Edges: refused (OUT_OF_RANGE) where the interval keeps less than 1e-290 of the law. {@link #retainedProbability()} says how
 * much it keeps; a small share is a sign of ill-chosen limits. Accuracy: about 1e-12 relative to the interval's own scale.
 * Source: N. L. Johnson, S. Kotz, N. Balakrishnan (1994), "Continuous Univariate Distributions", chapter 13. Immutable.
 */
public final class TruncatedNormalDistribution implements ProbabilityDistribution {
    private static final double LEAST_RETAINED = 1e-290;

    private final double mu;
    private final double sigma;
    private final double min;
    private final double max;
    private final NormalSegment segment;
    private final boolean mirrored;

    private TruncatedNormalDistribution(double mu, double sigma, double min, double max) {
        this.mu = mu;
        this.sigma = sigma;
        this.min = min;
        this.max = max;
        // The segment is kept on the side where its nearer end is the lower one.
        this.mirrored = max - mu < mu - min;
        this.segment = mirrored
                ? new NormalSegment((mu - max) / sigma, (mu - min) / sigma)
                : new NormalSegment((min - mu) / sigma, (max - mu) / sigma);
    }

    static Outcome<TruncatedNormalDistribution> of(double mu, double sigma, double min, double max) {
        if (!(Double.isFinite(mu) && Double.isFinite(sigma)) || Double.isNaN(min) || Double.isNaN(max)) {
            return Outcome.refused(
                    RefusalCode.NOT_FINITE, "mu " + mu + ", sigma " + sigma + ", limits " + min + ", " + max);
        }
        if (!(sigma > 0 && min < max && min < Double.MAX_VALUE && max > -Double.MAX_VALUE)) {
            Refusal invalid = Parameters.invalid("sigma > 0 and min < max", sigma, min, max);
            return Outcome.refused(invalid);
        }
        TruncatedNormalDistribution law = new TruncatedNormalDistribution(mu, sigma, min, max);
        return law.retainedProbability() >= LEAST_RETAINED
                ? Parameters.inRange(law)
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "the limits keep a share of " + law.retainedProbability());
    }

    /** The share of the untruncated law that lies between the limits. */
    public double retainedProbability() {
        return segment.mass();
    }

    @Override
    public double mean() {
        return fromScore(segment.mean());
    }

    @Override
    public double variance() {
        return sigma * sigma * segment.variance();
    }

    @Override
    public double cumulative(double x) {
        return mirrored ? segment.shareAbove(scoreOf(x)) : segment.shareBelow(scoreOf(x));
    }

    @Override
    public double survival(double x) {
        return mirrored ? segment.shareBelow(scoreOf(x)) : segment.shareAbove(scoreOf(x));
    }

    @Override
    public double quantile(double p) {
        Parameters.requireProbability(p);
        return mirrored ? at(1 - p, p) : at(p, 1 - p);
    }

    @Override
    public double upperQuantile(double p) {
        Parameters.requireProbability(p);
        return mirrored ? at(p, 1 - p) : at(1 - p, p);
    }

    @Override
    public String toString() {
        return "normal with mu " + mu + " and sigma " + sigma + " truncated to [" + min + ", " + max + "]";
    }

    private double at(double below, double above) {
        return fromScore(segment.point(below, above));
    }

    private double scoreOf(double x) {
        return mirrored ? (mu - x) / sigma : (x - mu) / sigma;
    }

    private double fromScore(NormalSegment.Point point) {
        double step = mirrored ? -sigma * point.offset() : sigma * point.offset();
        double base = point.base() == 0 ? mu : mirrored ? max : min;
        return Math.max(min, Math.min(max, base + step));
    }
}
