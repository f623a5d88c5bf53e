package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.distribution.UnitNormalLoss;
import java.util.Optional;

/**
 * The larger of two jointly normal quantities: with {@code t^2 = a^2 + b^2 - 2 r a b} and {@code z = (m1 - m2)/t}, its mean is
 * {@code m1 P(Z <= z) + m2 P(Z > z) + t phi(z)}. Algorithm: both moments are taken about the larger mean, so that a common
 * offset costs no digits.
 *
 * <p>Edges: where the difference is certain (t = 0) the larger one is. Source: C. E. Clark (1961), "The greatest of a finite
 * set of random variables", doi:10.1287/opre.9.2.145.
 *
 * @param mean                    expected value of the larger
 * @param variance                variance of the larger
 * @param probabilityFirstLarger  P(X1 > X2)
 */
public record NormalMaximum(double mean, double variance, double probabilityFirstLarger) {

    /** The larger of X1 and X2; refused where a standard deviation is negative or the correlation outside [-1, 1]. */
    public static Outcome<NormalMaximum> of(double[] means, double[] standardDeviations, double correlation) {
        Optional<Refusal> refusal = Parameters.check(
                means.length == 2 && standardDeviations.length == 2 && Math.abs(correlation) <= 1,
                "two means, two standard deviations and a correlation in [-1, 1], which is",
                correlation);
        return refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : of(means[0], means[1], standardDeviations[0], standardDeviations[1], correlation);
    }

    private static Outcome<NormalMaximum> of(double mean1, double mean2, double sd1, double sd2, double correlation) {
        Optional<Refusal> refusal = Parameters.check(
                sd1 >= 0 && sd2 >= 0, "standard deviations >= 0 after the means", mean1, mean2, sd1, sd2);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        double spread = Math.sqrt((sd1 - sd2) * (sd1 - sd2) + 2 * (1 - correlation) * sd1 * sd2);
        if (spread == 0) {
            return Outcome.of(new NormalMaximum(Math.max(mean1, mean2), sd1 * sd1, mean1 > mean2 ? 1.0 : 0.0));
        }
        boolean firstLeads = mean1 >= mean2;
        double gap = Math.abs(mean1 - mean2);
        double z = gap / spread;
        double behind = StandardNormal.INSTANCE.survival(z);
        double leader = firstLeads ? sd1 : sd2;
        double follower = firstLeads ? sd2 : sd1;
        double excess = spread * UnitNormalLoss.at(z);
        double square = leader * leader * (1 - behind)
                + (gap * gap + follower * follower) * behind
                - gap * spread * StandardNormal.INSTANCE.density(z);
        return Outcome.of(new NormalMaximum(
                Math.max(mean1, mean2) + excess,
                Math.max(0.0, square - excess * excess),
                firstLeads ? 1 - behind : behind));
    }
}
