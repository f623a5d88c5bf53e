package io.modelimpact.engine.ledger;

import io.modelimpact.json.Digest;
import io.modelimpact.record.ledger.LedgerEntry;
import io.modelimpact.record.verify.Checkpoint;

/**
 * Says that an entry is in the ledger and safe. Who keeps the receipt can show later that the ledger still holds the entry and all before it.
 *
 * @param entry the entry as it stands in the ledger
 * @param digest its digest
 * @param head the head of the ledger right after the append, which includes the entry; unsigned
 */
public record LedgerReceipt(LedgerEntry entry, Digest digest, Checkpoint head) {

    /** The place of the entry, from 0. */
    public long index() {
        return entry.index();
    }
}
