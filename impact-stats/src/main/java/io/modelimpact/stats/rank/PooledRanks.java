package io.modelimpact.stats.rank;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Two sorted arms and what their pooled ranking says: pairs won by the treatment (a tie counts half, so wins are kept doubled)
 * and the sum of t^3 - t over groups of t tied values. One merge; O(n log n) with the sorting.
 */
final class PooledRanks {
    private final double[] control;
    private final double[] treatment;
    private final long doubledWins;
    private final BigInteger tieSum;
    private final int[] groupSizes;

    private PooledRanks(double[] control, double[] treatment) {
        this.control = control;
        this.treatment = treatment;
        int[] groups = new int[control.length + treatment.length];
        long wins = 0;
        BigInteger ties = BigInteger.ZERO;
        int group = 0;
        int i = 0;
        int j = 0;
        while (i < control.length || j < treatment.length) {
            double value = Math.min(at(control, i), at(treatment, j));
            int controlTies = run(control, i, value);
            int treatmentTies = run(treatment, j, value);
            wins += treatmentTies * (2L * i + controlTies);
            ties = ties.add(cubeLessSelf(controlTies + treatmentTies));
            groups[group++] = controlTies + treatmentTies;
            i += controlTies;
            j += treatmentTies;
        }
        this.doubledWins = wins;
        this.tieSum = ties;
        this.groupSizes = Arrays.copyOf(groups, group);
    }

    static Outcome<PooledRanks> of(double[] control, double[] treatment) {
        if (control.length == 0 || treatment.length == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "an arm has no unit");
        }
        if (hasNaN(control) || hasNaN(treatment)) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "a value is NaN");
        }
        return Outcome.of(new PooledRanks(sorted(control), sorted(treatment)));
    }

    double[] control() {
        return control;
    }

    double[] treatment() {
        return treatment;
    }

    long doubledWins() {
        return doubledWins;
    }

    /** Sizes of the groups of tied values, ascending in the value. */
    int[] groupSizes() {
        return groupSizes;
    }

    BigInteger tieSum() {
        return tieSum;
    }

    boolean hasTies() {
        return tieSum.signum() > 0;
    }

    long pairs() {
        return (long) control.length * treatment.length;
    }

    static BigInteger cubeLessSelf(long t) {
        BigInteger size = BigInteger.valueOf(t);
        return size.pow(3).subtract(size);
    }

    private static boolean hasNaN(double[] values) {
        return Arrays.stream(values).anyMatch(Double::isNaN);
    }

    /** Adding zero makes the two zeros equal in the order of sorting. */
    private static double[] sorted(double[] values) {
        return Arrays.stream(values).map(value -> value + 0.0).sorted().toArray();
    }

    private static double at(double[] sorted, int index) {
        return index < sorted.length ? sorted[index] : Double.POSITIVE_INFINITY;
    }

    private static int run(double[] sorted, int from, double value) {
        int to = from;
        while (to < sorted.length && sorted[to] == value) {
            to++;
        }
        return to - from;
    }
}
