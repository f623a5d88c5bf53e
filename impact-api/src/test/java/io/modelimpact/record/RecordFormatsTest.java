package io.modelimpact.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import org.junit.jupiter.api.Test;

/** Reads records of formats that never were through steps, and refuses what no step leads from. */
class RecordFormatsTest {
    private static final JsonObject OLD = RecordFormats.inFormat(SampleRecord.json(), 0)
            .without("asOf")
            .with("at", new JsonString(SampleRecord.json().string("asOf")));
    private static final Upcast STEP = new Upcast(
            0,
            "at became asOf",
            old -> RecordFormats.inFormat(old, 1).without("at").with("asOf", new JsonString(old.string("at"))));
    private static final RecordFormats FORMATS = RecordFormats.standard().with(STEP);

    private static String code(Runnable reading) {
        try {
            reading.run();
            return "";
        } catch (ImpactException refused) {
            return refused.code();
        }
    }

    @Test
    void anOlderFormatIsAViewOverUntouchedBytes() {
        ImpactRecord record = ImpactRecord.of(OLD, FORMATS);

        assertThat(record.json()).isEqualTo(SampleRecord.json());
        assertThat(record.asOf()).isEqualTo(SampleRecord.json().string("asOf"));
        assertThat(record.stored()).isEqualTo(OLD);
        assertThat(record.bytes()).isEqualTo(CanonicalJson.bytes(OLD));
        assertThat(record.digest()).isEqualTo(Digest.of(ImpactRecord.DIGEST_KIND, OLD));
        assertThat(record.digest()).isNotEqualTo(SampleRecord.record().digest());
        assertThat(record.upcasts()).containsExactly("format 0 to 1: at became asOf");
        assertThat(record).isNotEqualTo(SampleRecord.record());
    }

    @Test
    void thePresentFormatTakesNoStep() {
        assertThat(ImpactRecord.of(SampleRecord.json(), FORMATS).upcasts()).isEmpty();
    }

    @Test
    void formatsWithoutAStepAndFormatsOfTheFutureAreRefused() {
        assertThat(code(() -> ImpactRecord.of(OLD))).isEqualTo("record/unsupported-format");
        for (int version : new int[] {-1, 2, Integer.MAX_VALUE}) {
            assertThat(code(() -> ImpactRecord.of(RecordFormats.inFormat(OLD, version), FORMATS)))
                    .isEqualTo("record/unsupported-format");
        }
    }

    @Test
    void aStepThatDoesNotLeadToTheNextFormatIsNamed() {
        RecordFormats stuck = RecordFormats.standard().with(new Upcast(0, "nothing", old -> old));
        assertThatThrownBy(() -> ImpactRecord.of(OLD, stuck))
                .hasMessageContaining("format 0 to 1: nothing")
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refused -> assertThat(refused.code()).isEqualTo("record/broken-upcast"));
        assertThat(code(() -> FORMATS.with(STEP))).isEqualTo("record/duplicate-upcast");
    }
}
