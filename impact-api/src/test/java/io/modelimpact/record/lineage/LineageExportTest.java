package io.modelimpact.record.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import io.modelimpact.record.ImpactRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class LineageExportTest {

    private final JsonObject sample =
            (JsonObject) JsonReader.strict().read(resource("/io/modelimpact/record/sample-record.json"));
    private final ImpactRecord record = ImpactRecord.of(sample);
    private final List<JsonObject> events = LineageExport.in("warehouse").events(record);

    @Test
    void aRunStartsAndCompletesAtTheInstantOfTheRecord() {
        assertThat(events).extracting(event -> event.string("eventType")).containsExactly("START", "COMPLETE");
        assertThat(events).allMatch(event -> event.string("eventTime").equals(record.asOf()));
        assertThat(LineageExport.in("warehouse").events(record)).isEqualTo(events);
    }

    @Test
    void theRunIdIsAUuidOfVersionEightFromTheDigest() {
        UUID id = LineageExport.runId(record);
        ImpactRecord other = ImpactRecord.of(sample.with("asOf", new JsonString("2027-01-01T00:00:00Z")));

        assertThat(id.version()).isEqualTo(8);
        assertThat(id.variant()).isEqualTo(2);
        assertThat(id.toString().replace("-", "").substring(0, 12))
                .isEqualTo(record.digest().hex().substring(0, 12));
        assertThat(LineageExport.runId(other)).isNotEqualTo(id);
    }

    @Test
    void datasetsHaveVersionsFieldsAndRows() {
        JsonObject input = events.get(0).array("inputs").objects().get(0);

        assertThat(input.string("name")).isEqualTo("users");
        assertThat(input.object("facets").object("version").string("datasetVersion"))
                .isEqualTo("rowset-merkle-1:5bf4f4c24ddfca26cf2ea5a9d1d5edd37f9be4e1f4a7a68cd0b1f2d2b3b1b7c9");
        assertThat(input.object("facets").object("schema").array("fields").objects())
                .extracting(field -> field.string("name"))
                .contains("user_id", "variant");
        assertThat(input.object("inputFacets").object("inputStatistics").integer("rowCount"))
                .isEqualTo(90189);
    }

    @Test
    void onlyRulesThatPassedAreSuccesses() {
        List<JsonObject> assertions = events.get(1)
                .array("inputs")
                .objects()
                .get(0)
                .object("inputFacets")
                .object("dataQualityAssertions")
                .array("assertions")
                .objects();

        assertThat(assertions)
                .extracting(assertion -> assertion.string("name") + " " + assertion.flag("success"))
                .containsExactly(
                        "user_id/unique true",
                        "revenue/between false",
                        "revenue/null-share true",
                        "praises/present false",
                        "users/fresh false");
        assertThat(assertions.get(0).string("column")).isEqualTo("user_id");
        assertThat(assertions.get(4).has("column")).isFalse();
    }

    @Test
    void theFacetOfTheRecordIsValidAndNamesEveryVerdict() {
        JsonObject facet = events.get(1).object("run").object("facets").object(RecordFacet.NAME);
        String schemaText = new String(
                resource("/io/modelimpact/record/lineage/impact-record-run-facet-1.schema.json"),
                StandardCharsets.UTF_8);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schemaText, InputFormat.JSON);

        assertThat(schema.validate(facet.toString(), InputFormat.JSON)).isEmpty();
        assertThat(facet.string("recordDigest")).isEqualTo(record.digest().toString());
        assertThat(facet.array("verdicts").size())
                .isEqualTo(record.hypotheses().size() + record.guardrails().size());
    }

    @Test
    void aBlankNamespaceIsRefused() {
        assertThatThrownBy(() -> LineageExport.in(" ")).isInstanceOf(IllegalArgumentException.class);
    }

    private static byte[] resource(String name) {
        try (InputStream in = Objects.requireNonNull(LineageExportTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
