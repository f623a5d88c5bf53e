package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.distribution.StandardNormal;
import java.util.Optional;

/** Location and scale of the normal law that has two given quantiles. */
record QuantilePair(double location, double scale) {

    static Optional<Refusal> refusal(double lower, double pLower, double upper, double pUpper) {
        return Parameters.check(
                lower < upper && 0 < pLower && pLower < pUpper && pUpper < 1,
                "lower < upper and 0 < pLower < pUpper < 1 in the order lower, pLower, upper, pUpper",
                lower,
                pLower,
                upper,
                pUpper);
    }

    static QuantilePair of(double lower, double pLower, double upper, double pUpper) {
        double low = StandardNormal.INSTANCE.quantile(pLower);
        double high = StandardNormal.INSTANCE.quantile(pUpper);
        double width = high - low;
        return new QuantilePair(lower * (high / width) - upper * (low / width), (upper - lower) / width);
    }
}
