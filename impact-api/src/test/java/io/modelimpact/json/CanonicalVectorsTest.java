package io.modelimpact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The published test data of RFC 8785, if the system property {@code impact.vectors} names the folder that holds it. */
class CanonicalVectorsTest {

    private static final List<String> DOCUMENTS =
            List.of("arrays", "french", "structures", "unicode", "values", "weird");

    @Test
    void documentsOfTheReferenceSuiteGetItsBytes() throws IOException {
        Path folder = folder();
        for (String name : DOCUMENTS) {
            byte[] input = Files.readAllBytes(folder.resolve("input/" + name + ".json"));
            String hex =
                    Files.readString(folder.resolve("outhex/" + name + ".txt")).replaceAll("\\s", "");

            byte[] canonical = CanonicalJson.bytes(JsonReader.plain().read(input));

            assertThat(HexFormat.of().formatHex(canonical)).as(name).isEqualTo(hex);
        }
    }

    @Test
    void numbersOfAppendixBGetTheirTexts() throws IOException {
        JsonValue document = JsonReader.plain().read(Files.readAllBytes(folder().resolve("appendix-b.json")));
        List<JsonObject> vectors = ((JsonObject) document).array("vectors").objects();

        assertThat(vectors).isNotEmpty();
        for (JsonObject vector : vectors) {
            double value = number(vector.string("bits"));
            if (vector.value("string") instanceof JsonString expected) {
                assertThat(CanonicalJson.number(value)).isEqualTo(expected.value());
            } else {
                assertThatThrownBy(() -> CanonicalJson.number(value)).isInstanceOf(IllegalArgumentException.class);
            }
        }
    }

    @Test
    void numbersOfTheLongListGetTheirTexts() throws IOException {
        List<String> lines = Files.readAllLines(folder().resolve("es6-numbers-10000.csv"));

        assertThat(lines).hasSizeGreaterThanOrEqualTo(10_000);
        for (String line : lines) {
            int comma = line.indexOf(',');
            assertThat(CanonicalJson.number(number(line.substring(0, comma)))).isEqualTo(line.substring(comma + 1));
        }
    }

    private static double number(String bits) {
        return Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
    }

    private static Path folder() {
        String root = System.getProperty("impact.vectors", "");
        Path folder = Path.of(root, "audit", "rfc8785");
        assumeTrue(!root.isEmpty() && Files.isDirectory(folder), "impact.vectors names no folder with RFC 8785 data");
        return folder;
    }
}
