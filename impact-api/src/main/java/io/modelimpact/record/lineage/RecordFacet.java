package io.modelimpact.record.lineage;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.DecisionResult;
import io.modelimpact.record.ImpactRecord;
import java.util.stream.Stream;

/** The run facet of this project: which record the run left, and what it says. Its JSON Schema is a resource of this package. */
final class RecordFacet {

    /** The name of the facet, with the prefix that the standard asks of foreign ones. */
    static final String NAME = "modelImpact_record";

    private static final String SCHEMA = "https://modelimpact.io/spec/facets/1-0-0/ImpactRecordRunFacet.json";

    private RecordFacet() {}

    static JsonObject of(ImpactRecord record) {
        return JsonObject.builder()
                .put("_producer", LineageExport.PRODUCER)
                .put("_schemaURL", SCHEMA)
                .put("recordDigest", record.digest().toString())
                .put("assessment", record.identity().assessment())
                .put("version", record.identity().version())
                .put("protocolDigest", record.identity().protocolDigest())
                .put("verdicts", verdicts(record))
                .put(
                        "decisions",
                        JsonArray.of(record.decisions().stream()
                                .map(RecordFacet::decision)
                                .toList()))
                .build();
    }

    private static JsonArray verdicts(ImpactRecord record) {
        Stream<JsonObject> hypotheses = record.hypotheses().stream()
                .map(claim -> verdict(
                        "hypothesis", claim.claim().key(), claim.verdict().name()));
        Stream<JsonObject> guardrails = record.guardrails().stream()
                .map(claim -> verdict(
                        "guardrail", claim.claim().key(), claim.verdict().name()));
        return JsonArray.of(Stream.concat(hypotheses, guardrails).toList());
    }

    private static JsonObject verdict(String kind, String key, String verdict) {
        return JsonObject.builder()
                .put("kind", kind)
                .put("key", key)
                .put("verdict", verdict)
                .build();
    }

    private static JsonObject decision(DecisionResult decision) {
        return JsonObject.builder()
                .put("candidate", decision.candidate().text())
                .put("outcome", decision.outcome().name())
                .put("admissible", decision.admissible())
                .build();
    }
}
