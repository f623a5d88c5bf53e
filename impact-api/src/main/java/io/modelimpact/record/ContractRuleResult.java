package io.modelimpact.record;

import io.modelimpact.contract.Severity;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.Optional;

/**
 * What became of one rule of a data contract.
 *
 * @param id the id of the rule
 * @param description the rule in words
 * @param severity what a failure does
 * @param verdict what became of it
 * @param checked the number of rows checked, if it was counted
 * @param failed the number of rows that broke the rule, if it was counted
 * @param observed what was found, in words
 * @param rowDigests digests of the first rows that broke the rule; never their contents
 * @param reason why the rule was not evaluated
 */
public record ContractRuleResult(
        String id,
        String description,
        Severity severity,
        RuleVerdict verdict,
        Optional<Long> checked,
        Optional<Long> failed,
        Optional<String> observed,
        List<String> rowDigests,
        Optional<Reason> reason) {

    static ContractRuleResult read(JsonObject json) {
        return new ContractRuleResult(
                json.string("id"),
                json.string("description"),
                RecordParts.constant(json, "severity", Severity.class),
                RecordParts.constant(json, "verdict", RuleVerdict.class),
                json.findInteger("checked"),
                json.findInteger("failed"),
                json.findString("observed"),
                RecordParts.texts(json, "rowDigests"),
                json.findObject("reason").map(Reason::read));
    }
}
