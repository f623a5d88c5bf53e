package io.modelimpact.json;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** SHA-256 (FIPS 180-4) from the Java platform. */
public final class Sha256 {

    /** The length of a hash in bytes. */
    public static final int LENGTH = 32;

    private Sha256() {}

    /** A fresh computation; not for several threads. */
    public static MessageDigest create() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256; this one does not", e);
        }
    }

    /** The hash of bytes, a fresh array of {@value #LENGTH}. */
    public static byte[] of(byte[] bytes) {
        return create().digest(bytes);
    }
}
