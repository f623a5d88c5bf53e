package io.modelimpact.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** A linear axis with round ticks, in the unit that is shown. */
final class Axis {

    private static final int MOST_TICKS = 6;
    private static final double MARGIN = 0.04;

    private final double lowest;
    private final double highest;
    private final double left;
    private final double right;
    private final int mostTicks;

    private Axis(double lowest, double highest, double left, double right, int mostTicks) {
        this.lowest = lowest;
        this.highest = highest;
        this.left = left;
        this.right = right;
        this.mostTicks = mostTicks;
    }

    /** An axis from {@code left} to {@code right} on which all values, and zero, have a place. */
    static Axis over(List<Double> values, double left, double right) {
        return over(values, left, right, MOST_TICKS);
    }

    /** The same with a limit to the number of ticks. */
    static Axis over(List<Double> values, double left, double right, int mostTicks) {
        double low = 0;
        double high = 0;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        double width = high > low ? high - low : 1;
        return new Axis(low - MARGIN * width, high + MARGIN * width, left, right, mostTicks);
    }

    /** Where a value lies. */
    double at(double value) {
        return left + (value - lowest) / (highest - lowest) * (right - left);
    }

    double left() {
        return left;
    }

    double right() {
        return right;
    }

    /** Round values within the axis, ascending. */
    List<BigDecimal> ticks() {
        BigDecimal step = step();
        List<BigDecimal> ticks = new ArrayList<>();
        long first = (long) Math.ceil(lowest / step.doubleValue());
        for (long i = first; i * step.doubleValue() <= highest; i++) {
            ticks.add(step.multiply(BigDecimal.valueOf(i)));
        }
        return ticks;
    }

    private BigDecimal step() {
        BigDecimal power =
                BigDecimal.ONE.scaleByPowerOfTen(Numbers.exponent(new BigDecimal((highest - lowest) / mostTicks)));
        for (int multiple : new int[] {1, 2, 5}) {
            BigDecimal step = power.multiply(BigDecimal.valueOf(multiple));
            if ((highest - lowest) / step.doubleValue() <= mostTicks) {
                return step;
            }
        }
        return power.multiply(BigDecimal.TEN);
    }
}
