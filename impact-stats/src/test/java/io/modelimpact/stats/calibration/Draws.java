package io.modelimpact.stats.calibration;

import io.modelimpact.stats.random.RandomStream;
import java.util.function.DoubleSupplier;

/** The draws of one trial, one after the other. */
final class Draws {
    private final RandomStream stream;
    private long next;

    Draws(RandomStream stream) {
        this.stream = stream;
    }

    double uniform() {
        return stream.uniformAt(next++);
    }

    double normal() {
        return stream.normalAt(next++);
    }

    double exponential() {
        return -StrictMath.log(uniform());
    }

    /** Median 1; its mean is {@code exp(1/2)}. */
    double lognormal() {
        return StrictMath.exp(normal());
    }

    boolean event(double probability) {
        return uniform() < probability;
    }

    long successes(long units, double probability) {
        long count = 0;
        for (long unit = 0; unit < units; unit++) {
            count += event(probability) ? 1 : 0;
        }
        return count;
    }

    double[] normals(int units, double mean, double deviation) {
        return sample(units, () -> mean + deviation * normal());
    }

    static double[] sample(int units, DoubleSupplier one) {
        double[] values = new double[units];
        for (int i = 0; i < units; i++) {
            values[i] = one.getAsDouble();
        }
        return values;
    }
}
