package io.modelimpact.record;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonNumber;
import io.modelimpact.json.JsonObject;
import org.junit.jupiter.api.Test;

class RecordsTest {

    private static final String COMMITMENT =
            " rowset-merkle-1:5bf4f4c24ddfca26cf2ea5a9d1d5edd37f9be4e1f4a7a68cd0b1f2d2b3b1b7c9";

    private final JsonObject sample = SampleRecord.json();
    private final ImpactRecord record = SampleRecord.record();

    @Test
    void equalRecordsAreCalledIdentical() {
        RecordComparison comparison = Records.compare(record, SampleRecord.record());

        assertThat(comparison.isIdentical()).isTrue();
        assertThat(comparison.verdictChanged()).isFalse();
        assertThat(comparison.describe()).isEqualTo("The records are identical: " + record.digest() + ".");
    }

    @Test
    void aNumberThatMovedByOneUlpIsNamedWithItsBits() {
        JsonNumber moved = JsonNumber.of(StrictMath.nextUp(0.448188));

        RecordComparison comparison =
                compareWith(SampleRecord.with(sample, moved, "results", "metrics", "0", "levels", "0", "value"));

        assertThat(comparison.verdictChanged()).isFalse();
        assertThat(comparison.sentences())
                .containsExactly(
                        "Every verdict and every decision is the same.",
                        "In results, the first difference is at /results/metrics/0/levels/0/value: 0.448188 "
                                + "(0x3fdcaf1cb89d6adf) became 0.44818800000000003 (0x3fdcaf1cb89d6ae0), 1 ulp apart.");
    }

    @Test
    void aChangedVerdictComesFirst() {
        String key = record.hypotheses().get(0).claim().key();
        String before = record.hypotheses().get(0).verdict().name();
        String after = before.equals("REFUTED") ? "SUPPORTED" : "REFUTED";

        RecordComparison comparison =
                compareWith(SampleRecord.with(sample, after, "results", "hypotheses", "0", "verdict"));

        assertThat(comparison.verdictChanged()).isTrue();
        assertThat(comparison.sentences().get(0))
                .isEqualTo("Hypothesis " + key + " changed from " + before + " to " + after + ".");
    }

    @Test
    void otherRowsAndAnotherInstantAreNamed() {
        JsonObject later = SampleRecord.with(sample, "2026-02-01T00:00:00Z", "asOf");

        RecordComparison comparison =
                compareWith(SampleRecord.with(later, JsonNumber.of(90190L), "inputs", "0", "rows"));

        assertThat(comparison.sentences())
                .contains(
                        "The instant it was evaluated for changed from 2026-01-01T00:00:00Z to 2026-02-01T00:00:00Z.",
                        "The rows of dataset users changed from 90189 with fingerprint"
                                + " rowset-fingerprint-1:252f10c83610ebca1a059c0bae8255eb and commitment" + COMMITMENT
                                + " to 90190 with fingerprint"
                                + " rowset-fingerprint-1:252f10c83610ebca1a059c0bae8255eb and commitment"
                                + COMMITMENT + ".");
    }

    @Test
    void whatStandsInOneRecordOnlyIsNewOrGone() {
        ImpactRecord without = ImpactRecord.of(SampleRecord.with(sample, JsonArray.of(), "results", "guardrails"));
        String key = record.guardrails().get(0).claim().key();
        String verdict = record.guardrails().get(0).verdict().name();

        assertThat(Records.compare(record, without).sentences())
                .contains("Guardrail " + key + " is gone; it was " + verdict + ".");
        assertThat(Records.compare(without, record).sentences())
                .contains("Guardrail " + key + " is new: " + verdict + ".");
    }

    private RecordComparison compareWith(JsonObject json) {
        return Records.compare(record, ImpactRecord.of(json));
    }
}
