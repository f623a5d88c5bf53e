package io.modelimpact.record.lineage;

import io.modelimpact.contract.Severity;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.ContractResult;
import io.modelimpact.record.ContractRuleResult;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.InputResult;
import io.modelimpact.record.RuleVerdict;
import java.util.List;
import java.util.Optional;

/** The published facets of OpenLineage that a record has something to say for. */
final class LineageFacets {

    private static final String SPEC = "https://openlineage.io/spec/facets/";

    private LineageFacets() {}

    static JsonObject nominalTime(String asOf) {
        return facet("1-0-1/NominalTimeRunFacet.json")
                .put("nominalStartTime", asOf)
                .build();
    }

    static JsonObject jobType() {
        return facet("2-0-4/JobTypeJobFacet.json")
                .put("processingType", "BATCH")
                .put("integration", "MODEL_IMPACT")
                .put("jobType", "ASSESSMENT")
                .build();
    }

    static JsonObject version(String datasetVersion) {
        return facet("1-0-1/DatasetVersionDatasetFacet.json")
                .put("datasetVersion", datasetVersion)
                .build();
    }

    static JsonObject statistics(InputResult input) {
        return facet("1-0-0/InputStatisticsInputDatasetFacet.json")
                .put("rowCount", input.rows())
                .build();
    }

    /** The columns that were read, with the types they were declared with. */
    static JsonObject schema(JsonObject declaration, InputResult input) {
        List<JsonObject> declared = declaredFields(declaration, input.dataset());
        List<JsonObject> fields =
                input.columns().stream().map(column -> field(column, declared)).toList();
        return facet("1-2-0/SchemaDatasetFacet.json")
                .put("fields", JsonArray.of(fields))
                .build();
    }

    /** One assertion a rule of the contracts on the dataset. Only what passed is a success. */
    static JsonObject assertions(ImpactRecord record, InputResult input) {
        List<JsonObject> assertions = record.contracts().stream()
                .filter(contract -> contract.dataset().equals(input.dataset()))
                .map(ContractResult::rules)
                .flatMap(List::stream)
                .map(rule -> assertion(rule, input))
                .toList();
        return facet("1-1-0/DataQualityAssertionsDatasetFacet.json")
                .put("assertions", JsonArray.of(assertions))
                .build();
    }

    private static JsonObject assertion(ContractRuleResult rule, InputResult input) {
        int slash = rule.id().indexOf('/');
        String subject = slash < 0 ? "" : rule.id().substring(0, slash);
        JsonObject.Builder assertion = JsonObject.builder()
                .put("assertion", rule.id().substring(slash + 1))
                .put("name", rule.id())
                .put("description", rule.description())
                .put("success", rule.verdict() == RuleVerdict.PASS)
                .put("severity", rule.severity() == Severity.BLOCK ? "error" : "warn")
                .put(
                        "actual",
                        rule.verdict()
                                + rule.observed().map(found -> ": " + found).orElse(""));
        if (input.columns().contains(subject)) {
            assertion.put("column", subject);
        }
        return assertion.build();
    }

    private static JsonObject field(String column, List<JsonObject> declared) {
        Optional<String> type = declared.stream()
                .filter(field -> field.findString("name").map(column::equals).orElse(false))
                .flatMap(field -> field.findString("type").stream())
                .findFirst();
        JsonObject.Builder field = JsonObject.builder().put("name", column);
        type.ifPresent(name -> field.put("type", name));
        return field.build();
    }

    private static List<JsonObject> declaredFields(JsonObject declaration, String dataset) {
        return declaration.findArray("datasets").map(JsonArray::objects).orElse(List.of()).stream()
                .filter(schema ->
                        schema.findString("dataset").map(dataset::equals).orElse(false))
                .flatMap(schema -> schema.findArray("fields").map(JsonArray::objects).orElse(List.of()).stream())
                .toList();
    }

    private static JsonObject.Builder facet(String schema) {
        return JsonObject.builder().put("_producer", LineageExport.PRODUCER).put("_schemaURL", SPEC + schema);
    }
}
