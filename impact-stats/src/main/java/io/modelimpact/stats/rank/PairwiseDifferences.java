package io.modelimpact.stats.rank;

/**
 * All differences treatment less control of two sorted arms, in order, without listing them: the k-th smallest is found by
 * halving the ordered doubles and counting the differences up to there in one walk along both arms. Cost: at most 64 walks.
 */
final class PairwiseDifferences {
    private final double[] control;
    private final double[] treatment;

    PairwiseDifferences(double[] sortedControl, double[] sortedTreatment) {
        this.control = sortedControl;
        this.treatment = sortedTreatment;
    }

    long count() {
        return (long) control.length * treatment.length;
    }

    double smallest() {
        return treatment[0] - control[control.length - 1];
    }

    double largest() {
        return treatment[treatment.length - 1] - control[0];
    }

    /** The k-th smallest difference, k from 1. */
    double at(long k) {
        long low = rank(smallest());
        long high = rank(largest());
        while (low < high) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (countUpTo(atRank(middle)) >= k) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return atRank(high) + 0.0;
    }

    double median() {
        long count = count();
        double upper = at(count / 2 + 1);
        return count % 2 == 1 ? upper : 0.5 * at(count / 2) + 0.5 * upper;
    }

    /** Rounded differences keep the order of the exact ones, so that the walk never has to turn back. */
    private long countUpTo(double limit) {
        long count = 0;
        int from = 0;
        for (double value : treatment) {
            while (from < control.length && value - control[from] > limit) {
                from++;
            }
            count += control.length - from;
        }
        return count;
    }

    private static long rank(double value) {
        long bits = Double.doubleToLongBits(value + 0.0);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    private static double atRank(long rank) {
        return Double.longBitsToDouble(rank ^ ((rank >> 63) & Long.MAX_VALUE));
    }
}
