package io.modelimpact.engine.internal.scan;

import io.modelimpact.metric.Metric;
import io.modelimpact.metric.MetricKind;
import java.util.BitSet;
import java.util.Optional;

/** What the values of some metrics have to be: counts not negative and whole, answers of a net promoter score on its scale. Immutable. */
final class Restriction {

    private final boolean isCount;
    private final long one;
    private final int numerators;

    private Restriction(boolean isCount, long one, int numerators) {
        this.isCount = isCount;
        this.one = one;
        this.numerators = numerators;
    }

    /**
     * The restriction of a metric, if there is one.
     *
     * @param scale the scale of its exact values
     * @param numerators how many of its variables, the first ones, hold values
     */
    static Optional<Restriction> of(Metric metric, int scale, int numerators) {
        return switch (metric.kind()) {
            case COUNT, NET_PROMOTER_SCORE ->
                Optional.of(new Restriction(metric.kind() == MetricKind.COUNT, DecimalScales.power(scale), numerators));
            case PROPORTION, MEAN, RATIO -> Optional.empty();
        };
    }

    /** How many units of an arm enter with a value that breaks it. */
    long broken(MetricValues values, int[] arms) {
        long broken = 0;
        BitSet entering = values.entering();
        for (int row = entering.nextSetBit(0); row >= 0; row = entering.nextSetBit(row + 1)) {
            if (arms[row] >= 0 && isBroken(values, row)) {
                broken++;
            }
        }
        return broken;
    }

    // The unscaled value of a row beyond 64 bits is 0, which breaks nothing.
    private boolean isBroken(MetricValues values, int row) {
        boolean broken = false;
        for (int variable = 0; variable < numerators; variable++) {
            broken |= values.isExact()
                    ? isBroken(values.wholes()[variable][row])
                    : isBroken(values.reals()[variable][row]);
        }
        return broken;
    }

    private boolean isBroken(long value) {
        return isCount ? value < 0 || value % one != 0 : value == PromoterScore.OUTSIDE;
    }

    private boolean isBroken(double value) {
        return isCount ? Double.isFinite(value) && (value < 0 || value % one != 0) : value == PromoterScore.OUTSIDE;
    }
}
