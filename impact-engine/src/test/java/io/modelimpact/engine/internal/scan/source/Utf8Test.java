package io.modelimpact.engine.internal.scan.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

/** What is UTF-8 is what the decoder of the Java platform takes for it. */
class Utf8Test {

    /** Bytes at the borders of the ranges that are told apart. */
    private static final List<Integer> BORDERS = List.of(
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE,
            0xEF, 0xF0, 0xF1, 0xF3, 0xF4, 0xF5, 0xFF);

    @Test
    void sequences_of_bytes_at_all_borders_are_told_apart() {
        for (int first : BORDERS) {
            for (int second : BORDERS) {
                for (int third : BORDERS) {
                    for (int fourth : BORDERS) {
                        agree(new byte[] {(byte) first, (byte) second, (byte) third, (byte) fourth});
                    }
                }
            }
        }
    }

    @Provide
    Arbitrary<byte[]> mixtures() {
        Arbitrary<byte[]> texts = Arbitraries.of("a", "abcdefgh", "\u00e9", "\u20ac", "\ud83d\ude00")
                .map(Utf8Test::bytes);
        Arbitrary<byte[]> rare = Arbitraries.of(BORDERS).map(value -> new byte[] {value.byteValue()});
        return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(30, texts), net.jqwik.api.Tuple.of(1, rare))
                .list()
                .ofMaxSize(12)
                .map(Utf8Test::joined);
    }

    @Property(tries = 3000, seed = "761")
    void mixtures_are_told_apart(@ForAll("mixtures") byte[] bytes) {
        agree(bytes);
    }

    @Test
    void what_is_none_is_refused_as_the_platform_does() {
        byte[] bytes = {'a', (byte) 0xE2, (byte) 0x82};

        assertThatExceptionOfType(MalformedInputException.class)
                .isThrownBy(() -> Utf8.decode(bytes, 0, bytes.length))
                .withMessage("Input length = 2");
    }

    private static void agree(byte[] bytes) {
        ByteArrayOutputStream padded = new ByteArrayOutputStream();
        padded.write('9');
        padded.writeBytes(bytes);
        // A byte that would complete a character must not be looked at.
        padded.writeBytes("\u00bf".repeat(Long.BYTES).getBytes(StandardCharsets.ISO_8859_1));

        assertThat(Utf8.isValid(padded.toByteArray(), 1, 1 + bytes.length))
                .as("%s", java.util.HexFormat.of().formatHex(bytes))
                .isEqualTo(isDecoded(bytes));
    }

    private static boolean isDecoded(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(List<byte[]> parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        parts.forEach(all::writeBytes);
        return all.toByteArray();
    }
}
