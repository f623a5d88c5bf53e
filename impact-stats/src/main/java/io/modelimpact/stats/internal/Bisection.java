package io.modelimpact.stats.internal;

import java.util.function.DoublePredicate;

/**
 * Bisection over the ordered bit patterns of the doubles: at most 64 steps from any bracket, whatever its width, to two
 * neighbouring doubles. There is no tolerance, so the answer is a property of the condition alone.
 */
public final class Bisection {
    private Bisection() {}

    /**
     * The largest double in {@code [from, to]} at which a condition still holds that holds at first and then no longer;
     * {@code from} where it never holds.
     *
     * @throws IllegalArgumentException unless {@code from <= to}
     */
    public static double lastWhere(DoublePredicate condition, double from, double to) {
        return toDouble(border(condition, from, to));
    }

    /**
     * The smallest double in {@code [from, to]} at which a condition no longer holds that holds at first; {@code to} where
     * it always holds.
     *
     * @throws IllegalArgumentException unless {@code from <= to}
     */
    public static double firstWhereNot(DoublePredicate condition, double from, double to) {
        if (!condition.test(from)) {
            return from;
        }
        double last = lastWhere(condition, from, to);
        return last == to ? to : Math.nextUp(last);
    }

    private static long border(DoublePredicate condition, double from, double to) {
        if (!(from <= to)) {
            throw new IllegalArgumentException("Bracket out of order: [" + from + ", " + to + "]");
        }
        long low = toOrdered(from + 0.0);
        long high = toOrdered(to + 0.0);
        if (condition.test(to)) {
            return high;
        }
        while (high > low + 1) {
            long middle = (low & high) + ((low ^ high) >> 1);
            if (condition.test(toDouble(middle))) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** Numbers that are ordered as the doubles are, and consecutive for neighbours. */
    private static long toOrdered(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double toDouble(long ordered) {
        return Double.longBitsToDouble(ordered >= 0 ? ordered : Long.MIN_VALUE - ordered);
    }
}
