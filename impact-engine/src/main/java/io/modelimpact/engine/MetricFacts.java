package io.modelimpact.engine;

import java.util.List;

/**
 * What holds for a metric in all its cells.
 *
 * @param valueScale the values (for a ratio the numerators) were added up as whole numbers, 10 to this power times too large; 0 for binary64
 * @param denominatorScale the same for the denominators of a ratio; 0 for other metrics
 * @param malformed how many rows of the dataset hold a malformed value in a column that the metric reads
 * @param negativeOrFractional how many values of a count metric, among those that entered, are below zero or not whole, or
 *     how many answers lie outside 0 to 10 or outside the scale of an ordinal metric; 0 for other metrics
 * @param covariateScales the scales of the covariates, in their order; last that of the covariate's denominator, for a ratio
 */
public record MetricFacts(
        int valueScale,
        int denominatorScale,
        long malformed,
        long negativeOrFractional,
        List<Integer> covariateScales) {

    /** Keeps a copy. */
    public MetricFacts {
        covariateScales = List.copyOf(covariateScales);
    }

    /** The facts of a metric without covariates. */
    public MetricFacts(int valueScale, int denominatorScale, long malformed, long negativeOrFractional) {
        this(valueScale, denominatorScale, malformed, negativeOrFractional, List.of());
    }

    MetricFacts merge(MetricFacts other) {
        return new MetricFacts(
                valueScale,
                denominatorScale,
                Math.addExact(malformed, other.malformed),
                Math.addExact(negativeOrFractional, other.negativeOrFractional),
                covariateScales);
    }
}
