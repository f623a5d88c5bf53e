package io.modelimpact.record;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import java.util.List;
import java.util.TreeSet;

/**
 * A record with the evidence it was judged from and the observation of the run that made it, as one canonical JSON file. Each of the three
 * parts stands beside its digest, so that any changed byte of the file is refused when it is read. The digests detect accidents and
 * careless edits; who rewrites a part and its digest is found out only by someone who holds the digest from elsewhere. Immutable.
 *
 * @param record the record; the only part that a replay has to reproduce
 * @param evidence the evidence, opaque here
 * @param observation what differs between two honest runs, opaque here
 */
public record ImpactBundle(ImpactRecord record, JsonObject evidence, JsonObject observation) {

    /** The kind under which evidence is digested. */
    public static final String EVIDENCE_DIGEST_KIND = "evidence";

    /** The kind under which observations are digested. */
    public static final String OBSERVATION_DIGEST_KIND = "observation";

    private static final List<String> KEYS =
            List.of("evidence", "evidenceDigest", "observation", "observationDigest", "record", "recordDigest");

    /** Checks that the record names this evidence; {@link ImpactException} code {@code record/integrity-broken} otherwise. */
    public ImpactBundle {
        requireDigest("evidence digest in the record", record.evidenceDigest(), digestOfEvidence(evidence));
    }

    /** The digest under which a record names its evidence. */
    public static Digest digestOfEvidence(JsonObject evidence) {
        return Digest.of(EVIDENCE_DIGEST_KIND, evidence);
    }

    /**
     * Reads what {@link #bytes()} wrote and verifies every digest.
     *
     * @throws ImpactException code {@code record/integrity-broken}, naming the digest, what was expected and what was found, if a part is
     *     not what was written; a {@code json/} code if the bytes are not JSON or not of the shape of a bundle
     */
    public static ImpactBundle read(byte[] bytes) {
        return read(bytes, RecordFormats.standard());
    }

    /** Reads a bundle whose record is of any of these formats; errors as {@link #read(byte[])}. Digests are those of the stored bytes. */
    public static ImpactBundle read(byte[] bytes, RecordFormats formats) {
        JsonObject json = CanonicalBytes.object(bytes, "bundle");
        requireKeys(json);
        verify(json, ImpactRecord.DIGEST_KIND);
        verify(json, EVIDENCE_DIGEST_KIND);
        verify(json, OBSERVATION_DIGEST_KIND);
        return new ImpactBundle(
                ImpactRecord.of(json.object("record"), formats), json.object("evidence"), json.object("observation"));
    }

    /** The bundle as canonical JSON, a fresh array. */
    public byte[] bytes() {
        return CanonicalJson.bytes(JsonObject.builder()
                .put("record", record.stored())
                .put("recordDigest", record.digest().toString())
                .put("evidence", evidence)
                .put("evidenceDigest", digestOfEvidence(evidence).toString())
                .put("observation", observation)
                .put(
                        "observationDigest",
                        Digest.of(OBSERVATION_DIGEST_KIND, observation).toString())
                .build());
    }

    private static void requireKeys(JsonObject json) {
        if (!json.keys().equals(new TreeSet<>(KEYS))) {
            throw CanonicalBytes.broken("expected the members " + KEYS + " in the bundle, found " + json.keys());
        }
    }

    private static void verify(JsonObject json, String part) {
        requireDigest(part + " digest", json.string(part + "Digest"), Digest.of(part, json.object(part)));
    }

    private static void requireDigest(String which, String expected, Digest found) {
        if (!expected.equals(found.toString())) {
            throw CanonicalBytes.broken(which + ": expected " + expected + ", found " + found);
        }
    }
}
