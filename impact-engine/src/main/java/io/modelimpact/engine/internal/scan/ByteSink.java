package io.modelimpact.engine.internal.scan;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Bytes that are collected to be hashed with SHA-256. Mutable, confined to one thread. */
final class ByteSink {

    private final MessageDigest sha256;
    private ByteBuffer bytes = ByteBuffer.allocate(256);

    ByteSink() {
        try {
            this.sha256 = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this one does not", e);
        }
    }

    void put(int lowByte) {
        room(1).put((byte) lowByte);
    }

    void put(byte[] value) {
        room(value.length).put(value);
    }

    void putInt(int value) {
        room(Integer.BYTES).putInt(value);
    }

    void putLong(long value) {
        room(Long.BYTES).putLong(value);
    }

    /** The first 16 bytes of the hash; starts anew. */
    ByteBuffer hash() {
        sha256.update(bytes.array(), 0, bytes.position());
        bytes.clear();
        return ByteBuffer.wrap(sha256.digest(), 0, 2 * Long.BYTES);
    }

    private ByteBuffer room(int needed) {
        if (bytes.remaining() < needed) {
            ByteBuffer larger = ByteBuffer.allocate(Math.max(2 * bytes.capacity(), bytes.position() + needed));
            bytes = larger.put(bytes.flip());
        }
        return bytes;
    }
}
