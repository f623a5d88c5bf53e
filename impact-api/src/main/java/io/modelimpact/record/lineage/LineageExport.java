package io.modelimpact.record.lineage;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.InputResult;
import java.util.List;
import java.util.UUID;

/**
 * Writes records as OpenLineage run events (schema 2-0-2): the run that made the record, the datasets it read, with their versions, fields and what became
 * of their contracts, and the record itself as the dataset it wrote. Equal records give equal events; the time of every event is the instant that the
 * record was evaluated for, since a record knows no clock.
 */
public final class LineageExport {

    /** Who produces the events, a URI. */
    public static final String PRODUCER = "https://modelimpact.io/impact-api";

    private static final String EVENT_SCHEMA = "https://openlineage.io/spec/2-0-2/OpenLineage.json#/$defs/RunEvent";

    private final String namespace;

    private LineageExport(String namespace) {
        this.namespace = namespace;
    }

    /** An export whose jobs and datasets are named within a namespace of the host, such as {@code warehouse}; not blank. */
    public static LineageExport in(String namespace) {
        if (namespace.isBlank()) {
            throw new IllegalArgumentException("expected a namespace such as 'warehouse', found a blank one");
        }
        return new LineageExport(namespace);
    }

    /** The start and the completion of the run, in this order. */
    public List<JsonObject> events(ImpactRecord record) {
        return List.of(event(record, "START"), event(record, "COMPLETE"));
    }

    /** The id of the run: a UUID of version 8 from the digest of the record. */
    public static UUID runId(ImpactRecord record) {
        return RunId.of(record.digest());
    }

    private JsonObject event(ImpactRecord record, String type) {
        return JsonObject.builder()
                .put("eventType", type)
                .put("eventTime", record.asOf())
                .put("producer", PRODUCER)
                .put("schemaURL", EVENT_SCHEMA)
                .put("run", run(record))
                .put("job", job(record))
                .put(
                        "inputs",
                        JsonArray.of(record.inputs().stream()
                                .map(input -> input(record, input))
                                .toList()))
                .put("outputs", JsonArray.of(output(record)))
                .build();
    }

    private static JsonObject run(ImpactRecord record) {
        JsonObject facets = JsonObject.builder()
                .put("nominalTime", LineageFacets.nominalTime(record.asOf()))
                .put(RecordFacet.NAME, RecordFacet.of(record))
                .build();
        return JsonObject.builder()
                .put("runId", runId(record).toString())
                .put("facets", facets)
                .build();
    }

    private JsonObject job(ImpactRecord record) {
        return JsonObject.builder()
                .put("namespace", namespace)
                .put("name", "impact-assessment." + record.identity().assessment())
                .put(
                        "facets",
                        JsonObject.builder()
                                .put("jobType", LineageFacets.jobType())
                                .build())
                .build();
    }

    private JsonObject input(ImpactRecord record, InputResult input) {
        JsonObject facets = JsonObject.builder()
                .put("schema", LineageFacets.schema(record.declaration(), input))
                .put("version", LineageFacets.version(datasetVersion(input)))
                .build();
        JsonObject inputFacets = JsonObject.builder()
                .put("dataQualityAssertions", LineageFacets.assertions(record, input))
                .put("inputStatistics", LineageFacets.statistics(input))
                .build();
        return dataset(input.dataset(), facets).with("inputFacets", inputFacets);
    }

    private JsonObject output(ImpactRecord record) {
        JsonObject facets = JsonObject.builder()
                .put("version", LineageFacets.version(record.digest().toString()))
                .build();
        return dataset("impact-record." + record.identity().assessment(), facets);
    }

    private JsonObject dataset(String name, JsonObject facets) {
        return JsonObject.builder()
                .put("namespace", namespace)
                .put("name", name)
                .put("facets", facets)
                .build();
    }

    /** What tells one state of a dataset from another: its content, or, where it was not digested, when it was taken, or its schema. */
    private static String datasetVersion(InputResult input) {
        if (input.digestLevel() != DigestLevel.NONE) {
            return input.commitment().orElse(input.fingerprint());
        }
        return input.snapshotAt().orElse(input.schemaDigest().isEmpty() ? "unknown" : input.schemaDigest());
    }
}
