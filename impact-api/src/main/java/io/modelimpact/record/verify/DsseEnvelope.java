package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonValue;
import io.modelimpact.json.Sha256;
import io.modelimpact.spi.Signer;
import io.modelimpact.spi.Verifier;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * A signed payload of a named type (DSSE 1.0, JSON envelope). The signatures cover type and payload together, so that the bytes can not be passed off
 * as something else. A value as it was read; the payload counts for nothing until {@link #verify} says who signed it. Immutable.
 */
public final class DsseEnvelope {

    /** The largest number of signatures that is read. */
    public static final int MAX_SIGNATURES = 100;

    private static final int MAX_DEPTH = 16;

    private final String payloadType;
    private final byte[] payload;
    private final List<DsseSignature> signatures;

    private DsseEnvelope(String payloadType, byte[] payload, List<DsseSignature> signatures) {
        this.payloadType = payloadType;
        this.payload = payload;
        this.signatures = List.copyOf(signatures);
    }

    /** An envelope around a copy of the payload that nobody has signed. */
    public static DsseEnvelope unsigned(String payloadType, byte[] payload) {
        return new DsseEnvelope(payloadType, payload.clone(), List.of());
    }

    /**
     * Reads a JSON envelope; members it does not know are passed over, as DSSE asks.
     *
     * @throws ImpactException code {@code dsse/syntax}, if type, payload or signatures are missing, too many, or not Base64 (padded, either
     *     alphabet); a {@code json/} code, if it is not JSON
     */
    public static DsseEnvelope read(byte[] json) {
        JsonValue value = JsonReader.plain().withMaxDepth(MAX_DEPTH).read(json);
        if (!(value instanceof JsonObject object)) {
            throw syntax("expected an object, found " + value.typeName());
        }
        List<JsonObject> signatures = object.array("signatures").objects();
        if (signatures.size() > MAX_SIGNATURES) {
            throw syntax("expected at most " + MAX_SIGNATURES + " signatures, found " + signatures.size());
        }
        return new DsseEnvelope(
                object.string("payloadType"),
                bytes(object, "payload"),
                signatures.stream().map(DsseEnvelope::signature).toList());
    }

    /** The bytes that are signed for a type and a payload: the pre-authentication encoding of DSSE. */
    public static byte[] preAuthenticationEncoding(String payloadType, byte[] payload) {
        byte[] type = payloadType.getBytes(StandardCharsets.UTF_8);
        ByteArrayOutputStream out = new ByteArrayOutputStream(type.length + payload.length + 32);
        out.writeBytes(("DSSEv1 " + type.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(type);
        out.writeBytes((" " + payload.length + " ").getBytes(StandardCharsets.US_ASCII));
        out.writeBytes(payload);
        return out.toByteArray();
    }

    /** The hint this library gives at a key: SHA-256 of its raw bytes in lower-case hexadecimal digits. */
    public static String keyId(byte[] publicKey) {
        return HexFormat.of().formatHex(Sha256.of(publicKey));
    }

    /** This envelope and one more signature. */
    public DsseEnvelope signedBy(Signer signer) {
        List<DsseSignature> longer = new ArrayList<>(signatures);
        byte[] signature = signer.sign(preAuthenticationEncoding(payloadType, payload));
        longer.add(new DsseSignature(Optional.of(keyId(signer.publicKey())), signature));
        return new DsseEnvelope(payloadType, payload, longer);
    }

    /** What the payload claims to be. */
    public String payloadType() {
        return payloadType;
    }

    /** The payload, a fresh array. */
    public byte[] payload() {
        return payload.clone();
    }

    /** The signatures in their order; immutable. */
    public List<DsseSignature> signatures() {
        return signatures;
    }

    /**
     * Which of the trusted keys signed type and payload. Every signature is tried with every key: the hints at keys decide nothing. A key counts once,
     * however often it is given or has signed.
     */
    public EnvelopeVerdict verify(List<? extends Verifier> trusted) {
        return EnvelopeVerdict.of(trusted, preAuthenticationEncoding(payloadType, payload), signatures);
    }

    /** The envelope as canonical JSON, a fresh array. */
    public byte[] bytes() {
        return CanonicalJson.bytes(JsonObject.builder()
                .put("payload", StrictBase64.encode(payload))
                .put("payloadType", payloadType)
                .put(
                        "signatures",
                        JsonArray.of(signatures.stream().map(DsseEnvelope::json).toList()))
                .build());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DsseEnvelope that
                && payloadType.equals(that.payloadType)
                && Arrays.equals(payload, that.payload)
                && signatures.equals(that.signatures);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * payloadType.hashCode() + Arrays.hashCode(payload)) + signatures.hashCode();
    }

    /** Type, size and number of signatures. */
    @Override
    public String toString() {
        return payloadType + " of " + payload.length + " bytes with " + signatures.size() + " signatures";
    }

    private static JsonObject json(DsseSignature signature) {
        JsonObject.Builder json = JsonObject.builder();
        signature.keyId().ifPresent(keyId -> json.put("keyid", keyId));
        return json.put("sig", StrictBase64.encode(signature.signature())).build();
    }

    private static DsseSignature signature(JsonObject json) {
        return new DsseSignature(json.findString("keyid"), bytes(json, "sig"));
    }

    private static byte[] bytes(JsonObject json, String key) {
        return StrictBase64.decodeEitherAlphabet(json.string(key))
                .orElseThrow(() -> syntax("'" + key + "' is not Base64"));
    }

    private static ImpactException syntax(String message) {
        return new ImpactException(
                "dsse/syntax", "not a DSSE envelope: " + message, "take the envelope again from who signed it");
    }
}
