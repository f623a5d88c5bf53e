package io.modelimpact.record.verify;

import java.util.Base64;
import java.util.Optional;

/** Base64 (RFC 4648) in the one spelling that an encoder writes: padded, no line breaks, no stray bits. */
final class StrictBase64 {

    private StrictBase64() {}

    /** The bytes, or nothing if the text is not exactly the standard spelling (section 4). */
    static Optional<byte[]> decode(String text) {
        return decode(text, Base64.getDecoder(), Base64.getEncoder());
    }

    /** As {@link #decode(String)}, or the spelling that is safe in addresses (section 5); never a mixture. */
    static Optional<byte[]> decodeEitherAlphabet(String text) {
        return decode(text).or(() -> decode(text, Base64.getUrlDecoder(), Base64.getUrlEncoder()));
    }

    static String encode(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }

    private static Optional<byte[]> decode(String text, Base64.Decoder decoder, Base64.Encoder encoder) {
        try {
            byte[] bytes = decoder.decode(text);
            return encoder.encodeToString(bytes).equals(text) ? Optional.of(bytes) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
