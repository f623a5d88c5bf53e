package io.modelimpact.stats.resample;

import io.modelimpact.stats.distribution.StandardNormal;
import io.modelimpact.stats.quantile.QuantileType;
import io.modelimpact.stats.quantile.SampleQuantile;
import java.util.Arrays;

/**
 * Lower ends of bootstrap intervals, and which tail probability has its end at a given value: the one is the inverse of the other.
 *
 * <p>R replicates stand at the probabilities {@code i/(R + 1)} (quantiles of type 6): were the observed statistic drawn from the same law, it would fall
 * into each of the R + 1 gaps alike. Only so is a tail an error rate that a p-value may have, and its inverse exact; type 7, which reference programs take
 * for intervals alone and {@link BootstrapIntervals} with them, gives the extreme replicates the probabilities 0 and 1. Both agree within a gap. Probabilities below {@code 1/(R + 1)} are not resolved: their end is
 * unbounded. Which probability the end of a tail stands at is corrected for bias and acceleration, {@code Phi(b + (b + z)/(1 - a (b + z)))}; without
 * them it is the tail itself.
 *
 * <p>Source: A. C. Davison, D. V. Hinkley (1997), "Bootstrap methods and their application", sections 5.2 and 5.3.
 */
final class ReplicateLaw {
    private final double[] sorted;
    private final double bias;
    private final double acceleration;

    private ReplicateLaw(double[] sorted, double bias, double acceleration) {
        this.sorted = sorted;
        this.bias = bias;
        this.acceleration = acceleration;
    }

    /** The law of these replicates, in any order, none NaN. */
    static ReplicateLaw of(double[] replicates, double bias, double acceleration) {
        double[] sorted = replicates.clone();
        Arrays.sort(sorted);
        return new ReplicateLaw(sorted, bias, acceleration);
    }

    /** The law of the negated statistic, whose lower ends are the negated upper ends. */
    ReplicateLaw mirrored() {
        double[] negated = new double[sorted.length];
        Arrays.setAll(negated, i -> 0.0 - sorted[sorted.length - 1 - i]);
        return new ReplicateLaw(negated, -bias, -acceleration);
    }

    /** The smallest tail probability that the replicates resolve. */
    double resolution() {
        return 1.0 / (sorted.length + 1);
    }

    double bias() {
        return bias;
    }

    double acceleration() {
        return acceleration;
    }

    /** The end below which the truth lies with this probability, in (0, 1). */
    double lowerEnd(double tail) {
        if (tail < resolution()) {
            return Double.NEGATIVE_INFINITY;
        }
        double probability = corrected(tail);
        if (probability < resolution()) {
            return Double.NEGATIVE_INFINITY;
        }
        boolean isBeyond = probability > sorted.length * resolution();
        return isBeyond
                ? sorted[sorted.length - 1]
                : SampleQuantile.of(QuantileType.WEIBULL).ofSorted(sorted, probability);
    }

    private double corrected(double tail) {
        if (bias == 0 && acceleration == 0) {
            return tail;
        }
        double moved = bias - StandardNormal.INSTANCE.upperQuantile(tail);
        double damping = 1 - acceleration * moved;
        if (damping <= 0) {
            return moved > 0 ? 1 : 0;
        }
        return StandardNormal.INSTANCE.survival(-(bias + moved / damping));
    }

    /** The smallest tail probability whose lower end lies above the value; at least the resolution, at most 1. */
    double tailReaching(double value) {
        double probability = probabilityAt(value);
        double tail = probability == 1 ? 1 : uncorrected(probability);
        return Math.min(1, Math.max(resolution(), tail));
    }

    private double uncorrected(double probability) {
        if (bias == 0 && acceleration == 0) {
            return probability;
        }
        double moved = -StandardNormal.INSTANCE.upperQuantile(probability) - bias;
        double damping = 1 + acceleration * moved;
        if (damping <= 0) {
            return moved > 0 ? 1 : 0;
        }
        return StandardNormal.INSTANCE.survival(-(moved / damping - bias));
    }

    /** The greatest probability whose quantile does not lie above the value; at least the resolution. */
    private double probabilityAt(double value) {
        int below = countUpTo(value);
        if (below == 0) {
            return resolution();
        }
        if (below == sorted.length) {
            return 1;
        }
        return (below + share(value, sorted[below - 1], sorted[below])) * resolution();
    }

    /** How far the value lies on the way between two replicates; quantiles next to an infinite one are infinite. */
    private static double share(double value, double from, double to) {
        if (from == Double.NEGATIVE_INFINITY) {
            return 1;
        }
        return to == Double.POSITIVE_INFINITY ? 0 : (value - from) / (to - from);
    }

    private int countUpTo(double value) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) >>> 1;
            if (sorted[middle] <= value) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
