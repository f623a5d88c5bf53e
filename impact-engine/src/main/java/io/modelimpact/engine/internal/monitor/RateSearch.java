package io.modelimpact.engine.internal.monitor;

import io.modelimpact.stats.Interval;
import java.util.function.DoubleFunction;

/** Finds the smallest error rate at which an interval decides about a region, for intervals that shrink as the rate grows. */
final class RateSearch {
    private static final double SMALLEST = 1e-12;
    private static final double LARGEST = 0.5;
    private static final int STEPS = 40;

    private RateSearch() {}

    /** By bisection of the rate's logarithm; {@value #SMALLEST} stands for anything below it, 1 for anything above {@value #LARGEST}. */
    static double decisive(DoubleFunction<Interval> intervalAt, double from, double to) {
        if (!decides(intervalAt.apply(LARGEST), from, to)) {
            return 1;
        }
        double low = StrictMath.log(SMALLEST);
        double high = StrictMath.log(LARGEST);
        for (int i = 0; i < STEPS; i++) {
            double middle = 0.5 * (low + high);
            if (decides(intervalAt.apply(StrictMath.exp(middle)), from, to)) {
                high = middle;
            } else {
                low = middle;
            }
        }
        return StrictMath.exp(high);
    }

    /** Regions are open, so that an end of them is outside; one of a single point is that point. */
    private static boolean decides(Interval interval, double from, double to) {
        if (from == to) {
            return interval.isWithin(from, to) || interval.isDisjointFrom(from, to);
        }
        boolean above = from == Double.NEGATIVE_INFINITY || from < interval.lower();
        boolean below = to == Double.POSITIVE_INFINITY || interval.upper() < to;
        return above && below || interval.upper() <= from || to <= interval.lower();
    }
}
