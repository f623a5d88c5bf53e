package io.modelimpact.stats.scenario;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** A model's outcomes, less their mean, over a tensor grid of quadrature nodes in the probability of each input. */
final class VarianceGrid {
    private static final int MOST_POINTS = 1 << 20;
    private static final int MOST_NODES = 64;
    private static final double ROUNDING = 0x1p-46;

    private final int inputs;
    private final double[] weights;
    private final double[] centred;
    private final double mean;

    private VarianceGrid(int inputs, double[] weights, double[] outcomes) {
        this.inputs = inputs;
        this.weights = weights;
        this.mean = average(outcomes, weights, inputs);
        this.centred = Arrays.stream(outcomes).map(outcome -> outcome - mean).toArray();
    }

    static VarianceGrid of(ToDoubleFunction<double[]> model, List<? extends ProbabilityDistribution> laws) {
        int nodes = nodes(laws.size());
        double[] places = new double[nodes];
        double[] weights = new double[nodes];
        fill(places, weights);
        double[][] values = new double[laws.size()][];
        for (int i = 0; i < values.length; i++) {
            ProbabilityDistribution law = laws.get(i);
            values[i] = Arrays.stream(places).map(law::quantile).toArray();
        }
        double[] outcomes = new double[power(nodes, laws.size())];
        for (int point = 0; point < outcomes.length; point++) {
            double[] at = new double[values.length];
            for (int i = 0, rest = point; i < at.length; i++, rest /= nodes) {
                at[i] = values[i][rest % nodes];
            }
            outcomes[point] = model.applyAsDouble(at);
        }
        return new VarianceGrid(laws.size(), weights, outcomes);
    }

    double mean() {
        return mean;
    }

    /** Variance of the outcome; 0 where it is no more than the rounding of the mean. */
    double variance() {
        double variance = average(squares(centred), weights, inputs);
        double rounding = ROUNDING * mean;
        return variance <= rounding * rounding ? 0.0 : variance;
    }

    /** Variance of the mean given some inputs. */
    double variationOfMean(int... given) {
        double[] remaining = centred;
        for (int input = inputs - 1; input >= 0; input--) {
            int here = input;
            if (Arrays.stream(given).noneMatch(kept -> kept == here)) {
                remaining = averageOver(remaining, input);
            }
        }
        return average(squares(remaining), weights, given.length);
    }

    /** Mean of the variance over one input, all others given. */
    double meanVariation(int input) {
        double[] means = averageOver(centred, input);
        return variance() - average(squares(means), weights, inputs - 1);
    }

    /** Averages over one dimension of a grid. */
    private double[] averageOver(double[] grid, int dimension) {
        int nodes = weights.length;
        int stride = power(nodes, dimension);
        double[] averages = new double[grid.length / nodes];
        for (int i = 0; i < averages.length; i++) {
            int base = i / stride * stride * nodes + i % stride;
            double sum = 0;
            for (int node = 0; node < nodes; node++) {
                sum += weights[node] * grid[base + node * stride];
            }
            averages[i] = sum;
        }
        return averages;
    }

    private static double average(double[] grid, double[] weights, int dimensions) {
        double[] rest = grid;
        for (int dimension = 0; dimension < dimensions; dimension++) {
            double[] averages = new double[rest.length / weights.length];
            for (int i = 0; i < averages.length; i++) {
                for (int node = 0; node < weights.length; node++) {
                    averages[i] += weights[node] * rest[i * weights.length + node];
                }
            }
            rest = averages;
        }
        return rest[0];
    }

    private static double[] squares(double[] values) {
        return Arrays.stream(values).map(value -> value * value).toArray();
    }

    /** The largest even number of nodes that keeps the grid within its size. */
    private static int nodes(int inputs) {
        int nodes = MOST_NODES;
        while (StrictMath.pow(nodes, inputs) > MOST_POINTS) {
            nodes -= 2;
        }
        return nodes;
    }

    private static int power(int base, int exponent) {
        int result = 1;
        for (int i = 0; i < exponent; i++) {
            result *= base;
        }
        return result;
    }

    /** Gauss-Legendre nodes of two panels of [0, 1], by Newton's rule on the Legendre polynomial. */
    private static void fill(double[] places, double[] weights) {
        int degree = places.length / 2;
        for (int i = 0; i < degree; i++) {
            double x = StrictMath.cos(Math.PI * (i + 0.75) / (degree + 0.5));
            double slope = 1;
            for (int step = 0; step < 8; step++) {
                double before = 1;
                double value = x;
                for (int k = 2; k <= degree; k++) {
                    double next = ((2 * k - 1) * x * value - (k - 1) * before) / k;
                    before = value;
                    value = next;
                }
                slope = degree == 1 ? 1 : degree * (x * value - before) / (x * x - 1);
                x -= value / slope;
            }
            double weight = degree == 1 ? 2 : 2 / ((1 - x * x) * slope * slope);
            places[i] = 0.25 * (1 + x);
            places[degree + i] = 0.5 + 0.25 * (1 + x);
            weights[i] = 0.25 * weight;
            weights[degree + i] = 0.25 * weight;
        }
    }
}
