package io.modelimpact.stats.proportion;

import io.modelimpact.stats.Alternative;
import io.modelimpact.stats.compare.TestOptions;

/**
 * Tango's score inference about the difference of two proportions on the same units.
 *
 * @param counts  the pairs
 * @param options alternative and error rate asked for
 */
public record PairedScore(PairedCounts counts, TestOptions options) implements ScoreInference {

    @Override
    public double value() {
        return (double) (counts.treatmentOnly() - counts.controlOnly()) / (double) counts.units();
    }

    @Override
    public double errorRate() {
        return options.errorRate();
    }

    @Override
    public Alternative alternative() {
        return options.alternative();
    }

    @Override
    public double statistic(double nullValue) {
        if (!(nullValue >= -1 && nullValue <= 1)) {
            throw new IllegalArgumentException("A difference of proportions lies in [-1, 1], found " + nullValue);
        }
        return nullValue >= 0 ? positive(counts, nullValue) : 0.0 - positive(counts.swapped(), 0.0 - nullValue);
    }

    /** For a null value of 0 or more no term of the quadratic cancels. */
    private static double positive(PairedCounts counts, double delta) {
        double n = (double) counts.units();
        double distance = Math.fma(-n, delta, (double) (counts.treatmentOnly() - counts.controlOnly()));
        if (distance == 0) {
            return 0.0;
        }
        double variance = n * (2 * controlOnlyShare(counts, delta) + delta * (1 - delta));
        return variance > 0 ? distance / Math.sqrt(variance) : Math.copySign(Double.POSITIVE_INFINITY, distance);
    }

    /** Tango (1998): the larger root q of {@code 2n q^2 + B q - c delta (1 - delta) = 0}. */
    private static double controlOnlyShare(PairedCounts counts, double delta) {
        double n = (double) counts.units();
        double c = (double) counts.controlOnly();
        double b = (double) counts.treatmentOnly();
        double linear = (2 * n - b + c) * delta - (b + c);
        double root = Math.sqrt(linear * linear + 8 * n * c * delta * (1 - delta));
        return linear <= 0 ? (root - linear) / (4 * n) : 2 * c * delta * (1 - delta) / (linear + root);
    }
}
