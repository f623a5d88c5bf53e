package io.modelimpact.stats.random;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A family of independent streams of random draws under one seed, by the law {@value #LAW}:
 *
 * <pre>
 * mix(z)    = the SplitMix64 output function
 * key       = mix(mix(seed + g) xor first 8 bytes, big-endian, of SHA-256(name in UTF-8))
 * bits(i)   = mix(key + (i + 1) g),  g = 0x9e3779b97f4a7c15
 * </pre>
 *
 * all modulo 2^64: a stream is SplitMix64 seeded with its key and read at any place. The law never changes under its
 * name. It is meant for resampling and simulation and is not a cryptographic generator.
 *
 * <p>Immutable and thread-safe.
 *
 * <p>Sources: G. L. Steele, D. Lea, C. H. Flood (2014), "Fast splittable pseudorandom number generators",
 * doi:10.1145/2660193.2660195; J. K. Salmon et al. (2011), "Parallel random numbers: as easy as 1, 2, 3",
 * doi:10.1145/2063384.2063405.
 */
public final class CounterRandom {
    /** Name and version of the law, to be recorded beside the seed. */
    public static final String LAW = "splitmix64-counter@1";

    static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

    private final long seed;

    private CounterRandom(long seed) {
        this.seed = seed;
    }

    /** The family under this seed. */
    public static CounterRandom of(long seed) {
        return new CounterRandom(seed);
    }

    /** The family under a seed derived from a text: the first 8 bytes, big-endian, of its SHA-256 in UTF-8. */
    public static CounterRandom of(String seedText) {
        return new CounterRandom(leadingBytesOfDigest(seedText));
    }

    /** The seed. */
    public long seed() {
        return seed;
    }

    /** The stream of this name. Equal names give equal streams; different names give unrelated ones. */
    public RandomStream stream(String name) {
        return new RandomStream(mix(mix(seed + GOLDEN_GAMMA) ^ leadingBytesOfDigest(name)));
    }

    static long mix(long z) {
        long first = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
        long second = (first ^ (first >>> 27)) * 0x94d049bb133111ebL;
        return second ^ (second >>> 31);
    }

    private static long leadingBytesOfDigest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform must have SHA-256", e);
        }
    }
}
