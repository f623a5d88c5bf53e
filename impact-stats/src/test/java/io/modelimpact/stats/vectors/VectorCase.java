package io.modelimpact.stats.vectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One case of a vector file. */
record VectorCase(String id, String method, CaseInputs inputs, JsonNode expected, double rtol, double atol) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The cases that are kept beside the tests. */
    static List<VectorCase> own() {
        try {
            return under(Path.of(VectorCase.class.getResource("/vectors").toURI()));
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All cases of all JSON files under a folder, in the order of their paths. */
    static List<VectorCase> under(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .flatMap(file -> casesOf(file).stream())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<VectorCase> casesOf(Path file) {
        JsonNode root = read(file);
        List<VectorCase> cases = new ArrayList<>();
        for (JsonNode node : root.path("cases")) {
            cases.add(new VectorCase(
                    node.required("id").asText(),
                    node.required("method").asText(),
                    new CaseInputs(node.required("inputs"), root.path("datasets")),
                    node.required("expected"),
                    node.path("rtol").asDouble(),
                    node.path("atol").asDouble()));
        }
        return cases;
    }

    private static JsonNode read(Path file) {
        try {
            return JSON.readTree(file.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
