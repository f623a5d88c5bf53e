package io.modelimpact.engine.ledger;

import io.modelimpact.ImpactException;
import io.modelimpact.json.CanonicalJson;
import io.modelimpact.record.ImpactBundle;
import io.modelimpact.record.ImpactRecord;
import io.modelimpact.record.ledger.LedgerEntry;
import io.modelimpact.record.ledger.LedgerEventType;
import io.modelimpact.record.verify.Checkpoint;
import io.modelimpact.record.verify.ExportedRecord;
import io.modelimpact.record.verify.SignedNote;
import io.modelimpact.record.verify.TransparencyProof;
import io.modelimpact.spi.Signer;

/**
 * Takes a record out of a ledger together with what proves that it is there, for people who have neither the ledger nor the engine. The files are those of
 * {@link ExportedRecord}; {@link io.modelimpact.record.verify.RecordVerifier} verifies them.
 */
public final class LedgerExport {

    private LedgerExport() {}

    /** The record, the entry of its evaluation, and the proof under the ledger's head as it is now; errors as {@link #of(Ledger, ImpactRecord, SignedNote)}. */
    public static ExportedRecord of(Ledger ledger, ImpactRecord record, Signer signer) {
        return of(ledger, record, ledger.signedCheckpoint(signer));
    }

    /** A bundle's record with its evidence, the entry of its evaluation, and the proof under the ledger's head as it is now; errors as {@link #of(Ledger, ImpactRecord, SignedNote)}. */
    public static ExportedRecord of(Ledger ledger, ImpactBundle bundle, Signer signer) {
        return of(ledger, bundle.record(), signer).withEvidence(CanonicalJson.bytes(bundle.evidence()));
    }

    /**
     * The record, the entry of its evaluation, and the proof under a signed checkpoint, such as one that witnesses have cosigned.
     *
     * @throws ImpactException code {@code ledger/not-logged}, if no evaluation with this record was entered before the checkpoint; {@code ledger/history},
     *     if the checkpoint is not one of this ledger
     */
    public static ExportedRecord of(Ledger ledger, ImpactRecord record, SignedNote note) {
        Checkpoint checkpoint = Checkpoint.parse(note.text());
        requireOwn(ledger, checkpoint);
        LedgerEntry entry = ledger.about(record.digest()).stream()
                .filter(found -> found.event().type() == LedgerEventType.EVALUATED)
                .filter(found ->
                        record.digest().equals(found.event().aboutRecord().orElseThrow()))
                .filter(found -> found.index() < checkpoint.size())
                .findFirst()
                .orElseThrow(() -> notLogged(ledger, record));
        TransparencyProof proof = TransparencyProof.of(ledger.inclusionProof(entry.index(), checkpoint.size()), note);
        return ExportedRecord.of(record.bytes()).withEntry(ledger.entryBytes(entry.index()), proof.bytes());
    }

    /**
     * As {@link #of(Ledger, ImpactRecord, SignedNote)}, with the proof for somebody who kept an earlier checkpoint that the ledger only grew since.
     *
     * @throws ImpactException also code {@code ledger/history}, if the ledger does not extend the earlier checkpoint, or the later one is not later
     */
    public static ExportedRecord since(Checkpoint kept, Ledger ledger, ImpactRecord record, SignedNote note) {
        requireOwn(ledger, kept);
        Checkpoint later = Checkpoint.parse(note.text());
        if (kept.size() > later.size()) {
            throw LedgerFailures.of(
                    "ledger/history",
                    "the earlier checkpoint has " + kept.size() + " entries, the later one " + later.size(),
                    "take a later checkpoint of the ledger");
        }
        return of(ledger, record, note)
                .withConsistency(
                        ledger.consistencyProof(kept.size(), later.size()).bytes());
    }

    private static void requireOwn(Ledger ledger, Checkpoint checkpoint) {
        History history = ledger.compareWith(checkpoint);
        if (!history.holds()) {
            throw LedgerFailures.of(
                    "ledger/history", history.reason(), "use a checkpoint of this ledger, or find out who rewrote it");
        }
    }

    private static ImpactException notLogged(Ledger ledger, ImpactRecord record) {
        return LedgerFailures.of(
                "ledger/not-logged",
                ledger.origin() + " has no evaluation with record " + record.digest() + " before the checkpoint",
                "append the evaluation, and take a checkpoint after it");
    }
}
