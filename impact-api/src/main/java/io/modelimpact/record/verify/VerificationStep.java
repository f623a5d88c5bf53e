package io.modelimpact.record.verify;

/** What is verified of an exported record, in this order. */
public enum VerificationStep {
    /** The bytes are the canonical form of a record. */
    RECORD,
    /** The evidence, if it comes with the record, is that which the record names. */
    EVIDENCE,
    /** Enough different trusted keys signed the statement. */
    SIGNATURES,
    /** The signed statement is about these bytes. */
    STATEMENT,
    /** The ledger's trusted key signed the checkpoint, for the ledger of that name. */
    CHECKPOINT,
    /** Enough different trusted witnesses cosigned the checkpoint. */
    WITNESSES,
    /** The entry is about this record. */
    ENTRY,
    /** The entry is in the ledger at the checkpoint. */
    INCLUSION,
    /** The ledger at the checkpoint begins with the entries of the checkpoint remembered from before. */
    CONSISTENCY
}
