package io.modelimpact.record;

import io.modelimpact.json.JsonObject;
import java.util.List;

/**
 * What became of a data contract.
 *
 * @param dataset the dataset it is about
 * @param version the version of the contract
 * @param description the contract in words; may be empty
 * @param digest the digest of the contract; may be empty
 * @param verdict of the contract as a whole
 * @param rules in the order of their declaration
 */
public record ContractResult(
        String dataset,
        String version,
        String description,
        String digest,
        RuleVerdict verdict,
        List<ContractRuleResult> rules) {

    static ContractResult read(JsonObject json) {
        return new ContractResult(
                json.string("dataset"),
                json.string("version"),
                json.findString("description").orElse(""),
                json.findString("digest").orElse(""),
                RecordParts.constant(json, "verdict", RuleVerdict.class),
                RecordParts.each(json, "rules", ContractRuleResult::read));
    }
}
