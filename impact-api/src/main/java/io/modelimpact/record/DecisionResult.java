package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;

/**
 * What the policy says about one candidate.
 *
 * @param candidate the candidate
 * @param arm its arm
 * @param outcome what to do
 * @param admissible whether the data kept every blocking rule of their contracts
 * @param sentence the decision in one sentence
 * @param reasons why, in plain sentences
 * @param rules every rule of the policy, fired or not, in the order in which they were applied
 * @param flips what would turn the decision
 * @param nextSteps what to do about what is not settled
 */
public record DecisionResult(
        ModelVersion candidate,
        String arm,
        DecisionOutcome outcome,
        boolean admissible,
        String sentence,
        List<String> reasons,
        List<RuleTrace> rules,
        List<Flip> flips,
        List<NextStepResult> nextSteps) {

    static DecisionResult read(JsonObject json) {
        return new DecisionResult(
                ModelVersion.read(json.object("version")),
                json.string("arm"),
                RecordParts.constant(json, "outcome", DecisionOutcome.class),
                json.flag("admissible"),
                json.string("sentence"),
                RecordParts.texts(json, "reasons"),
                RecordParts.each(json, "rules", RuleTrace::read),
                RecordParts.each(json, "flips", Flip::read),
                RecordParts.each(json, "nextSteps", NextStepResult::read));
    }
}
