package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.DoublePredicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One of several laws, chosen with given weights w: mean {@code m = sum w_i m_i}, variance {@code sum w_i (v_i + (m_i -
 * m)^2)}, P(X &lt;= x) = {@code sum w_i P_i(X <= x)}.
 *
 * <p>Algorithm: quantiles by bisecting the ordered doubles between the smallest and the largest quantile of the components
 * to the last bit, on the smaller tail; where the distribution jumps, the quantile is the place of the jump. Cost: about 64
 * times that of the components' tails.
 *
 * <p>Edges: weights may be 0 and must sum to 1 within 1e-9; they are then divided by their sum. A component may itself be a
 * mixture. Immutable.
 */
public final class MixtureDistribution implements ProbabilityDistribution {
    private static final double WEIGHT_TOLERANCE = 1e-9;

    private final double[] weights;
    private final List<ProbabilityDistribution> components;

    private MixtureDistribution(double[] weights, List<ProbabilityDistribution> components) {
        this.weights = weights;
        this.components = components;
    }

    static Outcome<MixtureDistribution> of(double[] weights, List<? extends ProbabilityDistribution> components) {
        double sum = total(weights);
        boolean proper = weights.length == components.size()
                && Arrays.stream(weights).allMatch(weight -> weight >= 0)
                && Math.abs(sum - 1) <= WEIGHT_TOLERANCE;
        Optional<Refusal> refusal =
                Parameters.check(proper, "as many weights >= 0 as laws, summing to 1, with weights", weights);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        int[] used =
                IntStream.range(0, weights.length).filter(i -> weights[i] > 0).toArray();
        double[] shares = Arrays.stream(used).mapToDouble(i -> weights[i] / sum).toArray();
        List<ProbabilityDistribution> laws = Arrays.stream(used)
                .<ProbabilityDistribution>mapToObj(components::get)
                .toList();
        return Parameters.inRange(new MixtureDistribution(shares, laws));
    }

    static Outcome<MixtureDistribution> ofNormals(double[] weights, double[] means, double[] standardDeviations) {
        if (means.length != standardDeviations.length) {
            return Outcome.refused(Parameters.invalid("as many means as standard deviations", means));
        }
        List<NormalDistribution> components = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            Outcome<NormalDistribution> component = NormalDistribution.of(means[i], standardDeviations[i]);
            if (component.refusal().isPresent()) {
                return Outcome.refused(component.refusal().get());
            }
            components.add(component.orElseThrow());
        }
        return of(weights, components);
    }

    @Override
    public double mean() {
        return weighted(ProbabilityDistribution::mean);
    }

    @Override
    public double variance() {
        double mean = mean();
        return weighted(law -> law.variance() + (law.mean() - mean) * (law.mean() - mean));
    }

    @Override
    public double cumulative(double x) {
        return Math.min(1.0, weighted(law -> law.cumulative(x)));
    }

    @Override
    public double survival(double x) {
        return Math.min(1.0, weighted(law -> law.survival(x)));
    }

    @Override
    public double quantile(double p) {
        Parameters.requireProbability(p);
        return p <= 0.5 ? lowerQuantile(p) : tailQuantile(1 - p);
    }

    @Override
    public double upperQuantile(double p) {
        Parameters.requireProbability(p);
        return p < 0.5 ? tailQuantile(p) : lowerQuantile(1 - p);
    }

    @Override
    public String toString() {
        return "mixture of " + components + " with weights " + Arrays.toString(weights);
    }

    private double lowerQuantile(double p) {
        double[] ends = components.stream().mapToDouble(law -> law.quantile(p)).toArray();
        return p == 0 ? least(ends) : firstThat(x -> cumulative(x) >= p, least(ends), greatest(ends));
    }

    private double tailQuantile(double p) {
        double[] ends =
                components.stream().mapToDouble(law -> law.upperQuantile(p)).toArray();
        return p == 0 ? greatest(ends) : firstThat(x -> survival(x) <= p, least(ends), greatest(ends));
    }

    private double weighted(ToDoubleFunction<ProbabilityDistribution> number) {
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * number.applyAsDouble(components.get(i));
        }
        return sum;
    }

    private static double total(double[] weights) {
        double sum = 0;
        for (double weight : weights) {
            sum += weight;
        }
        return sum;
    }

    private static double least(double[] ends) {
        return Arrays.stream(ends).min().orElseThrow();
    }

    private static double greatest(double[] ends) {
        return Arrays.stream(ends).max().orElseThrow();
    }

    /** The first double from low to high that meets a condition which, once met, stays met; high if none does. */
    private static double firstThat(DoublePredicate condition, double low, double high) {
        long from = rank(low);
        long to = rank(high);
        while (from < to) {
            long middle = (from & to) + ((from ^ to) >> 1);
            if (condition.test(atRank(middle))) {
                to = middle;
            } else {
                from = middle + 1;
            }
        }
        return atRank(to) + 0.0;
    }

    /** The place of a double in the order of all doubles. */
    private static long rank(double value) {
        long bits = Double.doubleToLongBits(value);
        return bits ^ ((bits >> 63) & Long.MAX_VALUE);
    }

    private static double atRank(long rank) {
        return Double.longBitsToDouble(rank ^ ((rank >> 63) & Long.MAX_VALUE));
    }
}
