package io.modelimpact.engine.internal.scan;

import io.modelimpact.metric.Metric;
import io.modelimpact.metric.OrdinalScale;
import java.util.BitSet;
import java.util.Optional;

/** What the values of some metrics have to be: counts not negative and whole, answers on their scale. Immutable. */
final class Restriction {

    /** Values that the restriction holds for. */
    private interface Allowed {
        boolean whole(long value);

        boolean real(double value);
    }

    private final Allowed allowed;
    private final int numerators;

    private Restriction(Allowed allowed, int numerators) {
        this.allowed = allowed;
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
            case COUNT -> Optional.of(new Restriction(new Counts(DecimalScales.power(scale)), numerators));
            case NET_PROMOTER_SCORE -> Optional.of(new Restriction(new Scores(), numerators));
            case ORDINAL ->
                Optional.of(new Restriction(new Answers(metric.scale().orElseThrow()), numerators));
            case PROPORTION, MEAN, RATIO, QUANTILE -> Optional.empty();
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

    private boolean isBroken(MetricValues values, int row) {
        boolean broken = false;
        for (int variable = 0; variable < numerators; variable++) {
            broken |= values.isExact()
                    ? !allowed.whole(values.whole(variable, row))
                    : !allowed.real(values.real(variable, row));
        }
        return broken;
    }

    /** Not negative and whole; the unscaled value of a row beyond 64 bits is 0, which is a count and not finite besides. */
    private record Counts(long one) implements Allowed {
        @Override
        public boolean whole(long value) {
            return value >= 0 && value % one == 0;
        }

        @Override
        public boolean real(double value) {
            return !Double.isFinite(value) || (value >= 0 && value % one == 0);
        }
    }

    /** Scores of answers from 0 to 10. */
    private record Scores() implements Allowed {
        @Override
        public boolean whole(long value) {
            return value != PromoterScore.OUTSIDE;
        }

        @Override
        public boolean real(double value) {
            return value != PromoterScore.OUTSIDE;
        }
    }

    /** Answers on a declared scale. */
    private record Answers(OrdinalScale scale) implements Allowed {
        @Override
        public boolean whole(long value) {
            return value >= scale.lowest() && value <= scale.highest();
        }

        @Override
        public boolean real(double value) {
            return value >= scale.lowest() && value <= scale.highest();
        }
    }
}
