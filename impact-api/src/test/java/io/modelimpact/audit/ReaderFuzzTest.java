package io.modelimpact.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonObject;
import io.modelimpact.json.JsonPointer;
import io.modelimpact.json.JsonReader;
import io.modelimpact.json.JsonString;
import io.modelimpact.json.JsonValue;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.verify.Checkpoint;
import io.modelimpact.record.verify.ConsistencyProof;
import io.modelimpact.record.verify.DsseEnvelope;
import io.modelimpact.record.verify.Ed25519Signer;
import io.modelimpact.record.verify.MerkleHash;
import io.modelimpact.record.verify.MerkleTree;
import io.modelimpact.record.verify.NoteVerifierKey;
import io.modelimpact.record.verify.RecordStatement;
import io.modelimpact.record.verify.SignedNote;
import io.modelimpact.record.verify.TransparencyProof;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Feeds damaged texts to every reader of this module. A reader may refuse with an {@link ImpactException}; what it accepts, it has to write back as it
 * was. Nothing else may be thrown, and no text of these sizes may take seconds.
 */
class ReaderFuzzTest {

    private static final long SLOWEST_NANOS = 2_000_000_000L;
    private static final int FEW = 20_000;

    private final List<Target> targets = targets();
    private long accepted;

    ReaderFuzzTest() throws IOException {}

    @Test
    void readersRefuseOrKeepAFewDamagedTexts() {
        run(new Mutator(20260101), FEW, Long.MAX_VALUE);

        assertThat(accepted).as("texts that were still accepted").isPositive();
    }

    /** Ten million texts or ten minutes, whichever comes first, unless told otherwise. */
    @Test
    @Tag("fuzz")
    void readersRefuseOrKeepMillionsOfDamagedTexts() {
        long seed = Long.getLong("impact.fuzz.seed", 1);
        long inputs = Long.getLong("impact.fuzz.inputs", 10_000_000);
        long nanos = Long.getLong("impact.fuzz.minutes", 10) * 60_000_000_000L;

        long done = run(new Mutator(seed), inputs, nanos);

        System.out.println("fuzz: " + done + " texts from seed " + seed + ", " + accepted + " accepted");
    }

    private long run(Mutator mutator, long inputs, long nanos) {
        long start = System.nanoTime();
        long done = 0;
        for (; done < inputs && System.nanoTime() - start < nanos; done++) {
            Target target = targets.get(mutator.below(targets.size()));
            Target other = targets.get(mutator.below(targets.size()));
            feed(target, mutator.mutate(target.original, other.original));
        }
        return done;
    }

    private void feed(Target target, byte[] bytes) {
        long start = System.nanoTime();
        try {
            boolean kept = target.reader.keeps(bytes);
            accepted++;
            if (!kept) {
                throw new AssertionError(failure(target, bytes, "was accepted and not kept"));
            }
        } catch (ImpactException refused) {
            assertThat(refused.code()).isNotEmpty();
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError(failure(target, bytes, "broke the reader"), e);
        }
        if (System.nanoTime() - start > SLOWEST_NANOS) {
            throw new AssertionError(failure(target, bytes, "took too long"));
        }
    }

    private static String failure(Target target, byte[] bytes, String what) {
        return target.name + ": " + HexFormat.of().formatHex(bytes) + " " + what;
    }

    private static List<Target> targets() throws IOException {
        JsonObject sample = (JsonObject) JsonReader.strict().read(sample());
        ImpactRecord record =
                ImpactRecord.of(sample.with("results", JsonObject.empty()).with("declaration", JsonObject.empty()));
        Ed25519Signer signer = Ed25519Signer.ofSeed(new byte[Ed25519Signer.SEED_LENGTH]);
        MerkleTree tree = MerkleTree.of(List.of(leaf(0), leaf(1), leaf(2), leaf(3), leaf(4)));
        Checkpoint checkpoint = Checkpoint.of("example.com/ledger", 5, tree.root());
        SignedNote note = checkpoint.signedBy(signer);
        byte[] numbers = utf8(
                "[0,-1.5,1e21,5e-324,1.7976931348623157e308,0.1,123456789012345680000,\"\\u00e9\\ud83d\\ude02\",{\"a\":[true,null]}]");
        byte[] contracts = CanonicalJson.bytes(sample.object("results").array("contracts"));
        return List.of(
                new Target("plain JSON", numbers, bytes -> keepsJson(JsonReader.plain(), bytes)),
                new Target("strict JSON", contracts, bytes -> keepsJson(JsonReader.strict(), bytes)),
                new Target(
                        "record",
                        record.bytes(),
                        bytes -> Arrays.equals(ImpactRecord.read(bytes).bytes(), bytes)),
                new Target(
                        "bundle",
                        bundle(record),
                        bytes -> Arrays.equals(ImpactBundle.read(bytes).bytes(), bytes)),
                new Target("envelope", RecordStatement.sign(record, signer).bytes(), ReaderFuzzTest::keepsEnvelope),
                new Target(
                        "note",
                        note.bytes(),
                        bytes -> Arrays.equals(SignedNote.parse(bytes).bytes(), bytes)),
                new Target("checkpoint", utf8(checkpoint.text()), bytes -> keepsCheckpoint(text(bytes))),
                new Target(
                        "proof",
                        TransparencyProof.of(tree.inclusionProof(2, 5), note).bytes(),
                        bytes -> Arrays.equals(TransparencyProof.parse(bytes).bytes(), bytes)),
                new Target(
                        "consistency",
                        tree.consistencyProof(3, 5).bytes(),
                        bytes -> Arrays.equals(ConsistencyProof.parse(bytes).bytes(), bytes)),
                new Target(
                        "verifier key",
                        utf8(NoteVerifierKey.of("example.com/ledger", signer.verifier())
                                .toString()),
                        bytes -> NoteVerifierKey.parse(text(bytes)).toString().equals(text(bytes))),
                new Target(
                        "pointer",
                        utf8("/a~1b/0/~0/c"),
                        bytes -> JsonPointer.parse(text(bytes)).toString().equals(text(bytes))));
    }

    private static boolean keepsJson(JsonReader reader, byte[] bytes) {
        JsonValue value = reader.read(bytes);
        byte[] canonical = CanonicalJson.bytes(value);
        JsonValue again = reader.read(canonical);
        return again.equals(value) && Arrays.equals(CanonicalJson.bytes(again), canonical);
    }

    private static boolean keepsEnvelope(byte[] bytes) {
        DsseEnvelope envelope = DsseEnvelope.read(bytes);
        return DsseEnvelope.read(envelope.bytes()).equals(envelope);
    }

    private static boolean keepsCheckpoint(String text) {
        return Checkpoint.parse(text).text().equals(text);
    }

    private static byte[] bundle(ImpactRecord record) {
        JsonObject evidence = JsonObject.builder().put("units", 3).build();
        JsonObject section = record.json()
                .object("evidence")
                .with(
                        "digest",
                        new JsonString(ImpactBundle.digestOfEvidence(evidence).toString()));
        ImpactRecord held = ImpactRecord.of(record.json().with("evidence", section));
        return new ImpactBundle(
                        held, evidence, JsonObject.builder().put("threads", 2).build())
                .bytes();
    }

    private static MerkleHash leaf(int index) {
        return MerkleHash.ofLeaf(new byte[] {(byte) index});
    }

    private static byte[] sample() throws IOException {
        String name = "/io/modelimpact/record/sample-record.json";
        try (InputStream in = Objects.requireNonNull(ReaderFuzzTest.class.getResourceAsStream(name), name)) {
            return in.readAllBytes();
        }
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    /** A text that is in order, and the reader of its kind. */
    private static final class Target {

        private final String name;
        private final byte[] original;
        private final Reader reader;

        Target(String name, byte[] original, Reader reader) {
            this.name = name;
            this.original = original;
            this.reader = reader;
        }
    }

    /** Whether a reader writes back what it accepts. */
    private interface Reader {
        boolean keeps(byte[] bytes);
    }
}
