package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.Optional;

/**
 * A number read off random draws, with what the draws leave open. The interval says nothing about the assumptions: more draws make it
 * narrow, better knowledge does not.
 *
 * @param value the number
 * @param monteCarloError its standard error over repeated drawings
 * @param lower the lower end of its 95 % Monte Carlo interval, if it is finite
 * @param upper the upper end, if it is finite
 */
public record MonteCarloFigure(double value, double monteCarloError, Optional<Double> lower, Optional<Double> upper) {

    static MonteCarloFigure read(JsonObject json) {
        return new MonteCarloFigure(
                json.number("value"),
                json.number("monteCarloError"),
                json.findNumber("monteCarloLower"),
                json.findNumber("monteCarloUpper"));
    }
}
