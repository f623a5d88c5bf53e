package io.modelimpact.audit;

import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.verify.DsseEnvelope;
import io.modelimpact.record.verify.Ed25519PublicKey;
import io.modelimpact.record.verify.Ed25519Signer;
import io.modelimpact.spi.Verifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** The data for DSSE: encodings of type and payload, and envelopes with keys, thresholds and the expected outcome. */
final class EnvelopeSuite {

    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2})*");

    private final TreeMap<String, Verifier> keys = new TreeMap<>();
    private final SuiteTally tally;

    private EnvelopeSuite(SuiteTally tally) {
        this.tally = tally;
    }

    static void run(Path file, SuiteTally tally) throws IOException {
        EnvelopeSuite suite = new EnvelopeSuite(tally);
        JsonValue document = VectorFields.read(file);
        VectorFields.objects(document).forEach(suite::collectKeys);
        VectorFields.eachObject(document, true, suite::vector);
    }

    private void vector(JsonObject object, boolean accepted) {
        Optional<String> type = VectorFields.text(object, "payloadType", "type", "payload_type");
        Optional<String> encoding =
                VectorFields.text(object, "pae", "expectedPae", "paeHex", "paeBase64", "expected", "encoded");
        Optional<JsonObject> envelope = envelope(object);
        if (envelope.isEmpty() && type.isPresent() && encoding.isPresent()) {
            tally.check(
                    "encoding " + VectorFields.name(object, 0), () -> isEncoding(type.get(), object, encoding.get()));
        }
        Optional<byte[]> raw = VectorFields.text(object, "envelope", "envelopeJson", "envelopeText", "json")
                .map(text -> text.getBytes(StandardCharsets.UTF_8));
        if (envelope.isPresent() || raw.isPresent()) {
            byte[] bytes = raw.orElseGet(() -> CanonicalJson.bytes(envelope.orElseThrow()));
            boolean expected = VectorFields.isAccepted(object, accepted);
            tally.check("envelope " + VectorFields.name(object, 0), expected, () -> isAccepted(object, bytes));
            if (encoding.isPresent() && expected) {
                tally.check(
                        "encoding in " + VectorFields.name(object, 0),
                        () -> isEncoding(DsseEnvelope.read(bytes), encoding.get()));
            }
        }
    }

    private static Optional<JsonObject> envelope(JsonObject object) {
        return VectorFields.any(object, "envelope")
                .filter(JsonObject.class::isInstance)
                .map(JsonObject.class::cast);
    }

    private boolean isAccepted(JsonObject object, byte[] bytes) {
        DsseEnvelope envelope = DsseEnvelope.read(bytes);
        List<Verifier> trusted = trusted(object);
        int threshold =
                Math.toIntExact(VectorFields.whole(object, "threshold", "t").orElse(1L));
        List<String> types =
                VectorFields.texts(object, "supportedPayloadTypes", "acceptedPayloadTypes", "payloadTypes");
        Optional<String> type = VectorFields.text(object, "expectedPayloadType");
        return (types.isEmpty() || types.contains(envelope.payloadType()))
                && type.map(envelope.payloadType()::equals).orElse(true)
                && envelope.verify(trusted).meets(threshold);
    }

    private List<Verifier> trusted(JsonObject object) {
        List<Verifier> trusted = new ArrayList<>();
        for (String member : List.of("trustedKeys", "trusted", "keys", "publicKeys", "verifiers", "publicKey", "key")) {
            object.find(member).ifPresent(value -> addTrusted(value, trusted));
        }
        return trusted.isEmpty() ? List.copyOf(keys.values()) : trusted;
    }

    private void addTrusted(JsonValue value, List<Verifier> trusted) {
        if (value instanceof JsonArray array) {
            array.values().forEach(element -> addTrusted(element, trusted));
        } else if (value instanceof JsonString text) {
            trusted.add(keys.containsKey(text.value()) ? keys.get(text.value()) : key(text.value()));
        } else if (value instanceof JsonObject object) {
            Optional<Verifier> own = key(object);
            own.ifPresent(trusted::add);
            if (own.isEmpty()) {
                object.entries().values().forEach(part -> addTrusted(part, trusted));
            }
        }
    }

    /** Keys with names: members of an object called keys, or objects that carry a name and a key. */
    private void collectKeys(JsonObject object) {
        object.find("keys")
                .filter(JsonObject.class::isInstance)
                .ifPresent(named -> ((JsonObject) named)
                        .entries()
                        .forEach((name, value) -> keyOf(value).ifPresent(key -> keys.putIfAbsent(name, key))));
        VectorFields.text(object, "name", "id", "keyid", "keyId")
                .ifPresent(name -> key(object).ifPresent(key -> keys.putIfAbsent(name, key)));
    }

    private static Optional<Verifier> keyOf(JsonValue value) {
        return value instanceof JsonObject object
                ? key(object)
                : Optional.of(value).filter(JsonString.class::isInstance).map(text -> key(((JsonString) text).value()));
    }

    private static Optional<Verifier> key(JsonObject object) {
        Optional<String> publicKey = VectorFields.text(
                object,
                "public",
                "publicKey",
                "publicKeyHex",
                "public_key",
                "pk",
                "publicKeyPem",
                "publicHex",
                "publicKeyBase64",
                "pub");
        Optional<String> seed =
                VectorFields.text(object, "seed", "secretKey", "secret", "private", "privateKey", "seedHex");
        return publicKey
                .map(EnvelopeSuite::key)
                .or(() -> seed.map(
                        text -> Ed25519Signer.ofSeed(VectorFields.bytes(text)).verifier()));
    }

    private static Verifier key(String text) {
        byte[] bytes = VectorFields.bytes(text);
        return bytes.length == Ed25519PublicKey.LENGTH
                ? Ed25519PublicKey.of(bytes)
                : Ed25519PublicKey.fromSubjectPublicKeyInfo(bytes);
    }

    private static boolean isEncoding(DsseEnvelope envelope, String expected) {
        byte[] actual = DsseEnvelope.preAuthenticationEncoding(envelope.payloadType(), envelope.payload());
        return readings(expected).stream().anyMatch(reading -> Arrays.equals(reading, actual));
    }

    /** Payload and encoding may be given in hexadecimal, Base64 or plain; the lengths within the encoding rule out a wrong reading. */
    private static boolean isEncoding(String type, JsonObject object, String expected) {
        String payload = VectorFields.text(
                        object,
                        "payload",
                        "body",
                        "payloadHex",
                        "payloadBase64",
                        "payloadUtf8",
                        "bodyHex",
                        "payloadText",
                        "serializedBody",
                        "bodyUtf8",
                        "bodyBase64")
                .orElse("");
        return readings(payload).stream().anyMatch(body -> {
            byte[] actual = DsseEnvelope.preAuthenticationEncoding(type, body);
            return readings(expected).stream().anyMatch(reading -> Arrays.equals(reading, actual));
        });
    }

    private static List<byte[]> readings(String text) {
        List<byte[]> readings = new ArrayList<>();
        readings.add(text.getBytes(StandardCharsets.UTF_8));
        if (HEX.matcher(text).matches()) {
            readings.add(HexFormat.of().parseHex(text));
        }
        try {
            readings.add(Base64.getDecoder().decode(text.replace('-', '+').replace('_', '/')));
        } catch (IllegalArgumentException notBase64) {
            return readings;
        }
        return readings;
    }
}
