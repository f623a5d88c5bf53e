package io.modelimpact.record.verify;

import java.util.Base64;
import java.util.Optional;

/** Standard Base64 (RFC 4648, section 4) in the one spelling that an encoder writes: padded, no line breaks, no stray bits. */
final class StrictBase64 {

    private StrictBase64() {}

    /** The bytes, or nothing if the text is spelt in any other way. */
    static Optional<byte[]> decode(String text) {
        try {
            byte[] bytes = Base64.getDecoder().decode(text);
            return encode(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
