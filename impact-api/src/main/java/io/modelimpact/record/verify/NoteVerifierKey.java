package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.json.Sha256;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;

/**
 * A named public key for signed notes (C2SP signed-note), written as {@code name+id+key}: the id in eight hexadecimal digits, then type and key in
 * Base64. Immutable.
 *
 * @param name the key's name: not empty, without white space, plus sign or control characters
 * @param type what the key signs
 * @param key the public key
 */
public record NoteVerifierKey(String name, NoteKeyType type, Ed25519PublicKey key) {

    private static final int ID_LENGTH = 4;
    private static final int TIME_LENGTH = 8;

    /** Checks the name; {@link ImpactException} code {@code note/key-name} otherwise. */
    public NoteVerifierKey {
        requireName(name);
    }

    /** A key that signs the text of notes, of type {@link NoteKeyType#ED25519}. */
    public static NoteVerifierKey of(String name, Ed25519PublicKey key) {
        return new NoteVerifierKey(name, NoteKeyType.ED25519, key);
    }

    /**
     * Reads what {@link #toString()} writes.
     *
     * @throws ImpactException code {@code note/key-syntax}, if it is of another shape or type, or if its id is not that of its key
     */
    public static NoteVerifierKey parse(String text) {
        String[] parts = text.split("\\+", 3);
        if (parts.length != 3 || !isName(parts[0])) {
            throw syntax("expected name+id+key");
        }
        byte[] typed = StrictBase64.decode(parts[2]).orElseThrow(() -> syntax("the key is not Base64"));
        NoteVerifierKey key = new NoteVerifierKey(
                parts[0],
                type(typed).orElseThrow(() -> syntax("the key is not of a known type")),
                Ed25519PublicKey.of(Arrays.copyOfRange(typed, 1, typed.length)));
        if (!key.idHex().equals(parts[1])) {
            throw syntax("the id is not that of the key: expected " + key.idHex());
        }
        return key;
    }

    /** The id that signature lines carry: the first four bytes of SHA-256 over name, line feed, type and key; a fresh array. */
    public byte[] id() {
        MessageDigest digest = Sha256.create();
        digest.update(name.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) '\n');
        digest.update(type.code());
        return Arrays.copyOf(digest.digest(key.publicKey()), ID_LENGTH);
    }

    /** The id in eight lower-case hexadecimal digits. */
    public String idHex() {
        return HexFormat.of().formatHex(id());
    }

    /** Whether a signature line claims to be by this key: the same name and id. */
    public boolean isNamedBy(NoteSignature signature) {
        return name.equals(signature.keyName()) && idHex().equals(signature.keyIdHex());
    }

    /** Whether this key signed the text. A cosignature covers the time it carries. */
    public boolean verify(String text, NoteSignature signature) {
        byte[] bytes = signature.signature();
        if (type == NoteKeyType.ED25519) {
            return key.verify(text.getBytes(StandardCharsets.UTF_8), bytes);
        }
        if (bytes.length != TIME_LENGTH + Ed25519PublicKey.SIGNATURE_LENGTH) {
            return false;
        }
        long time = ByteBuffer.wrap(bytes).getLong();
        return time >= 0
                && key.verify(cosignedMessage(text, time), Arrays.copyOfRange(bytes, TIME_LENGTH, bytes.length));
    }

    /** The key as {@code name+id+key}. */
    @Override
    public String toString() {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        typed.write(type.code());
        typed.writeBytes(key.publicKey());
        return name + "+" + idHex() + "+" + StrictBase64.encode(typed.toByteArray());
    }

    static void requireName(String name) {
        if (!isName(name)) {
            throw new ImpactException(
                    "note/key-name",
                    "a key name is not empty and has no white space, plus sign or control character",
                    "name the key like a URL without its scheme, such as example.com/ledger");
        }
    }

    static boolean isName(String name) {
        return !name.isEmpty() && name.codePoints().noneMatch(NoteVerifierKey::isOutsideNames);
    }

    private static boolean isOutsideNames(int c) {
        boolean loneSurrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
        return c == '+'
                || Character.isWhitespace(c)
                || Character.isSpaceChar(c)
                || Character.isISOControl(c)
                || loneSurrogate;
    }

    private static byte[] cosignedMessage(String text, long time) {
        return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
    }

    private static Optional<NoteKeyType> type(byte[] typed) {
        return Arrays.stream(NoteKeyType.values())
                .filter(type -> typed.length > 0 && typed[0] == type.code())
                .findFirst();
    }

    private static ImpactException syntax(String message) {
        return new ImpactException(
                "note/key-syntax", "not a verifier key: " + message, "take the verifier key again from its owner");
    }
}
