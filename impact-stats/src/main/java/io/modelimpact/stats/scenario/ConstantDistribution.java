package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import java.util.Optional;

/** One certain value: mean, every quantile and every draw are that value, the variance is 0. Immutable. */
public final class ConstantDistribution implements ProbabilityDistribution {
    private final double value;

    private ConstantDistribution(double value) {
        this.value = value;
    }

    static Outcome<ConstantDistribution> of(double value) {
        Optional<Refusal> refusal = Parameters.check(true, "a number", value);
        return refusal.isPresent() ? Outcome.refused(refusal.get()) : Outcome.of(new ConstantDistribution(value));
    }

    @Override
    public double mean() {
        return value;
    }

    @Override
    public double variance() {
        return 0.0;
    }

    @Override
    public double cumulative(double x) {
        return x >= value ? 1.0 : 0.0;
    }

    @Override
    public double survival(double x) {
        return x >= value ? 0.0 : 1.0;
    }

    @Override
    public double quantile(double p) {
        Parameters.requireProbability(p);
        return value;
    }

    @Override
    public double upperQuantile(double p) {
        return quantile(p);
    }

    @Override
    public String toString() {
        return "constant " + value;
    }
}
