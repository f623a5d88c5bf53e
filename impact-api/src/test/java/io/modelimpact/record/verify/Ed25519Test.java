package io.modelimpact.record.verify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.modelimpact.ImpactException;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class Ed25519Test {

    private static final BigInteger FIELD = BigInteger.ONE.shiftLeft(255).subtract(BigInteger.valueOf(19));

    private final Ed25519Signer signer = Ed25519Signer.ofSeed(new byte[Ed25519Signer.SEED_LENGTH]);
    private final byte[] message = {1, 2, 3};

    @Test
    void aSignatureHoldsForItsMessageAndKeyOnly() {
        byte[] signature = signer.sign(message);

        assertThat(signer.verifier().verify(message, signature)).isTrue();
        assertThat(signer.sign(message)).isEqualTo(signature);
        assertThat(signer.verifier().verify(new byte[] {1, 2, 4}, signature)).isFalse();
        assertThat(Ed25519Signer.generate().verifier().verify(message, signature))
                .isFalse();
    }

    @Test
    void aSignatureWithAMultipleOfTheOrderAddedIsRefused() {
        byte[] signature = signer.sign(message);
        BigInteger order = BigInteger.ONE.shiftLeft(252).add(new BigInteger("27742317777372353535851937790883648493"));
        byte[] moved = signature.clone();
        System.arraycopy(littleEndian(number(signature, 32).add(order)), 0, moved, 32, 32);

        assertThat(signer.verifier().verify(message, moved)).isFalse();
        assertThat(signer.verifier().verify(message, Arrays.copyOf(signature, 65)))
                .isFalse();
        assertThat(signer.verifier().verify(message, new byte[0])).isFalse();
    }

    @Test
    void pointsOfSmallOrderAreOnTheCurveVanishTimesEightAndAreNoKeys() {
        assertThat(SmallOrderPoints.encodings()).hasSize(8).doesNotHaveDuplicates();
        for (String encoding : SmallOrderPoints.encodings()) {
            byte[] point = HexFormat.of().parseHex(encoding);
            assertThat(timesEightIsNeutral(number(point, 0).clearBit(255)))
                    .as(encoding)
                    .isTrue();
            assertThatThrownBy(() -> Ed25519PublicKey.of(point)).isInstanceOf(ImpactException.class);
        }
    }

    @Test
    void encodingsThatAreNotCanonicalAreNoKeys() {
        byte[] field = littleEndian(FIELD.add(BigInteger.valueOf(3)));
        byte[] signedZero = HexFormat.of().parseHex("01" + "00".repeat(30) + "80");

        assertThatThrownBy(() -> Ed25519PublicKey.of(field)).isInstanceOf(ImpactException.class);
        assertThatThrownBy(() -> Ed25519PublicKey.of(signedZero)).isInstanceOf(ImpactException.class);
        assertThatThrownBy(() -> Ed25519PublicKey.of(new byte[31])).isInstanceOf(ImpactException.class);
        assertThatThrownBy(() -> Ed25519PublicKey.fromSubjectPublicKeyInfo(new byte[44]))
                .isInstanceOf(ImpactException.class);
        assertThat(Ed25519PublicKey.fromSubjectPublicKeyInfo(signer.verifier().subjectPublicKeyInfo()))
                .isEqualTo(signer.verifier());
    }

    @Test
    void seedsOfAnotherLengthAreRefused() {
        assertThatThrownBy(() -> Ed25519Signer.ofSeed(new byte[33])).isInstanceOf(ImpactException.class);
    }

    /** By the doubling of the y-coordinate alone: with x^2 = (y^2 - 1)/(d y^2 + 1), 2P has y = (y^2 + x^2)/(2 - y^2 + x^2) (RFC 8032, section 5.1.4). */
    private static boolean timesEightIsNeutral(BigInteger start) {
        BigInteger d = mod(
                BigInteger.valueOf(-121665).multiply(BigInteger.valueOf(121666).modInverse(FIELD)));
        BigInteger y = start;
        for (int doubling = 0; doubling < 3; doubling++) {
            BigInteger y2 = mod(y.multiply(y));
            BigInteger x2 = mod(y2.subtract(BigInteger.ONE)
                    .multiply(mod(d.multiply(y2).add(BigInteger.ONE)).modInverse(FIELD)));
            BigInteger below = mod(BigInteger.TWO.subtract(y2).add(x2));
            y = mod(y2.add(x2).multiply(below.modInverse(FIELD)));
        }
        return y.equals(BigInteger.ONE);
    }

    private static BigInteger mod(BigInteger value) {
        return value.mod(FIELD);
    }

    private static BigInteger number(byte[] littleEndian, int offset) {
        byte[] bigEndian = new byte[32];
        for (int i = 0; i < 32; i++) {
            bigEndian[i] = littleEndian[offset + 31 - i];
        }
        return new BigInteger(1, bigEndian);
    }

    private static byte[] littleEndian(BigInteger value) {
        byte[] bytes = new byte[32];
        for (int i = 0; i < 32; i++) {
            bytes[i] = value.shiftRight(8 * i).byteValue();
        }
        return bytes;
    }
}
