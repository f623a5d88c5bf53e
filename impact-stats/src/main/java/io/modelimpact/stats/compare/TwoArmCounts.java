package io.modelimpact.stats.compare;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import io.modelimpact.stats.exact.ExactRational;
import java.util.Arrays;

/** Units of two arms and the share of the second one that was declared, exactly. */
record TwoArmCounts(long first, long second, ExactRational share) {

    /** Refused as in {@link SampleRatioTest}. */
    static Outcome<TwoArmCounts> of(long[] counts, double[] weights) {
        boolean proper = counts.length == 2
                && weights.length == 2
                && Arrays.stream(counts).allMatch(count -> count >= 0)
                && Arrays.stream(weights).allMatch(weight -> weight >= 0 && weight < Double.POSITIVE_INFINITY);
        if (!proper) {
            throw new IllegalArgumentException("Expected counts and weights of two arms, none negative, found counts "
                    + Arrays.toString(counts) + " and weights " + Arrays.toString(weights));
        }
        for (int arm = 0; arm < counts.length; arm++) {
            if (weights[arm] == 0 && counts[arm] > 0) {
                return Outcome.refused(
                        RefusalCode.IMPOSSIBLE_OBSERVATION,
                        "arm " + arm + " has weight 0, but " + counts[arm] + " units");
            }
        }
        if (weights[0] == 0 || weights[1] == 0) {
            return Outcome.refused(RefusalCode.DEGENERATE, "fewer than two arms have a positive weight");
        }
        if (counts[0] == 0 && counts[1] == 0) {
            return Outcome.refused(RefusalCode.TOO_FEW_UNITS, "no arm has a unit");
        }
        ExactRational one = ExactRational.of(SampleRatioTest.shortestDecimal(weights[0]));
        ExactRational two = ExactRational.of(SampleRatioTest.shortestDecimal(weights[1]));
        return Outcome.of(new TwoArmCounts(counts[0], counts[1], two.dividedBy(one.plus(two))));
    }

    long total() {
        return Math.addExact(first, second);
    }
}
