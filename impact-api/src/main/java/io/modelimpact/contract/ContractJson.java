package io.modelimpact.contract;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Field;
import io.modelimpact.internal.Enums;
import io.modelimpact.internal.Members;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The JSON form of a contract. */
final class ContractJson {
    private ContractJson() {}

    static JsonObject write(Contract contract) {
        JsonObject.Builder json = JsonObject.builder()
                .put("dataset", contract.dataset())
                .put("version", contract.version())
                .put(
                        "rules",
                        JsonArray.of(contract.rules().stream().map(Rule::toJson).toList()));
        if (!contract.classifications().isEmpty()) {
            JsonObject.Builder classes = JsonObject.builder();
            contract.classifications().forEach((field, known) -> classes.put(field, known.name()));
            json.put("classifications", classes.build());
        }
        contract.provenance().ifPresent(source -> json.put("derivedFrom", source));
        contract.reference().ifPresent(digest -> json.put("reference", digest.toString()));
        return json.build();
    }

    static Contract read(JsonObject json, Collection<? extends Field> fields) {
        Members.only(json, "contract", "dataset", "version", "rules", "classifications", "derivedFrom", "reference");
        String dataset = json.string("dataset");
        List<? extends Field> own =
                fields.stream().filter(field -> field.dataset().equals(dataset)).toList();
        ImmutableContract.Builder contract = ImmutableContract.builder()
                .dataset(dataset)
                .version(json.string("version"))
                .provenance(json.findString("derivedFrom"))
                .reference(json.findString("reference").map(text -> Members.at("reference", () -> Digest.parse(text))));
        contract.addAllRules(Members.each(json, "rules", rule -> Rule.fromJson(rule, name -> named(name, own), own)));
        Members.find(json, "classifications", ContractJson::classifications).ifPresent(contract::putAllClassifications);
        return contract.build();
    }

    private static SortedMap<String, Classification> classifications(JsonObject json) {
        TreeMap<String, Classification> classifications = new TreeMap<>();
        json.keys().forEach(field -> classifications.put(field, Enums.read(Classification.class, json, field)));
        return classifications;
    }

    private static Field named(String name, List<? extends Field> fields) {
        for (Field field : fields) {
            if (field.name().equals(name)) {
                return field;
            }
        }
        throw new ImpactException(
                "declaration/unknown-field", "contract: there is no field " + name, "declare the field in its dataset");
    }
}
