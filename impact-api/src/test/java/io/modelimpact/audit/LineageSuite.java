package io.modelimpact.audit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.lineage.LineageExport;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The schemas and examples of OpenLineage: every example survives this library's JSON and stays valid. */
final class LineageSuite {

    private static final String ROOT = "https://openlineage.io/spec/2-0-2/OpenLineage.json";

    private final Path folder;
    private final SchemaRegistry registry;

    private LineageSuite(Path folder) throws IOException {
        this.folder = folder;
        TreeMap<String, String> schemas = new TreeMap<>();
        schemas.put(ROOT, Files.readString(folder.resolve("OpenLineage.json")));
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_2020_12,
                builder -> builder.schemas(schemas)
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
    }

    static void run(Path folder, SuiteTally tally) throws IOException {
        LineageSuite suite = new LineageSuite(folder);
        try (Stream<Path> found = Files.isDirectory(folder.resolve("examples"))
                ? Files.walk(folder.resolve("examples"))
                : Stream.empty()) {
            for (Path file : found.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                suite.example(file, tally);
            }
        }
        suite.exported(tally);
    }

    /** The events of a record hold against the schema of events, and each facet in them against the one it names. */
    private void exported(SuiteTally tally) throws IOException {
        ImpactRecord record = ImpactRecord.of((JsonObject) JsonReader.strict().read(sample()));
        for (JsonObject event : LineageExport.in("warehouse").events(record)) {
            String name = "exported " + event.string("eventType");
            String schema = Files.readString(folder.resolve("OpenLineage.json"));
            tally.check(name + " valid", () -> isValid(schema, event.toString()));
            tally.check(
                    name + " without its run invalid",
                    false,
                    () -> isValid(schema, event.without("run").without("job").toString()));
            for (JsonObject holder : VectorFields.objects(event)) {
                facets(name, holder, tally);
            }
        }
    }

    private void facets(String name, JsonObject holder, SuiteTally tally) throws IOException {
        for (Map.Entry<String, JsonValue> member : holder.entries().entrySet()) {
            if (member.getValue() instanceof JsonObject facet && facet.has("_schemaURL")) {
                String file = facet.string("_schemaURL").replaceFirst(".*/", "");
                Path schema = folder.resolve("facets").resolve(file);
                if (Files.exists(schema)) {
                    String text = Files.readString(schema);
                    String id = ((JsonObject) JsonReader.plain().read(text)).string("$id");
                    JsonObject alone =
                            JsonObject.builder().put(member.getKey(), facet).build();
                    tally.check(
                            name + " " + file,
                            () -> isValid(text, alone.toString())
                                    && facet.string("_schemaURL").equals(id));
                }
            }
        }
    }

    private static byte[] sample() throws IOException {
        String name = "/io/modelimpact/record/sample-record.json";
        try (InputStream in = Objects.requireNonNull(LineageSuite.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private void example(Path file, SuiteTally tally) throws IOException {
        String name = folder.relativize(file).toString();
        JsonObject json = (JsonObject) JsonReader.plain().read(Files.readAllBytes(file));
        String canonical = CanonicalJson.text(json);
        tally.check(
                name + " read again", () -> JsonReader.plain().read(canonical).equals(json));
        Path facet = folder.resolve("facets").resolve(name.split("/")[1] + ".json");
        if (Files.exists(facet)) {
            tally.check(name + " valid", () -> isValid(Files.readString(facet), canonical));
        } else if (json.has("eventTime")) {
            tally.check(
                    name + " valid", () -> isValid(Files.readString(folder.resolve("OpenLineage.json")), canonical));
        }
    }

    private boolean isValid(String schemaText, String json) {
        String id = ((JsonObject) JsonReader.plain().read(schemaText)).string("$id");
        Schema schema = registry.getSchema(SchemaLocation.of(id), schemaText, InputFormat.JSON);
        return schema.validate(json, InputFormat.JSON).isEmpty();
    }
}
