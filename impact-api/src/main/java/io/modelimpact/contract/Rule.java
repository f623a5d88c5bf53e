package io.modelimpact.contract;

import io.modelimpact.formula.Field;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.JsonObject;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;

/**
 * One rule of a contract.
 *
 * @param field the field that the rule is about; empty for a rule about the dataset
 * @param constraint what is demanded
 * @param severity what a failure does
 */
public record Rule(Optional<Field> field, Constraint constraint, Severity severity) {

    /** The rule's id within its contract, such as {@code revenue/between}. */
    public String id() {
        return field.map(known -> known.name() + "/").orElse("dataset/") + constraint.name();
    }

    /** For example {@code revenue is between 0 and 100000}. */
    public String describe() {
        return field.map(Field::name).orElse("the dataset") + " " + constraint.describe();
    }

    JsonObject toJson() {
        JsonObject.Builder json =
                JsonObject.builder().put("rule", constraint.toJson()).put("severity", severity.name());
        field.ifPresent(known -> json.put("field", known.name()));
        return json.build();
    }

    static Rule fromJson(JsonObject json, Function<String, Field> field, Collection<? extends Field> fields) {
        Members.only(json, "rule", "field", "rule", "severity");
        return new Rule(
                json.findString("field").map(name -> Members.at("field", () -> field.apply(name))),
                Members.object(json, "rule", rule -> Constraint.fromJson(rule, fields)),
                Enums.readOr(Severity.BLOCK, json, "severity"));
    }
}
