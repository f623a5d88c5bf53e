package io.modelimpact.record.ledger;

import io.modelimpact.ImpactException;
import io.modelimpact.internal.Members;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.Digest;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.verify.MerkleHash;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;

/**
 * An event at its place in a ledger. Each entry names the digest of the one before it, so that none can be changed, dropped or moved without all later ones
 * being written anew.
 *
 * @param index its place, from 0
 * @param previous the digest of the entry before; of the first, {@link #genesis} of the ledger
 * @param author who wrote it
 * @param at when, as the author says; the ledger neither checks it nor orders by it
 * @param event what happened
 */
public record LedgerEntry(long index, Digest previous, Author author, Instant at, LedgerEvent event) {

    /** What stands in {@code format}. */
    public static final String FORMAT = "impact-ledger-entry/1";

    /** The kind under which entries are digested. */
    public static final String DIGEST_KIND = "ledger-entry";

    /** The kind under which the names of ledgers are digested. */
    public static final String GENESIS_KIND = "ledger-origin";

    /** The largest entry in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final long MAX_INDEX = (1L << 53) - 1;
    private static final int MAX_DEPTH = 16;

    /** Checks index and time; {@link ImpactException} code {@code ledger/entry-field} otherwise. */
    public LedgerEntry {
        if (index < 0 || index > MAX_INDEX) {
            throw EventFields.refused("index", "expected an index from 0 to 2^53-1, found " + index);
        }
        EventFields.requireInstant("at", at);
    }

    /** What the first entry of a ledger names as the one before it: the digest of the ledger's name, so that it fits no other ledger. */
    public static Digest genesis(String origin) {
        return Digest.of(GENESIS_KIND, origin.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Reads the bytes of an entry.
     *
     * @throws ImpactException code {@code ledger/not-canonical}, if the bytes hold an entry but are not those that {@link #bytes()} writes;
     *     {@code ledger/unknown-format}, {@code ledger/unknown-type}, {@code ledger/entry-field}, {@code declaration/} and {@code json/} codes, if they hold
     *     none
     */
    public static LedgerEntry read(byte[] bytes) {
        JsonValue value = JsonReader.strict()
                .withMaxBytes(MAX_BYTES)
                .withMaxDepth(MAX_DEPTH)
                .read(bytes);
        if (!(value instanceof JsonObject json)) {
            throw notCanonical("expected an entry as a JSON object, found " + value.typeName());
        }
        LedgerEntry entry = of(json);
        if (!Arrays.equals(entry.bytes(), bytes)) {
            throw notCanonical("the bytes are not the canonical form of the entry they hold");
        }
        return entry;
    }

    /** The entry that a JSON object holds; errors as {@link #read}. */
    public static LedgerEntry of(JsonObject json) {
        if (!json.string("format").equals(FORMAT)) {
            throw new ImpactException(
                    "ledger/unknown-format",
                    "expected an entry of format " + FORMAT + ", found another",
                    "read the ledger with the version of this library that wrote it, or a later one");
        }
        Members.only(
                json, "ledger entry", "format", "index", "previous", "author", "at", "type", "recordDigest", "event");
        LedgerEventType type = LedgerEventType.of(json.string("type"));
        LedgerEntry entry = new LedgerEntry(
                json.integer("index"),
                EventFields.digest(json, "previous"),
                Members.object(json, "author", Author::read),
                EventFields.instant(json, "at"),
                Members.object(json, "event", event -> LedgerEvent.read(type, event)));
        if (!json.findString("recordDigest").equals(entry.recordDigest())) {
            throw EventFields.refused("recordDigest", "expected the digest of the record that the event is about");
        }
        return entry;
    }

    /**
     * The entry as JSON. The member {@code recordDigest} says which record it is about, so that a verifier finds it without knowing every type of event.
     */
    public JsonObject toJson() {
        return JsonObject.builder()
                .put("format", FORMAT)
                .put("index", index)
                .put("previous", previous.toString())
                .put("author", author.toJson())
                .put("at", at.toString())
                .put("type", event.type().word())
                .put("recordDigest", recordDigest().map(JsonString::new))
                .put("event", event.toJson())
                .build();
    }

    /** The canonical bytes, a fresh array. */
    public byte[] bytes() {
        return CanonicalJson.bytes(toJson());
    }

    /** The digest of the canonical bytes, which the next entry names. */
    public Digest digest() {
        return Digest.of(DIGEST_KIND, bytes());
    }

    /** The leaf of the ledger's Merkle tree. */
    public MerkleHash leaf() {
        return MerkleHash.ofLeaf(bytes());
    }

    /** For example {@code 3: on 2026-03-01T10:00:00Z p-17 as APPROVER approved ranker 2.0 on record 0123456789ab}. */
    public String describe() {
        return index + ": on " + at + " " + author.describe() + " " + event.describe();
    }

    private Optional<String> recordDigest() {
        return event.aboutRecord().map(Digest::toString);
    }

    private static ImpactException notCanonical(String message) {
        return new ImpactException(
                "ledger/not-canonical", message, "take the entry as the ledger stored it; do not edit or reformat it");
    }
}
