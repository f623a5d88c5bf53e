package io.modelimpact.stats.exact;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Kinds of doubles that kernels treat differently. */
enum DoubleSamples {
    UNIFORM,
    CENTRED,
    LARGE_OFFSET,
    CENTS,
    WHOLE,
    WIDE,
    ANY_BITS,
    SUBNORMAL,
    TINY,
    HUGE,
    OUTLIERS,
    EDGES,
    SOME_NOT_FINITE;

    private static final double[] EDGE_VALUES = {
        0.0,
        -0.0,
        Double.MIN_VALUE,
        -Double.MIN_VALUE,
        Double.MIN_NORMAL,
        Double.MAX_VALUE,
        -Double.MAX_VALUE,
        Double.NaN,
        Double.POSITIVE_INFINITY,
        Double.NEGATIVE_INFINITY,
        1,
        -1,
        0.1,
        1e-310,
        1e300
    };

    static DoubleSamples any(SplittableRandom random) {
        return values()[random.nextInt(values().length)];
    }

    double[] array(SplittableRandom random, int length) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> draw(random));
        return values;
    }

    private double draw(SplittableRandom random) {
        return switch (this) {
            case UNIFORM -> random.nextDouble();
            case CENTRED -> random.nextDouble() - 0.5;
            case LARGE_OFFSET -> 1e9 + random.nextDouble();
            case CENTS -> random.nextInt(100_000) / 100.0;
            case WHOLE -> random.nextInt(1000);
            case WIDE -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(60) - 30);
            case ANY_BITS -> Double.longBitsToDouble(random.nextLong());
            case SUBNORMAL -> Double.longBitsToDouble(random.nextLong() >>> 12);
            case TINY -> random.nextDouble() * 1e-200;
            case HUGE -> (random.nextDouble() - 0.5) * 1e300;
            case OUTLIERS -> random.nextInt(200) == 0 ? Math.scalb(1.1, random.nextInt(1000)) : random.nextDouble();
            case EDGES -> EDGE_VALUES[random.nextInt(EDGE_VALUES.length)];
            case SOME_NOT_FINITE -> random.nextInt(50) == 0 ? Double.NaN : random.nextDouble();
        };
    }
}
