package io.modelimpact.stats.random;

import java.nio.charset.StandardCharsets;

/**
 * A 64-bit hash of texts by the law {@value #LAW}, the same everywhere and for ever:
 *
 * <pre>
 * h(0)   = mix(g + length in bytes)
 * h(i+1) = mix(h(i) xor w(i))
 * </pre>
 *
 * with w the text in UTF-8 as little-endian words of 8 bytes, the last one filled up with zeros, and mix and g as
 * {@link CounterRandom} has them; the hash is the last h. The bits are as good as random, so that any of them may choose a bucket. It is
 * no cryptographic hash: whoever chooses the texts can make two of them collide.
 */
public final class TextHash {
    /** Name and version of the law, to be recorded beside what is keyed by the hash. */
    public static final String LAW = "splitmix64-text@1";

    private TextHash() {}

    /** The hash of a text; an unpaired surrogate counts as a question mark. */
    public static long of(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        long hash = CounterRandom.mix(CounterRandom.GOLDEN_GAMMA + bytes.length);
        for (int from = 0; from < bytes.length; from += Long.BYTES) {
            hash = CounterRandom.mix(hash ^ word(bytes, from));
        }
        return hash;
    }

    private static long word(byte[] bytes, int from) {
        long word = 0;
        for (int i = Math.min(Long.BYTES, bytes.length - from) - 1; i >= 0; i--) {
            word = word << Byte.SIZE | bytes[from + i] & 0xFF;
        }
        return word;
    }
}
