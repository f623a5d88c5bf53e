/**
 * The ledger: an append-only log of what happened to assessments, in an embedded file that survives crashes, in memory, or in a store of the host's own.
 *
 * <p>{@link io.modelimpact.engine.ledger.Ledger} chains entries by digest, keeps a Merkle tree over them and gives checkpoints and proofs of it;
 * {@link io.modelimpact.engine.ledger.FileLedgerStore} is the file. Tampering is evident to anyone who holds an earlier checkpoint; to nobody else is it
 * more than an accident would be. Sizes and indices count entries, positions count bytes. Nothing here reads a clock. Ledgers and stores are safe for use
 * by several threads; of several processes, one writes and any number read.
 */
@NullMarked
package io.modelimpact.engine.ledger;

import org.jspecify.annotations.NullMarked;
