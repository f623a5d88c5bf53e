package io.modelimpact.contract;

import io.modelimpact.ImpactException;
import io.modelimpact.formula.Field;
import io.modelimpact.internal.Enums;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import java.util.Collection;
import java.util.List;

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
        String dataset = json.string("dataset");
        List<? extends Field> own =
                fields.stream().filter(field -> field.dataset().equals(dataset)).toList();
        ImmutableContract.Builder contract = ImmutableContract.builder()
                .dataset(dataset)
                .version(json.string("version"))
                .provenance(json.findString("derivedFrom"))
                .reference(json.findString("reference").map(Digest::parse));
        for (JsonObject rule : json.findArray("rules").map(JsonArray::objects).orElse(List.of())) {
            contract.addRules(Rule.fromJson(rule, name -> named(name, own), own));
        }
        json.findObject("classifications")
                .ifPresent(classes -> classes.keys()
                        .forEach(field -> contract.putClassifications(
                                named(field, own).name(), Enums.read(Classification.class, classes, field))));
        return contract.build();
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
