package io.modelimpact.record.verify;

import java.util.Arrays;
import java.util.HexFormat;

/**
 * One signature line of a note, not verified: the name and id of the key it claims, and the signature's bytes. Immutable.
 */
public final class NoteSignature {

    static final int KEY_ID_LENGTH = 4;

    private final String keyName;
    private final byte[] idAndSignature;

    NoteSignature(String keyName, byte[] idAndSignature) {
        this.keyName = keyName;
        this.idAndSignature = idAndSignature.clone();
    }

    static NoteSignature of(NoteVerifierKey key, byte[] signature) {
        byte[] joined = Arrays.copyOf(key.id(), KEY_ID_LENGTH + signature.length);
        System.arraycopy(signature, 0, joined, KEY_ID_LENGTH, signature.length);
        return new NoteSignature(key.name(), joined);
    }

    /** The name of the key. */
    public String keyName() {
        return keyName;
    }

    /** The id of the key in eight hexadecimal digits. */
    public String keyIdHex() {
        return HexFormat.of().formatHex(idAndSignature, 0, KEY_ID_LENGTH);
    }

    /** The signature, a fresh array. */
    public byte[] signature() {
        return Arrays.copyOfRange(idAndSignature, KEY_ID_LENGTH, idAndSignature.length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof NoteSignature that
                && keyName.equals(that.keyName)
                && Arrays.equals(idAndSignature, that.idAndSignature);
    }

    @Override
    public int hashCode() {
        return 31 * keyName.hashCode() + Arrays.hashCode(idAndSignature);
    }

    /** The line, without its line feed. */
    @Override
    public String toString() {
        return SignedNote.SIGNATURE_START + keyName + " " + StrictBase64.encode(idAndSignature);
    }
}
