package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.DoubleDouble;
import java.util.Arrays;

/**
 * Quantiles of a sample by one of the nine usual definitions. A position within {@code 4 * 2^-52} of an integer counts as that integer, so
 * that {@code 0.1 * 10} hits the first value. Otherwise the
 * place of an interpolated quantile is that of the probability's double to the last digit, in samples of any size. Interpolation does not
 * overflow.
 *
 * <p>Cost: one sort for any number of probabilities.
 */
public final class SampleQuantile {
    private static final double FUZZ = 4 * 0x1p-52;

    private final QuantileType type;

    private SampleQuantile(QuantileType type) {
        this.type = type;
    }

    /** The definition to use. */
    public static SampleQuantile of(QuantileType type) {
        return new SampleQuantile(type);
    }

    /**
     * The quantiles of a sample in any order.
     *
     * @param values at least one, none NaN; infinities are values like others
     * @param probabilities each in [0, 1]
     * @return one quantile a probability; refused for an empty sample or a NaN in it
     */
    public Outcome<double[]> evaluate(double[] values, double... probabilities) {
        if (values.length == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "found no value, needed at least 1");
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        if (Double.isNaN(sorted[sorted.length - 1])) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "the sample holds a NaN");
        }
        return Outcome.of(Arrays.stream(probabilities)
                .map(probability -> ofSorted(sorted, probability))
                .toArray());
    }

    /**
     * The quantile of a sample that is sorted already; not checked.
     *
     * @param sorted at least one value, ascending
     * @param probability in [0, 1]
     * @throws IllegalArgumentException if there is no value, or the probability is not in [0, 1]
     */
    public double ofSorted(double[] sorted, double probability) {
        if (sorted.length == 0 || !(probability >= 0 && probability <= 1)) {
            throw new IllegalArgumentException(
                    "Expected at least one value and p in [0, 1], found " + sorted.length + " and " + probability);
        }
        return type.interpolates() ? interpolated(sorted, probability) : step(sorted, probability);
    }

    private double interpolated(double[] sorted, double probability) {
        DoubleDouble position = type.position(probability, sorted.length);
        double nearest = StrictMath.rint(position.high());
        double beyond = position.minus(nearest);
        if (Math.abs(beyond) <= FUZZ) {
            return value(sorted, (long) nearest);
        }
        long below = (long) nearest - (beyond < 0 ? 1 : 0);
        double low = value(sorted, below);
        double high = value(sorted, below + 1);
        return low == high ? low : between(low, high, beyond < 0 ? 1 + beyond : beyond);
    }

    private static double between(double low, double high, double share) {
        double width = high - low;
        return Double.isInfinite(width) ? low * (1 - share) + high * share : low + share * width;
    }

    private double step(double[] sorted, double probability) {
        double np = sorted.length * probability;
        double position = type == QuantileType.NEAREST_EVEN ? np - 0.5 : np;
        double nearest = StrictMath.rint(np);
        boolean integer = Math.abs(np - nearest) <= FUZZ * Math.max(1, nearest);
        if (type == QuantileType.NEAREST_EVEN) {
            return nearestEven(sorted, position);
        }
        long j = integer ? (long) nearest : (long) StrictMath.floor(np);
        if (!integer) {
            return value(sorted, j + 1);
        }
        return type == QuantileType.INVERSE ? value(sorted, j) : between(value(sorted, j), value(sorted, j + 1), 0.5);
    }

    private static double nearestEven(double[] sorted, double h) {
        double nearest = StrictMath.rint(h);
        boolean integer = Math.abs(h - nearest) <= FUZZ * Math.max(1, Math.abs(nearest));
        long j = integer ? (long) nearest : (long) StrictMath.floor(h);
        return value(sorted, integer && j % 2 == 0 ? j : j + 1);
    }

    /** The order statistic of a rank from 1, held within the sample. */
    private static double value(double[] sorted, long rank) {
        return sorted[(int) Math.min(sorted.length - 1, Math.max(0, rank - 1))];
    }
}
