package io.modelimpact.stats.scenario;

import io.modelimpact.stats.Outcome;
import io.modelimpact.stats.Refusal;
import io.modelimpact.stats.RefusalCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;

/**
 * Shares of an outcome's variance that go back to its independent inputs: {@code first_i = Var(E[Y|x_i])/Var(Y)}, what an input
 * does alone, and {@code total_i = E[Var(Y|all but x_i)]/Var(Y)}, with all it does together with others. Unlike a {@link Tornado}
 * they see joint effects. They hold for independent inputs only.
 *
 * <p>Closed forms serve weighted sums and products. {@link #ofModel} integrates any model over a grid of Gauss-Legendre nodes in
 * the probability of each input, two panels each, about a million points in all; it converges fast for models that are smooth
 * in bounded inputs (one kink at the median does no harm) and serves up to ten inputs. Refused: an outcome that does not vary
 * (DEGENERATE), or is not finite. Source: I. M. Sobol (1993); A. Saltelli et al. (2008), "Global Sensitivity Analysis".
 *
 * @param mean     expected outcome
 * @param variance variance of the outcome
 * @param first    first-order index of each input
 * @param total    total index of each input
 */
public record SobolIndices(double mean, double variance, List<Double> first, List<Double> total) {
    private static final int MOST_INPUTS = 10;

    /** Copies the lists. */
    public SobolIndices {
        first = List.copyOf(first);
        total = List.copyOf(total);
    }

    /** Indices of {@code sum w_i X_i}, for inputs of any law with these means and standard deviations. */
    public static Outcome<SobolIndices> ofWeightedSum(double[] weights, double[] means, double[] standardDeviations) {
        Optional<Refusal> refusal = check(weights, standardDeviations).or(() -> check(means, standardDeviations));
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        double mean = 0;
        double variance = 0;
        for (int i = 0; i < weights.length; i++) {
            mean += weights[i] * means[i];
            variance += square(weights[i] * standardDeviations[i]);
        }
        List<Double> shares = new ArrayList<>();
        for (int i = 0; i < weights.length; i++) {
            shares.add(square(weights[i] * standardDeviations[i]) / variance);
        }
        return varying(mean, variance, shares, shares);
    }

    /** Standardised regression coefficients {@code w_i sd_i/sd(Y)} of a weighted sum; their squares are its first indices. */
    public static double[] standardisedRegression(double[] weights, double[] standardDeviations) {
        double variance = 0;
        double[] coefficients = new double[weights.length];
        for (int i = 0; i < weights.length; i++) {
            coefficients[i] = weights[i] * standardDeviations[i];
            variance += square(coefficients[i]);
        }
        for (int i = 0; i < weights.length; i++) {
            coefficients[i] /= Math.sqrt(variance);
        }
        return coefficients;
    }

    /** Indices of a product of inputs of any law with these means and standard deviations. */
    public static Outcome<SobolIndices> ofProduct(double[] means, double[] standardDeviations) {
        Optional<Refusal> refusal = check(means, standardDeviations);
        if (refusal.isPresent()) {
            return Outcome.refused(refusal.get());
        }
        return IndependentProduct.of(means, standardDeviations).then(product -> {
            List<Double> first = new ArrayList<>();
            List<Double> total = new ArrayList<>();
            for (int i = 0; i < means.length; i++) {
                double alone = square(standardDeviations[i]) / product.variance();
                double together = alone;
                for (int j = 0; j < means.length; j++) {
                    alone *= j == i ? 1 : square(means[j]);
                    together *= j == i ? 1 : square(means[j]) + square(standardDeviations[j]);
                }
                first.add(alone);
                total.add(together);
            }
            return varying(product.mean(), product.variance(), first, total);
        });
    }

    /** Indices of a model of one to ten inputs; the model must not keep or change the array. */
    public static Outcome<SobolIndices> ofModel(
            ToDoubleFunction<double[]> model, List<? extends ProbabilityDistribution> inputs) {
        if (inputs.isEmpty() || inputs.size() > MOST_INPUTS) {
            return Outcome.refused(
                    RefusalCode.INVALID_PARAMETERS, "expected 1 to " + MOST_INPUTS + " inputs, found " + inputs.size());
        }
        VarianceGrid grid = VarianceGrid.of(model, inputs);
        List<Double> first = new ArrayList<>();
        List<Double> total = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            first.add(grid.variationOfMean(i) / grid.variance());
            total.add(grid.meanVariation(i) / grid.variance());
        }
        return varying(grid.mean(), grid.variance(), first, total);
    }

    /** What two inputs add to the first indices of a model by acting together; refusals as {@link #ofModel}. */
    public static Outcome<Double> interaction(
            ToDoubleFunction<double[]> model,
            List<? extends ProbabilityDistribution> inputs,
            int oneInput,
            int otherInput) {
        return ofModel(model, inputs).map(indices -> {
            VarianceGrid grid = VarianceGrid.of(model, inputs);
            return grid.variationOfMean(oneInput, otherInput) / grid.variance()
                    - indices.first().get(oneInput)
                    - indices.first().get(otherInput);
        });
    }

    private static Outcome<SobolIndices> varying(double mean, double variance, List<Double> first, List<Double> total) {
        if (!(Double.isFinite(mean) && Double.isFinite(variance))) {
            return Outcome.refused(RefusalCode.NOT_FINITE, "mean " + mean + ", variance " + variance);
        }
        return variance > 0
                ? Outcome.of(new SobolIndices(mean, variance, first, total))
                : Outcome.refused(RefusalCode.DEGENERATE, "the outcome does not vary");
    }

    private static Optional<Refusal> check(double[] numbers, double[] standardDeviations) {
        return Parameters.check(
                numbers.length == standardDeviations.length
                        && DoubleStream.of(standardDeviations).allMatch(deviation -> deviation >= 0),
                "as many standard deviations as inputs, none negative, together",
                DoubleStream.concat(DoubleStream.of(numbers), DoubleStream.of(standardDeviations))
                        .toArray());
    }

    private static double square(double x) {
        return x * x;
    }
}
