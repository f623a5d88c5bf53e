package io.modelimpact.audit;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Damages byte sequences the way storage, transport and attackers do. The same seed gives the same sequences. */
final class Mutator {

    private static final int MOST_STEPS = 6;
    private static final int LONGEST_RUN = 40;

    private static final List<byte[]> TOKENS = List.of(
            bytes("{"),
            bytes("}"),
            bytes("["),
            bytes("]"),
            bytes("\""),
            bytes("\\u0000"),
            bytes("\\ud800"),
            bytes("null"),
            bytes("-0"),
            bytes("1e400"),
            bytes("1e-400"),
            bytes("9007199254740993"),
            bytes("9223372036854775808"),
            bytes("\n\n"),
            bytes("\n"),
            bytes("\u2014 "),
            bytes("+"),
            bytes("="),
            bytes("\uFEFF"),
            bytes(","),
            bytes(":"),
            bytes("~2"),
            bytes("/"),
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            new byte[] {(byte) 0xff},
            new byte[] {0});

    private final SplittableRandom random;

    Mutator(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    byte[] mutate(byte[] original, byte[] other) {
        byte[] bytes = original;
        for (int steps = 1 + below(MOST_STEPS); steps > 0; steps--) {
            bytes = step(bytes, other);
        }
        return bytes;
    }

    private byte[] step(byte[] bytes, byte[] other) {
        int at = below(bytes.length + 1);
        int end = Math.min(bytes.length, at + 1 + below(LONGEST_RUN));
        return switch (below(7)) {
            case 0, 1 -> flipped(bytes);
            case 2 -> joined(bytes, at, new byte[0], end);
            case 3 -> joined(bytes, at, Arrays.copyOfRange(bytes, at, end), at);
            case 4 -> joined(bytes, at, TOKENS.get(below(TOKENS.size())), at);
            case 5 -> joined(bytes, at, TOKENS.get(below(TOKENS.size())), end);
            default -> spliced(bytes, at, other);
        };
    }

    private byte[] flipped(byte[] bytes) {
        byte[] copy = bytes.clone();
        if (copy.length > 0) {
            copy[below(copy.length)] ^= (byte) (1 << below(8));
        }
        return copy;
    }

    private byte[] spliced(byte[] bytes, int at, byte[] other) {
        int from = below(other.length + 1);
        int to = Math.min(other.length, from + LONGEST_RUN);
        return joined(bytes, at, Arrays.copyOfRange(other, from, to), at);
    }

    private static byte[] joined(byte[] bytes, int at, byte[] inserted, int rest) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length + inserted.length);
        out.write(bytes, 0, at);
        out.writeBytes(inserted);
        out.write(bytes, rest, bytes.length - rest);
        return out.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
