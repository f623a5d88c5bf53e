package io.modelimpact.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DigestTest {

    private static final byte[] EMPTY_OBJECT = "{}".getBytes(StandardCharsets.UTF_8);

    /** As {@code printf 'impact:record:v1\n{}' | sha256sum} prints it. */
    private static final String RECORD = "f575694318cc3391b848dc3bbd377a9cfc87a10e756c651ddaa4108be4ef603f";

    /** As {@code printf 'impact:declaration:v1\n{}' | sha256sum} prints it. */
    private static final String DECLARATION = "97a255431b50e90c43016ff1170c4470cb31070b9cfc9d1f97cbe7341e045550";

    @Test
    void theKindIsPartOfWhatIsDigested() {
        assertThat(Digest.of("record", EMPTY_OBJECT)).hasToString("sha256:" + RECORD);
        assertThat(Digest.of("declaration", EMPTY_OBJECT).hex()).isEqualTo(DECLARATION);
    }

    @Test
    void aValueIsDigestedByItsCanonicalBytes() {
        assertThat(Digest.of("record", JsonReader.strict().read(" { } "))).isEqualTo(Digest.of("record", EMPTY_OBJECT));
    }

    @Test
    void aDigestIsReadBackFromItsText() {
        Digest digest = Digest.of("record", EMPTY_OBJECT);

        assertThat(Digest.parse(digest.toString())).isEqualTo(digest).hasSameHashCodeAs(digest);
        assertThat(digest).isNotEqualTo(Digest.of("declaration", EMPTY_OBJECT));
        assertThat(digest.algorithm()).isEqualTo("sha-256");
        assertThat(digest.bytes()).hasSize(32);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "sha256:00",
                RECORD,
                "sha512:" + RECORD,
                "SHA256:" + RECORD,
                "sha256:" + RECORD + "0",
                "sha256:" + RECORD + "\n",
                "sha256:ABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCDEFABCD"
            })
    void anythingElseIsNotADigest(String text) {
        assertThatThrownBy(() -> Digest.parse(text))
                .isInstanceOfSatisfying(
                        JsonShapeException.class,
                        shape -> assertThat(shape.code()).isEqualTo("json/digest-syntax"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Record", "a b", "a:b", "a\n", "-a", "a-", "é"})
    void kindsThatCouldBlurTheDomainAreRefused(String kind) {
        assertThatThrownBy(() -> Digest.of(kind, EMPTY_OBJECT)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"record", "dataset/commitment", "ledger.entry", "a", "merkle-leaf"})
    void ordinaryKindsAreTaken(String kind) {
        assertThat(Digest.of(kind, EMPTY_OBJECT).hex()).hasSize(64);
    }

    @Test
    void theComponentsAreChecked() {
        assertThatThrownBy(() -> new Digest("md5", RECORD)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Digest("sha-256", "00")).isInstanceOf(IllegalArgumentException.class);
    }
}
