package io.modelimpact.record.verify;

import io.modelimpact.ImpactException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A record with the files that prove it, as bytes nobody has verified yet. In a folder they are {@value #RECORD_FILE}, {@value #ENVELOPE_FILE} (DSSE),
 * {@value #ENTRY_FILE} (the ledger entry that is the leaf), {@value #PROOF_FILE} (C2SP tlog-proof) and {@value #CONSISTENCY_FILE}; {@value #EVIDENCE_FILE} is what the
 * record was judged from. Immutable.
 */
public final class ExportedRecord {

    /** The file of the record's canonical bytes. */
    public static final String RECORD_FILE = "record.json";

    /** The file of the evidence's canonical bytes. */
    public static final String EVIDENCE_FILE = "evidence.json";

    /** The file of the signed statement. */
    public static final String ENVELOPE_FILE = "record.dsse.json";

    /** The file of the ledger entry. */
    public static final String ENTRY_FILE = "entry.json";

    /** The file of the inclusion proof with the signed checkpoint. */
    public static final String PROOF_FILE = "entry.tlog-proof";

    /** The file of the consistency proof from an earlier checkpoint. */
    public static final String CONSISTENCY_FILE = "consistency.json";

    /** The largest file that is read, in bytes. */
    public static final int MAX_FILE_BYTES = 64 * 1024 * 1024;

    private final byte[] record;
    private final Optional<byte[]> evidence;
    private final Optional<byte[]> envelope;
    private final Optional<byte[]> entry;
    private final Optional<byte[]> proof;
    private final Optional<byte[]> consistency;

    private ExportedRecord(
            byte[] record,
            Optional<byte[]> evidence,
            Optional<byte[]> envelope,
            Optional<byte[]> entry,
            Optional<byte[]> proof,
            Optional<byte[]> consistency) {
        this.record = record;
        this.evidence = evidence;
        this.envelope = envelope;
        this.entry = entry;
        this.proof = proof;
        this.consistency = consistency;
    }

    /** A record alone, copied. */
    public static ExportedRecord of(byte[] record) {
        Optional<byte[]> none = Optional.empty();
        return new ExportedRecord(record.clone(), none, none, none, none, none);
    }

    /** This export with the evidence that the record was judged from. */
    public ExportedRecord withEvidence(byte[] bytes) {
        return new ExportedRecord(record, Optional.of(bytes.clone()), envelope, entry, proof, consistency);
    }

    /** This export with the signed statement about the record. */
    public ExportedRecord withEnvelope(byte[] bytes) {
        return new ExportedRecord(record, evidence, Optional.of(bytes.clone()), entry, proof, consistency);
    }

    /** This export with the ledger entry about the record, and the proof that it is in the ledger. */
    public ExportedRecord withEntry(byte[] entryBytes, byte[] proofBytes) {
        return new ExportedRecord(
                record,
                evidence,
                envelope,
                Optional.of(entryBytes.clone()),
                Optional.of(proofBytes.clone()),
                consistency);
    }

    /** This export with the proof that the ledger grew from an earlier checkpoint. */
    public ExportedRecord withConsistency(byte[] bytes) {
        return new ExportedRecord(record, evidence, envelope, entry, proof, Optional.of(bytes.clone()));
    }

    /**
     * Reads the files of a folder; all but the record may be missing.
     *
     * @throws ImpactException code {@code verify/unreadable}, if a file can not be read or is larger than {@value #MAX_FILE_BYTES} bytes
     */
    public static ExportedRecord read(Path folder) {
        byte[] record = file(folder, RECORD_FILE)
                .orElseThrow(() -> unreadable(folder.resolve(RECORD_FILE), "is missing", Optional.empty()));
        return new ExportedRecord(
                record,
                file(folder, EVIDENCE_FILE),
                file(folder, ENVELOPE_FILE),
                file(folder, ENTRY_FILE),
                file(folder, PROOF_FILE),
                file(folder, CONSISTENCY_FILE));
    }

    /** Writes the files into a folder, which is made if it is not there; {@link ImpactException} code {@code verify/not-written} on failure. */
    public void write(Path folder) {
        try {
            Files.createDirectories(folder);
            Files.write(folder.resolve(RECORD_FILE), record);
            write(folder, EVIDENCE_FILE, evidence);
            write(folder, ENVELOPE_FILE, envelope);
            write(folder, ENTRY_FILE, entry);
            write(folder, PROOF_FILE, proof);
            write(folder, CONSISTENCY_FILE, consistency);
        } catch (IOException e) {
            throw new ImpactException(
                    "verify/not-written", "could not write the export to " + folder, "check space and permissions", e);
        }
    }

    /** The record's bytes, a fresh array. */
    public byte[] record() {
        return record.clone();
    }

    /** The evidence, a fresh array. */
    public Optional<byte[]> evidence() {
        return evidence.map(byte[]::clone);
    }

    /** The signed statement, a fresh array. */
    public Optional<byte[]> envelope() {
        return envelope.map(byte[]::clone);
    }

    /** The ledger entry, a fresh array. */
    public Optional<byte[]> entry() {
        return entry.map(byte[]::clone);
    }

    /** The proof of the entry with the checkpoint, a fresh array. */
    public Optional<byte[]> proof() {
        return proof.map(byte[]::clone);
    }

    /** The consistency proof, a fresh array. */
    public Optional<byte[]> consistency() {
        return consistency.map(byte[]::clone);
    }

    private static void write(Path folder, String name, Optional<byte[]> bytes) throws IOException {
        if (bytes.isPresent()) {
            Files.write(folder.resolve(name), bytes.get());
        }
    }

    private static Optional<byte[]> file(Path folder, String name) {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                throw unreadable(file, "is larger than " + MAX_FILE_BYTES + " bytes", Optional.empty());
            }
            return Optional.of(Files.readAllBytes(file));
        } catch (IOException e) {
            throw unreadable(file, "can not be read", Optional.of(e));
        }
    }

    private static ImpactException unreadable(Path file, String why, Optional<IOException> cause) {
        String message = "the file " + file + " " + why;
        String remedy = "take the export again from where it was made";
        return cause.map(e -> new ImpactException("verify/unreadable", message, remedy, e))
                .orElseGet(() -> new ImpactException("verify/unreadable", message, remedy));
    }
}
