package io.modelimpact.stats.exact;

/**
 * The type-7 quantile of a sample: linear between the order statistics around {@code h = (n - 1) p}. The place h is exact, so
 * that a p that hits an order statistic gives it. Source: R. J. Hyndman, Y. Fan (1996), "Sample quantiles in statistical
 * packages", doi:10.1080/00031305.1996.10473566.
 */
public final class SampleQuantile {
    private SampleQuantile() {}

    /**
     * The quantile of values in ascending order.
     *
     * @throws IllegalArgumentException if there is no value, or p is not in [0, 1]
     */
    public static double ofSorted(double[] sorted, double p) {
        if (sorted.length == 0 || !(p >= 0 && p <= 1)) {
            throw new IllegalArgumentException(
                    "Expected at least one value and p in [0, 1], found " + sorted.length + " and " + p);
        }
        ExactRational place = ExactRational.of(p).times(sorted.length - 1L);
        // Rounding may reach the next order statistic; then the fraction is negative and that statistic the answer.
        int below = (int) place.doubleValue();
        double fraction = place.minus(ExactRational.of((long) below)).doubleValue();
        return fraction <= 0 ? sorted[below] : between(sorted[below], sorted[below + 1], fraction);
    }

    private static double between(double low, double high, double fraction) {
        double width = high - low;
        return Double.isFinite(width) ? low + fraction * width : (1 - fraction) * low + fraction * high;
    }
}
