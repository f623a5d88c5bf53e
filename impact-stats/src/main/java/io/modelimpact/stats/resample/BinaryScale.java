package io.modelimpact.stats.resample;

/** Powers of two that bring numbers near one, so that squares and cubes neither overflow nor vanish. */
final class BinaryScale {
    private BinaryScale() {}

    /** The exponent of the greatest magnitude; 0 where all are zero. */
    static int exponent(double... values) {
        double greatest = 0;
        for (double value : values) {
            greatest = Math.max(greatest, Math.abs(value));
        }
        return greatest == 0 ? 0 : Math.getExponent(greatest);
    }

    /** The values times two to the power. */
    static double[] scaled(double[] values, int power) {
        double[] scaled = new double[values.length];
        for (int i = 0; i < scaled.length; i++) {
            scaled[i] = Math.scalb(values[i], power);
        }
        return scaled;
    }

    /** The standard deviation, divisor n - 1. */
    static double deviation(double... values) {
        int exponent = exponent(values);
        double[] scaled = scaled(values, -exponent);
        double mean = 0;
        for (double value : scaled) {
            mean += value / scaled.length;
        }
        double squares = 0;
        for (double value : scaled) {
            squares += (value - mean) * (value - mean);
        }
        return Math.scalb(Math.sqrt(squares / (scaled.length - 1)), exponent);
    }
}
