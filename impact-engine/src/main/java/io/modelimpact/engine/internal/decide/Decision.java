package io.modelimpact.engine.internal.decide;

import io.modelimpact.change.Version;
import io.modelimpact.record.DecisionOutcome;
import java.util.List;
import java.util.Optional;

/**
 * What the policy says.
 *
 * @param candidates the decision on each candidate
 * @param preferred the candidate to ship, if one may be
 * @param sentence the whole in a sentence
 */
public record Decision(List<OnCandidate> candidates, Optional<Version> preferred, String sentence) {

    /**
     * The decision on one candidate.
     *
     * @param version the candidate
     * @param arm its arm
     * @param outcome what to do
     * @param admissible whether the data may be concluded from
     * @param sentence the decision in a sentence
     * @param reasons why, in plain language
     * @param trace every rule, fired or not
     * @param flips what would change the decision
     * @param nextSteps what to do about what is not settled
     */
    public record OnCandidate(
            Version version,
            String arm,
            DecisionOutcome outcome,
            boolean admissible,
            String sentence,
            List<String> reasons,
            List<Trace> trace,
            List<Flip> flips,
            List<NextStep> nextSteps) {}

    /**
     * One rule and what it fired for.
     *
     * @param id the rule
     * @param description when it fires
     * @param outcome what it asks for
     * @param subjects what it fired for; empty if it did not fire
     */
    public record Trace(String id, String description, DecisionOutcome outcome, List<String> subjects) {}

    /**
     * Something that would change the decision.
     *
     * @param subject the claim
     * @param sentence what would have to be different
     * @param unitsMissing how many units more, at the observed variance and effect
     * @param distance how far the interval is from, or beyond, the bound
     * @param relative whether the distance is relative to the baseline
     */
    public record Flip(
            String subject,
            String sentence,
            Optional<Long> unitsMissing,
            Optional<Double> distance,
            boolean relative) {}
}
