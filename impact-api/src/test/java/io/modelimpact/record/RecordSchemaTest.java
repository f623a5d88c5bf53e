package io.modelimpact.record;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordSchemaTest {

    private static final Schema SCHEMA = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(
                    new String(SampleRecord.resource("impact-record-1.schema.json"), StandardCharsets.UTF_8),
                    InputFormat.JSON);

    @Test
    void theSampleIsValid() {
        assertThat(errors(SampleRecord.json())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format",
                "identity",
                "declaration",
                "protocol",
                "inputs",
                "asOf",
                "evidence",
                "results",
                "diagnostics",
                "statements",
                "decision"
            })
    void everySectionIsNeeded(String section) {
        assertThat(errors(SampleRecord.json().without(section))).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "format",
                "identity",
                "results",
                "results/arms/0",
                "results/metrics/0/levels/0",
                "results/effects/0/absolute",
                "results/hypotheses/0",
                "results/hypotheses/0/interval",
                "results/guardrails/0",
                "results/contracts/0/rules/0",
                "results/checks/0",
                "statements",
                "decision/candidates/0"
            })
    void anUnknownMemberIsRefusedWhereTheFormatIsClosed(String place) {
        String[] path = (place + "/surprise").split("/", -1);
        assertThat(errors(SampleRecord.with(SampleRecord.json(), new JsonString("?"), path)))
                .isNotEmpty();
    }

    @Test
    void anUnknownVerdictIsRefused() {
        assertThat(errors(SampleRecord.with(SampleRecord.json(), "GREAT", "results", "hypotheses", "0", "verdict")))
                .isNotEmpty();
    }

    @Test
    void whatWasNotEvaluatedNeedsAReasonAndHasNoEstimate() {
        int last = SampleRecord.record().guardrails().size() - 1;
        JsonObject guardrail = SampleRecord.json()
                .object("results")
                .array("guardrails")
                .objects()
                .get(last);
        assertThat(errors(withGuardrail(last, guardrail.without("reason")))).isNotEmpty();
        assertThat(errors(withGuardrail(last, guardrail.with("estimate", JsonNumber.of(1)))))
                .isNotEmpty();
        assertThat(errors(withGuardrail(last, guardrail.with("verdict", new JsonString("HELD")))))
                .isNotEmpty();
    }

    @Test
    void anInputIsDigestedOrSaysWhyNotAndACommitmentStandsBesideItsFingerprint() {
        JsonObject input = SampleRecord.json().array("inputs").objects().get(0);
        JsonObject reason = JsonObject.builder()
                .put("code", "inputs/not-digested")
                .put("message", "nobody asked for it")
                .put("remedy", "ask for it")
                .build();
        JsonObject undigested =
                input.without("fingerprint").without("commitment").with("undigested", reason);

        assertThat(errors(withInput(input.without("commitment")))).isEmpty();
        assertThat(errors(withInput(undigested))).isEmpty();
        assertThat(errors(withInput(undigested.without("undigested")))).isNotEmpty();
        assertThat(errors(withInput(input.with("undigested", reason)))).isNotEmpty();
        assertThat(errors(withInput(input.without("fingerprint")))).isNotEmpty();
    }

    @Test
    void theViewOfAnInputTellsHowFirmlyItIsBoundToItsRows() {
        JsonObject input = SampleRecord.json().array("inputs").objects().get(0);
        JsonObject bare = input.without("commitment").without("fingerprint");

        assertThat(view(input).digestLevel()).isEqualTo(DigestLevel.COMMITMENT);
        assertThat(view(input.without("commitment")).digestLevel()).isEqualTo(DigestLevel.FINGERPRINT);
        assertThat(view(bare).digestLevel()).isEqualTo(DigestLevel.NONE);
    }

    private static InputResult view(JsonObject input) {
        return ImpactRecord.of(withInput(input)).inputs().get(0);
    }

    private static JsonObject withInput(JsonObject input) {
        return SampleRecord.with(SampleRecord.json(), input, "inputs", "0");
    }

    private static JsonObject withGuardrail(int index, JsonObject guardrail) {
        return SampleRecord.with(SampleRecord.json(), guardrail, "results", "guardrails", Integer.toString(index));
    }

    private static List<Error> errors(JsonObject record) {
        return SCHEMA.validate(CanonicalJson.text(record), InputFormat.JSON);
    }
}
