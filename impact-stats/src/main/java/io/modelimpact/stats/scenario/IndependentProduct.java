package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import java.util.Optional;
import java.util.stream.DoubleStream;

/**
 * Mean and variance of a product of independent factors of any law: {@code prod m_i} and {@code prod (sd_i^2 + m_i^2) - prod
 * m_i^2}, the latter by a recursion of sums of squares in which nothing cancels. Source: L. A. Goodman (1962), "The variance
 * of the product of K random variables", doi:10.1080/01621459.1962.10482151.
 *
 * @param mean     product of the means
 * @param variance variance of the product
 */
public record IndependentProduct(double mean, double variance) {

    /** The product of these factors; refused where a standard deviation is negative, numbers differ or leave the doubles. */
    public static Outcome<IndependentProduct> of(double[] means, double[] standardDeviations) {
        Optional<Refusal> refusal = Parameters.check(
                means.length == standardDeviations.length
                        && DoubleStream.of(standardDeviations).allMatch(deviation -> deviation >= 0),
                "as many means as standard deviations, none of the latter negative, together",
                DoubleStream.concat(DoubleStream.of(means), DoubleStream.of(standardDeviations))
                        .toArray());
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        double mean = 1;
        double variance = 0;
        for (int i = 0; i < means.length; i++) {
            double square = standardDeviations[i] * standardDeviations[i];
            variance = variance * (square + means[i] * means[i]) + mean * mean * square;
            mean *= means[i];
        }
        return Double.isFinite(mean) && Double.isFinite(variance)
                ? Outcome.of(new IndependentProduct(mean, variance))
                : Outcome.refused(RefusalCode.OUT_OF_RANGE, "mean " + mean + ", variance " + variance + " as doubles");
    }
}
