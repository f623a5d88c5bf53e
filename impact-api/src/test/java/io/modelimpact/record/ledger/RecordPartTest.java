package io.modelimpact.record.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonPointer;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import io.modelimpact.record.ImpactRecord;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class RecordPartTest {

    private static final ImpactRecord RECORD = record();

    @Test
    void a_part_is_outdated_when_the_value_at_its_place_changes() {
        RecordPart asOf = RecordPart.of(RECORD, JsonPointer.parse("/asOf"));
        RecordPart other = RecordPart.of(RECORD, JsonPointer.parse("/identity"));
        ImpactRecord later = ImpactRecord.of(RECORD.json().with("asOf", new JsonString("2030-01-01T00:00:00Z")));
        assertThat(asOf.isUnchangedIn(RECORD)).isTrue();
        assertThat(asOf.isUnchangedIn(later)).isFalse();
        assertThat(other.isUnchangedIn(later)).isTrue();
        assertThat(RecordPart.whole(RECORD).isUnchangedIn(later)).isFalse();
    }

    @Test
    void a_part_that_is_not_there_is_refused() {
        assertThatThrownBy(() -> RecordPart.of(RECORD, JsonPointer.parse("/nowhere")))
                .isInstanceOf(ImpactException.class)
                .hasMessageContaining("/nowhere");
    }

    @Test
    void an_evaluation_is_linked_to_the_digests_in_its_record() {
        Evaluated evaluated = Evaluated.of(RECORD);
        assertThat(evaluated.record()).isEqualTo(RECORD.digest());
        assertThat(evaluated.protocol()).hasToString(RECORD.identity().protocolDigest());
        assertThat(evaluated.evidence()).hasToString(RECORD.evidenceDigest());
    }

    private static ImpactRecord record() {
        try (InputStream in = Objects.requireNonNull(
                ImpactRecord.class.getResourceAsStream("/io/modelimpact/record/sample-record.json"))) {
            return ImpactRecord.of((JsonObject) JsonReader.strict().read(in.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
