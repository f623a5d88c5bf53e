package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.spi.Signer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Text with signatures (C2SP signed-note): the text, a blank line, and a line for each signature. A value as it was read; the text counts for nothing
 * until {@link #verify} says who signed it. Immutable.
 *
 * @param text the text, with the line feed that ends it
 * @param signatures in the order of their lines, at least one
 */
public record SignedNote(String text, List<NoteSignature> signatures) {

    /** The largest note that is read, in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    /** The largest number of signatures that is read. */
    public static final int MAX_SIGNATURES = 100;

    static final String SIGNATURE_START = "\u2014 ";

    private static final int SHORTEST_SIGNATURE = NoteSignature.KEY_ID_LENGTH + 1;

    /** Checks the text and that there are signatures; {@link ImpactException} code {@code note/syntax} otherwise. */
    public SignedNote {
        signatures = List.copyOf(signatures);
        requireText(text);
        if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
            throw syntax("expected 1 to " + MAX_SIGNATURES + " signatures, found " + signatures.size());
        }
    }

    /**
     * Reads a note.
     *
     * @throws ImpactException code {@code note/syntax}, for more than {@value #MAX_BYTES} bytes or {@value #MAX_SIGNATURES} signatures, bytes that are
     *     not UTF-8, control characters other than line feeds, or any other line than the format has
     */
    public static SignedNote parse(byte[] utf8) {
        if (utf8.length > MAX_BYTES) {
            throw syntax("expected at most " + MAX_BYTES + " bytes, found " + utf8.length);
        }
        String whole = new String(utf8, StandardCharsets.UTF_8);
        if (whole.indexOf('\uFFFD') >= 0 && !java.util.Arrays.equals(whole.getBytes(StandardCharsets.UTF_8), utf8)) {
            throw syntax("the bytes are not UTF-8");
        }
        int blank = whole.lastIndexOf("\n\n");
        if (blank < 0 || !whole.endsWith("\n")) {
            throw syntax("expected text, a blank line, and signature lines that end with a line feed");
        }
        return new SignedNote(whole.substring(0, blank + 1), signatures(whole.substring(blank + 2)));
    }

    /** A note with one signature over the text by a key of a name; {@link ImpactException} if name, text or key is not fit for it. */
    public static SignedNote sign(String text, String keyName, Signer signer) {
        requireText(text);
        NoteVerifierKey key = NoteVerifierKey.of(keyName, ed25519(signer));
        byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
        return new SignedNote(text, List.of(NoteSignature.of(key, signature)));
    }

    /** This note and one more signature. */
    public SignedNote alsoSigned(String keyName, Signer signer) {
        List<NoteSignature> longer = new ArrayList<>(signatures);
        longer.addAll(sign(text, keyName, signer).signatures());
        return new SignedNote(text, longer);
    }

    /** The note as it is stored, a fresh array. */
    public byte[] bytes() {
        StringBuilder out = new StringBuilder(text).append('\n');
        signatures.forEach(signature -> out.append(signature).append('\n'));
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Who of the known keys signed the text. Signatures of unknown keys are passed over; one signature that names a known key and is not by it makes
     * the whole note untrustworthy.
     */
    public NoteVerdict verify(List<NoteVerifierKey> known) {
        List<NoteVerifierKey> accepted = new ArrayList<>();
        List<NoteVerifierKey> refuted = new ArrayList<>();
        for (NoteVerifierKey key : known) {
            for (NoteSignature signature : signatures) {
                if (key.isNamedBy(signature)) {
                    List<NoteVerifierKey> kind = key.verify(text, signature) ? accepted : refuted;
                    kind.add(key);
                }
            }
        }
        return new NoteVerdict(
                accepted.stream().distinct().toList(),
                refuted.stream().distinct().toList());
    }

    private static List<NoteSignature> signatures(String lines) {
        List<NoteSignature> signatures = new ArrayList<>();
        for (int start = 0; start < lines.length() && signatures.size() <= MAX_SIGNATURES; ) {
            int end = lines.indexOf('\n', start);
            signatures.add(signature(lines.substring(start, end)));
            start = end + 1;
        }
        return signatures;
    }

    private static NoteSignature signature(String line) {
        int space = line.indexOf(' ', SIGNATURE_START.length());
        if (!line.startsWith(SIGNATURE_START) || space < 0) {
            throw syntax("expected a signature line of an em dash, a name and Base64");
        }
        String name = line.substring(SIGNATURE_START.length(), space);
        byte[] bytes =
                StrictBase64.decode(line.substring(space + 1)).orElseThrow(() -> syntax("a signature is not Base64"));
        if (!NoteVerifierKey.isName(name) || bytes.length < SHORTEST_SIGNATURE) {
            throw syntax("a signature line has no name or no signature");
        }
        return new NoteSignature(name, bytes);
    }

    private static void requireText(String text) {
        boolean controls = text.chars().anyMatch(c -> c < ' ' && c != '\n');
        boolean malformed =
                text.codePoints().anyMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
        if (!text.endsWith("\n") || controls || malformed) {
            throw syntax("expected text that ends with a line feed and has no other control character");
        }
    }

    private static Ed25519PublicKey ed25519(Signer signer) {
        if (!signer.algorithm().equals(Ed25519PublicKey.ALGORITHM)) {
            throw new ImpactException(
                    "signature/algorithm",
                    "expected a signer for " + Ed25519PublicKey.ALGORITHM + ", found " + signer.algorithm(),
                    "sign checkpoints with an Ed25519 key");
        }
        return Ed25519PublicKey.of(signer.publicKey());
    }

    private static ImpactException syntax(String message) {
        return new ImpactException(
                "note/syntax", "not a signed note: " + message, "take the note again from where it was published");
    }
}
