package io.modelimpact.record.verify;

/** What a key signs in a note, told by the type byte in its id (C2SP signed-note; C2SP tlog-cosignature). */
public enum NoteKeyType {
    /** Type 0x01: Ed25519 over the text of the note. */
    ED25519((byte) 1),
    /** Type 0x04: Ed25519 of a witness over the time at which it saw the checkpoint, and the text. */
    COSIGNATURE((byte) 4);

    private final byte code;

    NoteKeyType(byte code) {
        this.code = code;
    }

    /** The type byte. */
    public byte code() {
        return code;
    }
}
