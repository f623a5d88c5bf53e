package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;

/**
 * Lognormal quantities whose logarithms are jointly normal with means mu, standard deviations sigma and given correlations;
 * closed forms against which a simulation can be held.
 *
 * <p>Product: lognormal with {@code sum mu} and {@code sigma' R sigma}. Sum: {@code Cov(X_i, X_j) = m_i m_j (exp(r_ij s_i s_j) -
 * 1)}, m the means. Immutable.
 */
public final class JointLognormal {
    private final LognormalDistribution[] margins;
    private final CorrelationMatrix correlations;

    private JointLognormal(LognormalDistribution[] margins, CorrelationMatrix correlations) {
        this.margins = margins;
        this.correlations = correlations;
    }

    /** The joint law; refused as {@link ProbabilityDistribution#lognormal}, and where sizes differ. */
    public static Outcome<JointLognormal> of(double[] mu, double[] sigma, CorrelationMatrix correlations) {
        int size = correlations.size();
        if (mu.length != size || sigma.length != size) {
            return Outcome.refused(
                    RefusalCode.INVALID_PARAMETERS,
                    "expected " + size + " of mu and of sigma, found " + mu.length + " and " + sigma.length);
        }
        LognormalDistribution[] margins = new LognormalDistribution[size];
        for (int i = 0; i < size; i++) {
            Outcome<LognormalDistribution> margin = LognormalDistribution.of(mu[i], sigma[i]);
            if (margin.refusal().isPresent()) {
                return Outcome.refused(margin.refusal().get());
            }
            margins[i] = margin.orElseThrow();
        }
        return Outcome.of(new JointLognormal(margins, correlations));
    }

    /** The joint law of two quantities; refused unless the correlation lies in [-1, 1]. */
    public static Outcome<JointLognormal> of(double[] mu, double[] sigma, double correlation) {
        return CorrelationMatrix.of(new double[][] {{1, correlation}, {correlation, 1}})
                .then(correlations -> of(mu, sigma, correlations));
    }

    /** The law of the product of all; refused where the logarithms cancel to a constant. */
    public Outcome<LognormalDistribution> product() {
        double mu = 0;
        double variance = 0;
        for (int i = 0; i < margins.length; i++) {
            mu += margins[i].mu();
            for (int j = 0; j < margins.length; j++) {
                variance += margins[i].sigma() * margins[j].sigma() * correlations.get(i, j);
            }
        }
        return LognormalDistribution.of(mu, Math.sqrt(Math.max(0.0, variance)));
    }

    /** Expected value of the sum of all. */
    public double sumMean() {
        double mean = 0;
        for (LognormalDistribution margin : margins) {
            mean += margin.mean();
        }
        return mean;
    }

    /** Variance of the sum of all. */
    public double sumVariance() {
        double variance = 0;
        for (int i = 0; i < margins.length; i++) {
            for (int j = 0; j < margins.length; j++) {
                variance += covariance(i, j);
            }
        }
        return variance;
    }

    /** Covariance of two of the quantities themselves. */
    public double covariance(int first, int second) {
        double exponent = correlations.get(first, second) * margins[first].sigma() * margins[second].sigma();
        return margins[first].mean() * (margins[second].mean() * StrictMath.expm1(exponent));
    }

    /** Product-moment correlation of two of the quantities themselves. */
    public double pearson(int first, int second) {
        double s = margins[first].sigma();
        double t = margins[second].sigma();
        return StrictMath.expm1(correlations.get(first, second) * s * t)
                / (Math.sqrt(StrictMath.expm1(s * s)) * Math.sqrt(StrictMath.expm1(t * t)));
    }
}
