package io.modelimpact.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import io.modelimpact.spi.Signer;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class SignedNoteTest {

    private static final String TEXT = "first\n\nthird line\n";

    private final SignedNote note = SignedNote.sign(TEXT, "ann.example/key", ExportFixture.ANN);
    private final NoteVerifierKey ann = NoteVerifierKey.of("ann.example/key", ExportFixture.ANN.verifier());

    @Test
    void aNoteIsReadAsItWasWrittenAndEndsAtItsLastBlankLine() {
        SignedNote again = SignedNote.parse(note.bytes());

        assertThat(again).isEqualTo(note);
        assertThat(again.text()).isEqualTo(TEXT);
        assertThat(again.verify(List.of(ann))).isEqualTo(new NoteVerdict(List.of(ann), List.of()));
    }

    @Test
    void unknownKeysArePassedOverAndForgedSignaturesSpoilTheNote() {
        SignedNote cosigned = note.alsoSigned("ben.example", ExportFixture.BEN);
        SignedNote forged = new SignedNote(
                TEXT, List.of(note.signatures().get(0), NoteSignature.of(ann, ExportFixture.BEN.sign(new byte[0]))));

        assertThat(cosigned.verify(List.of(ann)).isTrusted()).isTrue();
        assertThat(cosigned.verify(List.of()).isTrusted()).isFalse();
        assertThat(forged.verify(List.of(ann)).isTrusted()).isFalse();
        assertThat(forged.verify(List.of(ann)).refuted()).containsExactly(ann);
    }

    @Test
    void aKeyOfTheSameNameIsAnotherKey() {
        NoteVerifierKey other = NoteVerifierKey.of(ann.name(), ExportFixture.BEN.verifier());

        assertThat(note.verify(List.of(other)).isTrusted()).isFalse();
        assertThat(note.verify(List.of(other)).refuted()).isEmpty();
    }

    @Test
    void verifierKeysAreReadAsTheyAreWrittenAndTheirIdIsChecked() {
        String text = ann.toString();
        String base64 = text.substring(text.lastIndexOf('+') + 1);

        assertThat(NoteVerifierKey.parse(text)).isEqualTo(ann);
        for (String wrong : List.of(
                "",
                "ann.example/key",
                text + "=",
                text.replace(ann.idHex(), "00000000"),
                "a b+" + ann.idHex() + "+" + base64)) {
            assertThatThrownBy(() -> NoteVerifierKey.parse(wrong)).isInstanceOf(ImpactException.class);
        }
        assertThatThrownBy(() -> NoteVerifierKey.of("a+b", ExportFixture.ANN.verifier()))
                .isInstanceOf(ImpactException.class);
    }

    @Test
    void tooManySignaturesTooManyBytesAndOtherTextsAreRefused() {
        NoteSignature one = note.signatures().get(0);

        assertThatThrownBy(() -> new SignedNote(TEXT, Collections.nCopies(SignedNote.MAX_SIGNATURES + 1, one)))
                .isInstanceOf(ImpactException.class);
        assertThatThrownBy(() -> new SignedNote(TEXT, List.of())).isInstanceOf(ImpactException.class);
        assertThatThrownBy(() -> SignedNote.parse(new byte[SignedNote.MAX_BYTES + 1]))
                .isInstanceOf(ImpactException.class);
        assertThatThrownBy(() -> SignedNote.parse("a\n\n\n".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(ImpactException.class);
        assertThatThrownBy(() -> SignedNote.sign("no line feed", "a", ExportFixture.ANN))
                .isInstanceOf(ImpactException.class);
    }

    @Test
    void onlyEd25519SignersSignNotes() {
        Signer other = new Signer() {
            @Override
            public String algorithm() {
                return "ml-dsa-44";
            }

            @Override
            public byte[] publicKey() {
                return new byte[32];
            }

            @Override
            public byte[] sign(byte[] message) {
                return new byte[64];
            }
        };

        assertThatThrownBy(() -> SignedNote.sign(TEXT, "a", other))
                .isInstanceOfSatisfying(
                        ImpactException.class,
                        refusal -> assertThat(refusal.code()).isEqualTo("signature/algorithm"));
    }
}
