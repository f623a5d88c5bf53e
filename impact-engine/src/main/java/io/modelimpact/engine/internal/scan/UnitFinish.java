package io.modelimpact.engine.internal.scan;

import io.modelimpact.metric.Grain;
import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import java.math.BigDecimal;
import java.util.Arrays;

/**
 * What becomes of the sums of a unit's rows, one for each variable, before the unit is added to its cell: a sum above its end counts as the end.
 * Immutable.
 */
final class UnitFinish {

    private final long[] wholes;
    private final double[] reals;

    private UnitFinish(long[] wholes, double[] reals) {
        this.wholes = wholes;
        this.reals = reals;
    }

    /** Sums of so many variables stay as they are. */
    static UnitFinish none(int variables) {
        long[] wholes = new long[variables];
        double[] reals = new double[variables];
        Arrays.fill(wholes, Long.MAX_VALUE);
        Arrays.fill(reals, Double.POSITIVE_INFINITY);
        return new UnitFinish(wholes, reals);
    }

    /**
     * What a metric makes of its units: totals end at the cap, and a unit of a proportion is whether one of its rows meets the condition.
     *
     * @param variables how many variables the metric has
     * @param scale the scale of its values
     */
    static UnitFinish of(Metric metric, int variables, int scale) {
        UnitFinish finish = none(variables);
        if (metric.grain().map(Grain.UNIT_TOTALS::equals).orElse(false)) {
            if (metric.kind() == MetricKind.PROPORTION) {
                finish.endAt(0, 1);
            } else {
                metric.cap().ifPresent(cap -> finish.endAt(cap, scale));
            }
        }
        return finish;
    }

    private void endAt(int variable, long end) {
        wholes[variable] = end;
        reals[variable] = (double) end;
    }

    private void endAt(BigDecimal cap, int scale) {
        wholes[0] = DecimalScales.greatestUpTo(cap, scale).orElse(Long.MIN_VALUE);
        reals[0] = cap.movePointRight(scale).doubleValue();
    }

    /** This, followed by a variable that says how many of the unit's rows enter, or with {@code once} whether one does. */
    UnitFinish followedByEntering(boolean once) {
        int variables = wholes.length;
        UnitFinish more = new UnitFinish(Arrays.copyOf(wholes, variables + 1), Arrays.copyOf(reals, variables + 1));
        more.wholes[variables] = once ? 1 : Long.MAX_VALUE;
        more.reals[variables] = once ? 1 : Double.POSITIVE_INFINITY;
        return more;
    }

    /** This, followed by another. */
    UnitFinish followedBy(UnitFinish other) {
        int variables = wholes.length;
        int total = variables + other.wholes.length;
        UnitFinish both = new UnitFinish(Arrays.copyOf(wholes, total), Arrays.copyOf(reals, total));
        System.arraycopy(other.wholes, 0, both.wholes, variables, other.wholes.length);
        System.arraycopy(other.reals, 0, both.reals, variables, other.reals.length);
        return both;
    }

    /** How many variables there are. */
    int variables() {
        return wholes.length;
    }

    long whole(int variable, long sum) {
        return Math.min(sum, wholes[variable]);
    }

    double real(int variable, double sum) {
        return Math.min(sum, reals[variable]);
    }
}
