package io.modelimpact.stats.resample;

import io.modelimpact.stats.distribution.Beta;
import io.modelimpact.stats.exact.ExactRational;
import io.modelimpact.stats.quantile.ExactQuantile;
import io.modelimpact.stats.quantile.ValueCounts;
import io.modelimpact.stats.random.RandomStream;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * Quantiles of resamples of n counted values. A resampled value is the value at a uniform place of the sample, so the one of rank r among n has the
 * place {@code Beta(r, n - r + 1)}: the quantile of a resample lies at or below the value of an entry with probability {@code I_x(r, n - r + 1)}, x being
 * the share of values up to that entry. A uniform draw picks the entry by inversion.
 */
final class QuantileDraws {
    private final ValueCounts counts;
    private final BigDecimal probability;
    private final Beta place;
    /** For each entry the probability of the entries up to it; NaN where nobody asked yet. */
    private final double[] upTo;

    QuantileDraws(ValueCounts counts, BigDecimal probability) {
        long rank = ExactQuantile.rank(probability, counts.count());
        this.counts = counts;
        this.probability = probability;
        this.place = Beta.withShapes((double) rank, (double) counts.count() - rank + 1);
        this.upTo = new double[counts.size()];
        Arrays.fill(upTo, Double.NaN);
    }

    /** For each replicate how far its quantile lies above that of the sample; replicate r is the uniform draw at r. */
    double[] deviations(ExactRational factor, RandomStream stream, int replicates) {
        ExactRational observed = counts.quantile(probability).orElseThrow();
        double[] deviations = new double[replicates];
        for (int r = 0; r < replicates; r++) {
            deviations[r] = counts.value(entry(stream.uniformAt(r)))
                    .minus(observed)
                    .times(factor)
                    .doubleValue();
        }
        return deviations;
    }

    /** The first entry up to which there is at least this probability. */
    private int entry(double uniform) {
        int from = 0;
        int to = counts.size() - 1;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (upTo(middle) < uniform) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }

    private double upTo(int entry) {
        if (Double.isNaN(upTo[entry])) {
            double n = counts.count();
            double below = counts.countUpTo(entry);
            upTo[entry] = place.at(below / n, (n - below) / n).lower();
        }
        return upTo[entry];
    }
}
