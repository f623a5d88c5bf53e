package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.RefusalCode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * One-at-a-time sensitivity: the outcome at a base point, and with each input alone moved to its low and its high value.
 *
 * <p>Edges: an input that does not matter has swing 0. What inputs do together does not show. Refused: outcomes that are NaN or
 * infinite. Cost: 2k + 1 evaluations. Immutable.
 *
 * @param base  outcome at the base point
 * @param bars  one for each input, in the order of the inputs
 * @param order positions of the inputs by descending swing, ties by position
 */
public record Tornado(double base, List<Bar> bars, List<Integer> order) {

    /** Copies the lists. */
    public Tornado {
        bars = List.copyOf(bars);
        order = List.copyOf(order);
    }

    /**
     * The bar of one input.
     *
     * @param input position of the input
     * @param low   outcome with the input at its low value
     * @param high  outcome with the input at its high value
     * @param swing absolute difference of the two
     */
    public record Bar(int input, double low, double high, double swing) {}

    /**
     * The tornado around a base point.
     *
     * @param model outcome of a point; must not keep or change the array
     * @throws IllegalArgumentException if the lengths differ
     */
    public static Outcome<Tornado> of(ToDoubleFunction<double[]> model, double[] base, double[] low, double[] high) {
        if (low.length != base.length || high.length != base.length) {
            throw new IllegalArgumentException("Expected as many low and high values as base values, found "
                    + low.length + ", " + high.length + " and " + base.length);
        }
        double centre = model.applyAsDouble(base.clone());
        List<Bar> bars = new ArrayList<>();
        for (int input = 0; input < base.length; input++) {
            double down = at(model, base, input, low[input]);
            double up = at(model, base, input, high[input]);
            bars.add(new Bar(input, down, up, Math.abs(up - down)));
        }
        boolean finite =
                Double.isFinite(centre) && bars.stream().allMatch(bar -> Double.isFinite(bar.low() + bar.swing()));
        return finite
                ? Outcome.of(new Tornado(centre, bars, order(bars)))
                : Outcome.refused(RefusalCode.NOT_FINITE, "the outcome is NaN or infinite at a point of the tornado");
    }

    /**
     * The tornado around the medians, each input moved to its lower and upper quantile.
     *
     * @throws IllegalArgumentException unless {@code 0 < lowerProbability < upperProbability < 1}
     */
    public static Outcome<Tornado> of(
            ToDoubleFunction<double[]> model,
            List<? extends ProbabilityDistribution> inputs,
            double lowerProbability,
            double upperProbability) {
        if (!(0 < lowerProbability && lowerProbability < upperProbability && upperProbability < 1)) {
            throw new IllegalArgumentException(
                    "Expected 0 < lower < upper < 1, found " + lowerProbability + " and " + upperProbability);
        }
        return of(
                model,
                quantiles(inputs, 0.5),
                quantiles(inputs, lowerProbability),
                quantiles(inputs, upperProbability));
    }

    private static double at(ToDoubleFunction<double[]> model, double[] base, int input, double value) {
        double[] point = base.clone();
        point[input] = value;
        return model.applyAsDouble(point);
    }

    private static double[] quantiles(List<? extends ProbabilityDistribution> inputs, double p) {
        return inputs.stream().mapToDouble(input -> input.quantile(p)).toArray();
    }

    private static List<Integer> order(List<Bar> bars) {
        return IntStream.range(0, bars.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -bars.get(i).swing()))
                .toList();
    }
}
