package io.modelimpact.audit;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
                SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(schemas));
    }

    static void run(Path folder, SuiteTally tally) throws IOException {
        LineageSuite suite = new LineageSuite(folder);
        try (Stream<Path> found = Files.walk(folder.resolve("examples"))) {
            for (Path file : found.filter(path -> path.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                suite.example(file, tally);
            }
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
