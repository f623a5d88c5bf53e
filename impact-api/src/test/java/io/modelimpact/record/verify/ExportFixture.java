package io.modelimpact.record.verify;

import io.modelimpact.json.CanonicalJson;
import io.modelimpact.json.JsonObject;
import io.modelimpact.record.ImpactRecord;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** A record that two people signed, as entry 4 of a ledger of 7 that was seen before at 3 entries. */
final class ExportFixture {

    static final String ORIGIN = "example.com/ledger";
    static final Ed25519Signer ANN = signer(1);
    static final Ed25519Signer BEN = signer(2);
    static final Ed25519Signer LOG = signer(3);
    static final Ed25519Signer STRANGER = signer(4);
    static final NoteVerifierKey LOG_KEY = NoteVerifierKey.of(ORIGIN, LOG.verifier());

    private static final long INDEX = 4;
    private static final long SIZE = 7;

    private final ImpactRecord record;
    private final byte[] entry;
    private final MerkleTree tree;

    ExportFixture(ImpactRecord record) {
        this.record = record;
        this.entry = entry(record);
        this.tree = tree(entry);
    }

    ExportedRecord export() {
        return ExportedRecord.of(record.bytes())
                .withEnvelope(envelope().bytes())
                .withEntry(entry, proof(LOG).bytes())
                .withConsistency(tree.consistencyProof(3, SIZE).bytes());
    }

    TrustPolicy policy() {
        return TrustPolicy.nobody()
                .signedBy(List.of(ANN.verifier(), BEN.verifier()), 2)
                .loggedBy(LOG_KEY)
                .remembering(Checkpoint.of(ORIGIN, 3, tree.root(3)));
    }

    DsseEnvelope envelope() {
        return RecordStatement.sign(record, ANN).signedBy(BEN);
    }

    byte[] entry() {
        return entry.clone();
    }

    MerkleTree tree() {
        return tree;
    }

    TransparencyProof proof(Ed25519Signer log) {
        SignedNote checkpoint = Checkpoint.of(ORIGIN, SIZE, tree.root()).signedBy(log);
        return TransparencyProof.of(tree.inclusionProof(INDEX, SIZE), checkpoint);
    }

    static byte[] entry(ImpactRecord record) {
        return CanonicalJson.bytes(JsonObject.builder()
                .put("seq", INDEX)
                .put("type", "EVALUATED")
                .put("recordDigest", record.digest().toString())
                .build());
    }

    private static MerkleTree tree(byte[] entry) {
        MerkleTree tree = MerkleTree.create();
        for (int i = 0; i < SIZE; i++) {
            byte[] other = ("entry " + i).getBytes(StandardCharsets.US_ASCII);
            tree.append(MerkleHash.ofLeaf(i == INDEX ? entry : other));
        }
        return tree;
    }

    private static Ed25519Signer signer(int number) {
        byte[] seed = new byte[Ed25519Signer.SEED_LENGTH];
        Arrays.fill(seed, (byte) number);
        return Ed25519Signer.ofSeed(seed);
    }
}
