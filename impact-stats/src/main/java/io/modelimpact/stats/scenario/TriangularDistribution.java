package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import java.util.Optional;

/**
 * The triangular law with a = min, c = mode, b = max: mean (a + b + c)/3, variance (x^2 + y^2 - x y)/18 with x = c - a,
 * y = b - a, quantile {@code a + sqrt(p x y)} below the mode and {@code b - sqrt((1 - p)(b - c) y)} above it.
 *
 * <p>Edges: the mode may be an end. Accuracy: a few ulps of the larger end; in the distance from the nearer end, relative
 * 1e-15. Source: S. Kotz, J. R. van Dorp (2004), "Beyond Beta", chapter 1. Immutable.
 */
public final class TriangularDistribution implements ProbabilityDistribution {
    private final double min;
    private final double mode;
    private final double max;

    private TriangularDistribution(double min, double mode, double max) {
        this.min = min;
        this.mode = mode;
        this.max = max;
    }

    static Outcome<TriangularDistribution> of(double min, double mode, double max) {
        Optional<Refusal> refusal = Parameters.check(
                min <= mode && mode <= max && min < max, "min <= mode <= max and min < max", min, mode, max);
        return refusal.isPresent()
                ? Outcome.refused(refusal.get())
                : Parameters.inRange(new TriangularDistribution(min, mode, max));
    }

    /** The most likely value. */
    public double mode() {
        return mode;
    }

    @Override
    public double mean() {
        return min / 3 + mode / 3 + max / 3;
    }

    @Override
    public double variance() {
        double width = max - min;
        double peak = peak();
        return width * width * (peak * peak + 1 - peak) / 18;
    }

    /** Third standardised moment; 0 for a symmetric triangle. */
    public double skewness() {
        double peak = peak();
        double spread = peak * peak + 1 - peak;
        return Math.sqrt(2) * (1 - 2 * peak) * (1 + peak) * (2 - peak) / (5 * spread * Math.sqrt(spread));
    }

    @Override
    public double cumulative(double x) {
        if (x <= mode) {
            return x <= min ? 0.0 : x == mode ? peak() : share(x - min, mode - min);
        }
        return x >= max ? 1.0 : 1 - share(max - x, max - mode);
    }

    @Override
    public double survival(double x) {
        if (x >= mode) {
            return x >= max ? 0.0 : x == mode ? 1 - peak() : share(max - x, max - mode);
        }
        return x <= min ? 1.0 : 1 - share(x - min, mode - min);
    }

    @Override
    public double quantile(double p) {
        Parameters.requireProbability(p);
        return p <= peak() ? fromMin(p) : fromMax(1 - p);
    }

    @Override
    public double upperQuantile(double p) {
        Parameters.requireProbability(p);
        return p <= 1 - peak() ? fromMax(p) : fromMin(1 - p);
    }

    @Override
    public String toString() {
        return "triangular on [" + min + ", " + max + "] with mode " + mode;
    }

    /** Probability below the mode. */
    private double peak() {
        return (mode - min) / (max - min);
    }

    private double share(double distance, double side) {
        return distance / side * (distance / (max - min));
    }

    private double fromMin(double p) {
        return min + Math.sqrt(p) * Math.sqrt(mode - min) * Math.sqrt(max - min);
    }

    private double fromMax(double p) {
        return max - Math.sqrt(p) * Math.sqrt(max - mode) * Math.sqrt(max - min);
    }
}
