package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import java.util.Optional;

/**
 * The uniform law on [min, max]: mean (min + max)/2, variance (max - min)^2/12, quantile min + p (max - min). Accuracy: a few
 * ulps of the larger end. Immutable.
 */
public final class UniformDistribution implements ProbabilityDistribution {
    private final double min;
    private final double max;

    private UniformDistribution(double min, double max) {
        this.min = min;
        this.max = max;
    }

    static Outcome<UniformDistribution> of(double min, double max) {
        Optional<Refusal> refusal = Parameters.check(min < max, "min < max", min, max);
        return refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : Parameters.inRange(new UniformDistribution(min, max));
    }

    @Override
    public double mean() {
        return 0.5 * min + 0.5 * max;
    }

    @Override
    public double variance() {
        double width = max - min;
        return width * width / 12;
    }

    @Override
    public double cumulative(double x) {
        return clamp((x - min) / (max - min));
    }

    @Override
    public double survival(double x) {
        return clamp((max - x) / (max - min));
    }

    @Override
    public double quantile(double p) {
        Parameters.requireProbability(p);
        return p <= 0.5 ? min + p * (max - min) : max - (1 - p) * (max - min);
    }

    @Override
    public double upperQuantile(double p) {
        Parameters.requireProbability(p);
        return p <= 0.5 ? max - p * (max - min) : min + (1 - p) * (max - min);
    }

    @Override
    public String toString() {
        return "uniform on [" + min + ", " + max + "]";
    }

    private static double clamp(double share) {
        return Math.max(0.0, Math.min(1.0, share));
    }
}
