package io.modelimpact.stats.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class TextHashTest {
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(64);
    private static final BigInteger GAMMA = new BigInteger("9e3779b97f4a7c15", 16);

    @Property(tries = 300, seed = "911")
    void theHashIsTheOneThatTheLawStates(@ForAll String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        BigInteger hash = mix(GAMMA.add(BigInteger.valueOf(bytes.length)));
        for (int from = 0; from < bytes.length; from += 8) {
            BigInteger word = BigInteger.ZERO;
            for (int i = 0; i < 8 && from + i < bytes.length; i++) {
                word = word.add(BigInteger.valueOf(bytes[from + i] & 0xFF).shiftLeft(8 * i));
            }
            hash = mix(hash.xor(word));
        }

        assertThat(TextHash.of(text)).isEqualTo(hash.longValue());
    }

    private static BigInteger mix(BigInteger value) {
        BigInteger z = value.mod(MODULUS);
        z = z.xor(z.shiftRight(30))
                .multiply(new BigInteger("bf58476d1ce4e5b9", 16))
                .mod(MODULUS);
        z = z.xor(z.shiftRight(27))
                .multiply(new BigInteger("94d049bb133111eb", 16))
                .mod(MODULUS);
        return z.xor(z.shiftRight(31));
    }

    @Test
    void textsThatDifferInLengthAloneDiffer() {
        assertThat(TextHash.of("")).isNotEqualTo(TextHash.of("\0"));
        assertThat(TextHash.of("\0")).isNotEqualTo(TextHash.of("\0\0"));
        assertThat(TextHash.of("a")).isNotEqualTo(TextHash.of("a\0"));
    }

    @Test
    void numberedUnitsFillBucketsEvenly() {
        int[] buckets = new int[4096];
        int units = 40_960;
        for (int i = 0; i < units; i++) {
            buckets[(int) (TextHash.of("u" + i) >>> 52)]++;
        }
        double chiSquared = 0;
        for (int bucket : buckets) {
            chiSquared += (bucket - 10.0) * (bucket - 10.0) / 10;
        }

        assertThat(chiSquared).as("about normal(4095, 90.5)").isCloseTo(4095, within(5 * 90.5));
    }
}
