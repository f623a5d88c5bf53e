package io.modelimpact.record;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What is read off the draws of an outcome, or of a difference of outcomes.
 *
 * @param mean the mean
 * @param standardDeviation the standard deviation
 * @param quantiles by ascending level
 * @param histogram how the draws spread; absent where all of them are equal
 */
public record DrawSummary(
        MonteCarloFigure mean,
        MonteCarloFigure standardDeviation,
        List<DrawQuantile> quantiles,
        Optional<Histogram> histogram) {

    /**
     * A quantile.
     *
     * @param level the probability of lying at or below it
     * @param figure the quantile
     */
    public record DrawQuantile(double level, MonteCarloFigure figure) {}

    /**
     * Counts of draws in cells of equal width.
     *
     * @param lower where the first cell begins
     * @param upper where the last cell ends
     * @param counts the draws in each cell
     * @param below the draws below the first cell
     * @param above the draws above the last cell
     */
    public record Histogram(double lower, double upper, List<Long> counts, long below, long above) {

        private static Histogram read(JsonObject json) {
            return new Histogram(
                    json.number("lower"),
                    json.number("upper"),
                    json.array("counts").values().stream()
                            .map(count -> (long) ((JsonNumber) count).value())
                            .toList(),
                    json.integer("below"),
                    json.integer("above"));
        }
    }

    /** The quantile of a level, if it is among those that were kept. */
    public Optional<MonteCarloFigure> quantile(double level) {
        return quantiles.stream()
                .filter(quantile -> quantile.level() == level)
                .map(DrawQuantile::figure)
                .findFirst();
    }

    static DrawSummary read(JsonObject json) {
        return new DrawSummary(
                MonteCarloFigure.read(json.object("mean")),
                MonteCarloFigure.read(json.object("standardDeviation")),
                json.findArray("quantiles").map(JsonArray::objects).orElse(List.of()).stream()
                        .map(quantile -> new DrawQuantile(quantile.number("level"), MonteCarloFigure.read(quantile)))
                        .toList(),
                json.findObject("histogram").map(Histogram::read));
    }
}
