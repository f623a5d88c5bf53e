package io.modelimpact.engine.ledger;

/** How a ledger relates to a checkpoint that somebody kept. */
public enum History {
    /** The ledger begins with exactly the entries that the checkpoint speaks of. */
    EXTENDS("the ledger begins with the entries of the checkpoint"),
    /** The ledger has fewer entries than the checkpoint: entries were cut off, or an older copy was put in its place. */
    SHORTER("the ledger has fewer entries than the checkpoint"),
    /** The ledger has as many entries, and not the same: some were changed, dropped, inserted or moved. */
    REWRITTEN("the ledger has other entries than the checkpoint"),
    /** The checkpoint is of a ledger with another name. */
    FOREIGN("the checkpoint is of another ledger"),
    /** The checkpoint is of an empty ledger, which every ledger extends: it shows nothing. */
    EMPTY("the checkpoint is of an empty ledger and shows nothing");

    private final String reason;

    History(String reason) {
        this.reason = reason;
    }

    /** Whether the checkpoint shows that nothing it speaks of was tampered with. */
    public boolean holds() {
        return this == EXTENDS;
    }

    /** The finding as a sentence without a full stop. */
    public String reason() {
        return reason;
    }
}
