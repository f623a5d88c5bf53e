package io.modelimpact.stats.internal;

import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.function.LongPredicate;

/**
 * Bisection to two neighbouring doubles. Over the ordered bit patterns of the doubles it takes at most 64 steps from any
 * bracket, whatever its width. There is no tolerance, so the answer is a property of the condition alone.
 */
public final class Bisection {
    /** More than it takes to halve away any interval of doubles. */
    private static final int MOST_HALVINGS = 2_200;

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

    /**
     * The smallest integer in {@code [from, to]} at which a condition holds that holds at no smaller and every larger one; {@code to}
     * where it holds nowhere before, which is not tried.
     */
    public static long firstWhere(LongPredicate condition, long from, long to) {
        long low = from;
        long high = to;
        while (low < high) {
            long middle = low + (high - low) / 2;
            if (condition.test(middle)) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /**
     * Where an increasing function crosses zero: the larger of the two neighbouring doubles between which it does. Where it is negative
     * throughout that is {@code to}, where it is negative nowhere the double next to {@code from}; neither end is evaluated. It halves the
     * interval rather than the bit patterns, for functions that cannot be evaluated next to zero.
     *
     * @param from less than {@code to}, neither beyond half of the largest double
     */
    public static double root(DoubleUnaryOperator increasing, double from, double to) {
        double low = from;
        double high = to;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            double middle = 0.5 * (low + high);
            if (!(middle > low && middle < high)) {
                break;
            }
            if (increasing.applyAsDouble(middle) < 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
        return high;
    }

    private static long border(DoublePredicate condition, double from, double to) {
        if (!(from <= to)) {
            throw new IllegalArgumentException("Bracket out of order: [" + from + ", " + to + "]");
        }
        long low = toOrdered(from);
        long high = toOrdered(to);
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

    /** Numbers that are ordered as the doubles are, and consecutive for neighbours; one for both zeros. */
    private static long toOrdered(double value) {
        long bits = Double.doubleToRawLongBits(value);
        return bits >= 0 ? bits : Long.MIN_VALUE - bits;
    }

    private static double toDouble(long ordered) {
        return Double.longBitsToDouble(ordered >= 0 ? ordered : Long.MIN_VALUE - ordered);
    }
}
