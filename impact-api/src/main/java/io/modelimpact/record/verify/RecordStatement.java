package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import io.modelimpact.Problem;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonArray;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonValue;
import io.modelimpact.json.Sha256;
import io.modelimpact.record.DigestLevel;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.spi.Signer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The claim that is signed about a record: an in-toto Statement v1 whose subject is the file of the record, by its plain SHA-256 as other tools compute
 * it, and whose predicate names the record by its own, domain-separated digest.
 *
 * @param fileSha256 the SHA-256 of the record's bytes, 64 lower-case hexadecimal digits
 * @param recordDigest the digest of the record
 */
public record RecordStatement(String fileSha256, Digest recordDigest) {

    /** The payload type of the envelope around a statement. */
    public static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";

    /** The type of statements. */
    public static final String STATEMENT_TYPE = "https://in-toto.io/Statement/v1";

    /** The type of the predicate. */
    public static final String PREDICATE_TYPE = "https://modelimpact.io/attestation/record/v1";

    private static final int MAX_DEPTH = 32;
    private static final String NOT_COMMITTED = "statement/not-committed";

    /** The statement about a record. */
    public static RecordStatement about(ImpactRecord record) {
        return about(record.bytes());
    }

    /** The statement about the bytes of a record. */
    public static RecordStatement about(byte[] recordBytes) {
        return new RecordStatement(
                HexFormat.of().formatHex(Sha256.of(recordBytes)), Digest.of(ImpactRecord.DIGEST_KIND, recordBytes));
    }

    /**
     * The envelope around the statement about a record, signed once; {@link DsseEnvelope#signedBy} adds further signatures. Who signs a record vouches for
     * what it was made from, so the record has to be bound to it.
     *
     * @throws ImpactException code {@code statement/not-committed}, with a problem for each input to whose rows the record does not commit
     */
    public static DsseEnvelope sign(ImpactRecord record, Signer signer) {
        List<Problem> uncommitted = uncommitted(record);
        if (!uncommitted.isEmpty()) {
            throw new ImpactException(NOT_COMMITTED, uncommitted);
        }
        return DsseEnvelope.unsigned(PAYLOAD_TYPE, about(record).bytes(record)).signedBy(signer);
    }

    /**
     * Reads the payload of a verified envelope. Members it does not know are passed over, as in-toto asks.
     *
     * @throws ImpactException code {@code statement/type}, if it is no statement or no statement about records; {@code statement/subject}, if it has not
     *     exactly one subject named as a record; a {@code json/} code, if it is not JSON or a member is missing
     */
    public static RecordStatement read(byte[] payload) {
        JsonValue value = JsonReader.plain().withMaxDepth(MAX_DEPTH).read(payload);
        if (!(value instanceof JsonObject json)) {
            throw refused("statement/type", "expected an object, found " + value.typeName());
        }
        requireType(json, "_type", STATEMENT_TYPE);
        requireType(json, "predicateType", PREDICATE_TYPE);
        JsonArray subjects = json.array("subject");
        if (subjects.size() != 1) {
            throw refused("statement/subject", "expected one subject, found " + subjects.size());
        }
        return new RecordStatement(
                subjects.objects().get(0).object("digest").string("sha256"),
                Digest.parse(json.object("predicate").string("recordDigest")));
    }

    /** The inputs to whose rows the record does not commit, each with what to do; none if it may be signed. */
    static List<Problem> uncommitted(ImpactRecord record) {
        return record.inputs().stream()
                .filter(input -> input.digestLevel() != DigestLevel.COMMITMENT)
                .map(input -> new Problem(
                        NOT_COMMITTED,
                        input.dataset(),
                        "the record does not commit to the rows of " + input.dataset() + ", found "
                                + input.digestLevel() + ", expected " + DigestLevel.COMMITMENT,
                        "evaluate with inputs digested as COMMITMENT, and sign that record",
                        Optional.empty()))
                .toList();
    }

    /** The statement as canonical JSON, with what a reader wants to know of the record at first sight. */
    private byte[] bytes(ImpactRecord record) {
        JsonObject subject = JsonObject.builder()
                .put(
                        "name",
                        record.identity().assessment() + "@" + record.identity().version())
                .put("digest", JsonObject.builder().put("sha256", fileSha256).build())
                .build();
        JsonObject predicate = JsonObject.builder()
                .put("recordDigest", recordDigest.toString())
                .put("assessment", record.identity().assessment())
                .put("version", record.identity().version())
                .put("protocolDigest", record.identity().protocolDigest())
                .put("asOf", record.asOf())
                .build();
        return CanonicalJson.bytes(JsonObject.builder()
                .put("_type", STATEMENT_TYPE)
                .put("subject", JsonArray.of(subject))
                .put("predicateType", PREDICATE_TYPE)
                .put("predicate", predicate)
                .build());
    }

    private static void requireType(JsonObject json, String key, String expected) {
        String found = json.string(key);
        if (!found.equals(expected)) {
            throw refused("statement/type", "expected " + key + " " + expected + ", found another");
        }
    }

    private static ImpactException refused(String code, String message) {
        return new ImpactException(
                code, "not a statement about a record: " + message, "take the envelope again from who signed it");
    }
}
