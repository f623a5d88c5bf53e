package io.modelimpact.stats.quantile;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.compare.SampleSummary;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Clamps the values of two arms to two quantiles of both arms pooled, so that both are cut at the same values and a few large
 * ones do not decide. The quantiles are those of {@link QuantileType#MODE}, number 7; 0 and 1 clamp nothing on their side.
 *
 * <p>What is compared afterwards are the means of the clamped values, and the error of the caps themselves is not accounted for.
 * Refused: no value, NaN, infinities. Cost: one sort of all values. Immutable. Source: W. J. Dixon, J. W. Tukey (1968),
 * "Approximate behavior of the distribution of Winsorized t", doi:10.1080/00401706.1968.10490537.
 */
public final class Winsorising {
    private static final SampleQuantile PLACE = SampleQuantile.of(QuantileType.MODE);

    private final double lower;
    private final double upper;

    private Winsorising(double lower, double upper) {
        this.lower = lower;
        this.upper = upper;
    }

    /**
     * Clamping at these quantiles.
     *
     * @throws IllegalArgumentException unless {@code 0 <= lower <= upper <= 1}
     */
    public static Winsorising atPooledQuantiles(double lower, double upper) {
        if (!(0 <= lower && lower <= upper && upper <= 1)) {
            throw new IllegalArgumentException("Expected 0 <= lower <= upper <= 1, found " + lower + " and " + upper);
        }
        return new Winsorising(lower, upper);
    }

    /** Clamps both arms. */
    public Outcome<Arms> apply(double[] control, double[] treatment) {
        double[] pooled = DoubleStream.concat(Arrays.stream(control), Arrays.stream(treatment))
                .sorted()
                .toArray();
        if (pooled.length == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "no arm has a unit");
        }
        if (!Arrays.stream(pooled).allMatch(Double::isFinite)) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "a value is NaN or infinite");
        }
        double floor = PLACE.ofSorted(pooled, lower);
        double ceiling = PLACE.ofSorted(pooled, upper);
        return Outcome.of(new Arms(
                floor,
                ceiling,
                SampleSummary.ofValues(clamped(control, floor, ceiling)),
                SampleSummary.ofValues(clamped(treatment, floor, ceiling))));
    }

    private static double[] clamped(double[] values, double floor, double ceiling) {
        return Arrays.stream(values)
                .map(value -> Math.max(floor, Math.min(ceiling, value)))
                .toArray();
    }

    /**
     * The clamped arms.
     *
     * @param lowerCap  least value kept
     * @param upperCap  largest value kept
     * @param control   summary of the clamped control
     * @param treatment summary of the clamped treatment
     */
    public record Arms(double lowerCap, double upperCap, SampleSummary control, SampleSummary treatment) {}
}
