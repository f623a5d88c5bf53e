package io.modelimpact.engine.internal.scenario;

import io.modelimpact.stats.scenario.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is read off the draws of an outcome or of a difference.
 *
 * @param mean the mean
 * @param standardDeviation the standard deviation
 * @param quantiles at the levels {@link #LEVELS}
 * @param histogram how the draws are spread; empty where all are equal
 */
public record DrawStatistics(
        Figure mean, Figure standardDeviation, List<Figure> quantiles, Optional<Histogram> histogram) {
    /** The levels of the quantiles. */
    public static final List<Double> LEVELS = List.of(0.05, 0.25, 0.5, 0.75, 0.95);

    private static final int BINS = 30;
    private static final double OUTSIDE = 0.005;

    /**
     * Counts of draws in bins of equal width.
     *
     * @param lower where the first bin starts
     * @param upper where the last bin ends
     * @param counts the draws in each bin
     * @param below the draws below the first bin
     * @param above the draws above the last bin
     */
    public record Histogram(double lower, double upper, List<Long> counts, long below, long above) {}

    static DrawStatistics of(Draws draws) {
        double deviation = Math.sqrt(draws.variance());
        return new DrawStatistics(
                Figure.of(draws.mean(), draws.meanStandardError()),
                Figure.of(deviation, deviation * relativeErrorOfDeviation(draws, deviation)),
                LEVELS.stream().map(level -> Figure.quantile(draws, level)).toList(),
                histogram(draws));
    }

    /** {@code sqrt((k - 1) / 4n)} with the fourth standardised moment k, to first order in 1/n. */
    private static double relativeErrorOfDeviation(Draws draws, double deviation) {
        if (!(deviation > 0)) {
            return 0;
        }
        double fourth = 0;
        for (double draw : draws.toSortedArray()) {
            double square = ((draw - draws.mean()) / deviation) * ((draw - draws.mean()) / deviation);
            fourth += square * square;
        }
        return Math.sqrt(Math.max(0, fourth / draws.count() - 1) / (4.0 * draws.count()));
    }

    private static Optional<Histogram> histogram(Draws draws) {
        double lower = draws.quantile(OUTSIDE);
        double upper = draws.quantile(1 - OUTSIDE);
        double width = (upper - lower) / BINS;
        if (!(width > 0) || !Double.isFinite(width)) {
            return Optional.empty();
        }
        long[] counts = new long[BINS];
        long below = 0;
        long above = 0;
        for (double draw : draws.toSortedArray()) {
            if (draw < lower) {
                below++;
            } else if (draw > upper) {
                above++;
            } else {
                counts[Math.min(BINS - 1, (int) ((draw - lower) / width))]++;
            }
        }
        List<Long> bins = new ArrayList<>();
        for (long count : counts) {
            bins.add(count);
        }
        return Optional.of(new Histogram(lower, upper, List.copyOf(bins), below, above));
    }
}
