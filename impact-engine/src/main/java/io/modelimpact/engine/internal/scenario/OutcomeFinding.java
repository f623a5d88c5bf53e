package io.modelimpact.engine.internal.scenario;

import io.modelimpact.change.Version;
import io.modelimpact.record.Reason;
import io.modelimpact.scenario.Outcome;
import io.modelimpact.scenario.OutcomeLikelihood;
import io.modelimpact.stats.scenario.Draws;
import io.modelimpact.stats.scenario.MonteCarloProbability;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/**
 * What became of an outcome of a scenario, for one candidate.
 *
 * @param key unique within a record
 * @param scenario the id of the scenario
 * @param outcome the outcome
 * @param candidate the candidate; empty where the outcome depends on none, or on several
 * @param result what it yields; empty where it could not be evaluated
 * @param reason why it could not
 */
public record OutcomeFinding(
        String key,
        String scenario,
        Outcome outcome,
        Optional<Version> candidate,
        Optional<Result> result,
        Optional<Reason> reason) {

    /**
     * What an outcome yields.
     *
     * @param draws the draws
     * @param statistics what is read off them
     * @param probabilities of being above zero and above each declared threshold
     * @param law what the formula reads of the study
     * @param bars one for each input and assumption, by descending swing
     * @param base the outcome with every input at its middle
     * @param comparison with the reference scenario; empty for the reference itself
     * @param comparisonReason why there is no comparison, where there could be one
     * @param rollback what going back to the baseline restores; empty where the outcome depends on no candidate
     * @param rollbackReason why there is none, where there could be one
     */
    public record Result(
            Draws draws,
            DrawStatistics statistics,
            List<Exceedance> probabilities,
            QuantityLaw law,
            double base,
            List<Bar> bars,
            Optional<Comparison> comparison,
            Optional<Reason> comparisonReason,
            Optional<Rollback> rollback,
            Optional<Reason> rollbackReason) {}

    /**
     * The probability of being above a threshold.
     *
     * @param threshold in the outcome's measure
     * @param probability the probability
     */
    public record Exceedance(BigDecimal threshold, Figure probability) {}

    /**
     * The outcome with one input at its low and high value, the others in the middle.
     *
     * @param input what is moved, in words
     * @param assumption its id, if it is an assumption
     * @param inputLow its quantile at 0.05
     * @param inputHigh its quantile at 0.95
     * @param low the outcome at the one
     * @param high the outcome at the other
     */
    public record Bar(
            String input, Optional<String> assumption, double inputLow, double inputHigh, double low, double high) {
        double swing() {
            return Math.abs(high - low);
        }
    }

    /**
     * A comparison with the reference scenario, draw by draw.
     *
     * @param reference the key of the outcome compared with
     * @param draws the differences, this minus the reference
     * @param delta what is read off them
     * @param worse the probability of being worse; empty for an outcome without direction
     */
    public record Comparison(String reference, Draws draws, DrawStatistics delta, Optional<Figure> worse) {}

    /**
     * What going back to the baseline restores: the outcome after a rollback minus the outcome, draw by draw.
     *
     * @param restores what is read off the differences
     * @param better the probability that the rollback is better; empty for an outcome without direction
     */
    public record Rollback(DrawStatistics restores, Optional<Figure> better) {}

    /** Whether the finding is about the candidate: it depends on it alone, or on none. */
    public boolean isAbout(Version version) {
        return candidate.map(version::isSameAs).orElse(true);
    }

    /** How probable the statement's event is; empty where that is not known. */
    public Optional<MonteCarloProbability> probability(OutcomeLikelihood likelihood) {
        double threshold = likelihood.threshold().doubleValue();
        return switch (likelihood.event()) {
            case ABOVE -> result.map(found -> found.draws().probabilityAbove(threshold));
            case BELOW -> result.map(found -> found.draws().probabilityBelow(threshold));
            case WORSE_THAN_REFERENCE ->
                result.flatMap(Result::comparison).flatMap(comparison -> worse(comparison.draws(), outcome));
        };
    }

    static Optional<MonteCarloProbability> worse(Draws differences, Outcome outcome) {
        return switch (outcome.direction()) {
            case HIGHER_IS_BETTER -> Optional.of(differences.probabilityBelow(0));
            case LOWER_IS_BETTER -> Optional.of(differences.probabilityAbove(0));
            case WITHOUT_DIRECTION -> Optional.empty();
        };
    }

    static Optional<MonteCarloProbability> better(Draws differences, Outcome outcome) {
        return switch (outcome.direction()) {
            case HIGHER_IS_BETTER -> Optional.of(differences.probabilityAbove(0));
            case LOWER_IS_BETTER -> Optional.of(differences.probabilityBelow(0));
            case WITHOUT_DIRECTION -> Optional.empty();
        };
    }
}
