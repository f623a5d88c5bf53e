package io.modelimpact.stats.exact;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;

/** Kinds of doubles that kernels treat differently. */
enum DoubleSamples {
    UNIFORM(SplittableRandom::nextDouble),
    CENTRED(random -> random.nextDouble() - 0.5),
    LARGE_OFFSET(random -> 1e9 + random.nextDouble()),
    CENTS(random -> random.nextInt(100_000) / 100.0),
    WHOLE(random -> random.nextInt(1000)),
    WIDE(random -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(60) - 30)),
    ANY_BITS(random -> Double.longBitsToDouble(random.nextLong())),
    SUBNORMAL(random -> Double.longBitsToDouble(random.nextLong() >>> 12)),
    TINY(random -> random.nextDouble() * 1e-200),
    HUGE(random -> (random.nextDouble() - 0.5) * 1e300),
    OUTLIERS(random -> random.nextInt(200) == 0 ? Math.scalb(1.1, random.nextInt(1000)) : random.nextDouble()),
    EDGES(random -> {
        double[] edges = {
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
        return edges[random.nextInt(edges.length)];
    }),
    SOME_NOT_FINITE(random -> random.nextInt(50) == 0 ? Double.NaN : random.nextDouble());

    private final ToDoubleFunction<SplittableRandom> draw;

    DoubleSamples(ToDoubleFunction<SplittableRandom> draw) {
        this.draw = draw;
    }

    static DoubleSamples any(SplittableRandom random) {
        return values()[random.nextInt(values().length)];
    }

    double[] array(SplittableRandom random, int length) {
        double[] values = new double[length];
        Arrays.setAll(values, i -> draw.applyAsDouble(random));
        return values;
    }
}
