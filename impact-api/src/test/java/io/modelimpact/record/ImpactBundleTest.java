package io.modelimpact.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ImpactBundleTest {

    private static final JsonObject EVIDENCE =
            JsonObject.builder().put("cells", 3).put("sum", "é 0x1p-3").build();
    private static final JsonObject OBSERVATION =
            JsonObject.builder().put("threads", 4).put("durationMillis", 12.5).build();
    private static final byte[] SMALL = new ImpactBundle(small(), EVIDENCE, OBSERVATION).bytes();

    @Test
    void aBundleComesBackAsItWasWritten() {
        ImpactBundle bundle = ImpactBundle.read(SMALL);
        assertThat(bundle.record()).isEqualTo(small());
        assertThat(bundle.evidence()).isEqualTo(EVIDENCE);
        assertThat(bundle.observation()).isEqualTo(OBSERVATION);
        assertThat(bundle.bytes()).isEqualTo(SMALL);
    }

    @Test
    void everySingleByteCounts() {
        for (int position = 0; position < SMALL.length; position++) {
            for (int mask : new int[] {0x01, 0x20, 0x80}) {
                assertRefused(SMALL, position, mask);
            }
        }
    }

    @Property(seed = "20260101", tries = 500)
    void anyChangeOfAnyByteOfALargeBundleIsRefused(
            @ForAll @IntRange(max = 1_000_000) int place, @ForAll @IntRange(min = 1, max = 255) int mask) {
        assertRefused(LargeBundle.BYTES, place % LargeBundle.BYTES.length, mask);
    }

    @Property(seed = "20260102", tries = 200)
    void aMissingOrAnAddedByteIsRefused(@ForAll @IntRange(max = 1_000_000) int place, @ForAll byte added) {
        int position = place % SMALL.length;
        assertThatThrownBy(() -> ImpactBundle.read(spliced(position, 1))).isInstanceOf(ImpactException.class);
        byte[] longer = spliced(position, 0);
        longer[position] = added;
        assertThatThrownBy(() -> ImpactBundle.read(longer)).isInstanceOf(ImpactException.class);
    }

    @Test
    void theBrokenDigestIsNamedWithBothValues() {
        JsonObject json = (JsonObject) JsonReader.strict().read(SMALL);
        JsonObject swapped = json.with("observation", JsonObject.empty());
        assertThatThrownBy(() -> ImpactBundle.read(CanonicalJson.bytes(swapped)))
                .hasMessageContaining("record/integrity-broken")
                .hasMessageContaining("observation digest: expected " + json.string("observationDigest"))
                .hasMessageContaining("found " + Digest.of("observation", JsonObject.empty()));
    }

    @Test
    void evidenceOfAnotherRecordIsRefusedEvenWithItsOwnDigest() {
        JsonObject other = JsonObject.builder().put("cells", 4).build();
        JsonObject json = ((JsonObject) JsonReader.strict().read(SMALL))
                .with("evidence", other)
                .with(
                        "evidenceDigest",
                        new JsonString(ImpactBundle.digestOfEvidence(other).toString()));
        assertThatThrownBy(() -> ImpactBundle.read(CanonicalJson.bytes(json)))
                .hasMessageContaining("evidence digest in the record");
    }

    @Test
    void anAddedMemberIsRefused() {
        JsonObject json = ((JsonObject) JsonReader.strict().read(SMALL)).with("note", JsonObject.empty());
        assertThatThrownBy(() -> ImpactBundle.read(CanonicalJson.bytes(json))).hasMessageContaining("note");
    }

    private static void assertRefused(byte[] original, int position, int mask) {
        byte[] changed = original.clone();
        changed[position] ^= (byte) mask;
        assertThatThrownBy(() -> ImpactBundle.read(changed))
                .as("byte %d changed by %d", position, mask)
                .isInstanceOf(ImpactException.class);
    }

    /** The small bundle without a byte at a position, or with room for one more. */
    private static byte[] spliced(int position, int dropped) {
        byte[] result = new byte[SMALL.length + 1 - 2 * dropped];
        System.arraycopy(SMALL, 0, result, 0, position);
        System.arraycopy(SMALL, position + dropped, result, position + 1 - dropped, SMALL.length - position - dropped);
        return result;
    }

    private static ImpactRecord small() {
        JsonObject json = SampleRecord.with(
                SampleRecord.json(),
                JsonObject.builder()
                        .put("arms", JsonArray.of())
                        .put("contracts", JsonArray.of())
                        .build(),
                "results");
        json = SampleRecord.with(json, JsonArray.of(), "decision", "candidates");
        json = SampleRecord.with(json, JsonArray.of(), "protocol", "methods");
        json = json.without("diagnostics").without("inputs");
        return ImpactRecord.of(
                SampleRecord.with(json, ImpactBundle.digestOfEvidence(EVIDENCE).toString(), "evidence", "digest"));
    }

    /** A bundle of the whole sample. */
    private static final class LargeBundle {

        static final byte[] BYTES = bytes();

        private LargeBundle() {}

        private static byte[] bytes() {
            JsonObject json = SampleRecord.with(
                    SampleRecord.json(), ImpactBundle.digestOfEvidence(EVIDENCE).toString(), "evidence", "digest");
            return new ImpactBundle(ImpactRecord.of(json), EVIDENCE, OBSERVATION).bytes();
        }
    }
}
