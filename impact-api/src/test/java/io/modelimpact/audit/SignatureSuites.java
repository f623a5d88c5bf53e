package io.modelimpact.audit;

import io.modelimpact.json.JsonObject;
import io.modelimpact.record.verify.Ed25519PublicKey;
import io.modelimpact.record.verify.Ed25519Signer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;

/** The data of RFC 8032 and of Wycheproof for Ed25519. */
final class SignatureSuites {

    private SignatureSuites() {}

    /** Either of the two forms: vectors with secret keys, or groups with verification cases. */
    static void ed25519(Path file, SuiteTally tally) throws IOException {
        JsonObject document = (JsonObject) VectorFields.read(file);
        document.findArray("vectors").ifPresent(vectors -> vectors.objects().forEach(vector -> signing(vector, tally)));
        document.findArray("testGroups")
                .ifPresent(groups -> groups.objects().forEach(group -> verifying(group, tally)));
    }

    private static void signing(JsonObject vector, SuiteTally tally) {
        String name = VectorFields.name(vector, 0);
        byte[] message = hex(vector.string("message"));
        byte[] signature = hex(vector.string("signature"));
        tally.check(
                name + ": public key",
                () -> Arrays.equals(signer(vector).publicKey(), hex(vector.string("publicKey"))));
        tally.check(name + ": signature", () -> Arrays.equals(signer(vector).sign(message), signature));
        tally.check(name + ": verification", () -> signer(vector).verifier().verify(message, signature));
        tally.check(name + ": another message", false, () -> {
            byte[] other = Arrays.copyOf(message, message.length + 1);
            return signer(vector).verifier().verify(other, signature);
        });
    }

    private static void verifying(JsonObject group, SuiteTally tally) {
        byte[] key = hex(group.object("publicKey").string("pk"));
        for (JsonObject vector : group.array("tests").objects()) {
            tally.check(
                    "case " + vector.integer("tcId"),
                    vector.string("result").equals("valid"),
                    () -> Ed25519PublicKey.of(key).verify(hex(vector.string("msg")), hex(vector.string("sig"))));
        }
    }

    private static Ed25519Signer signer(JsonObject vector) {
        return Ed25519Signer.ofSeed(hex(vector.string("secretKey")));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }
}
